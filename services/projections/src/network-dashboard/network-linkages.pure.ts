import { LINKAGE_KINDS, type LinkageKind } from '@baraza/contracts';
import type { LinkedFigure, UnitGroup } from '../figures/linked-figure.ts';

/** Linkages of one kind that are in force. */
export interface OfKind {
  readonly kind: LinkageKind;
  readonly figure: LinkedFigure;
}

/** Linkages in force, where the member stands that each begins with. */
export interface Linkages {
  readonly inForce: LinkedFigure;
  readonly byKind: readonly OfKind[];
  /** The units in which there are any. */
  readonly byUnit: readonly {
    readonly code: string;
    readonly name: string;
    readonly itself: boolean;
    readonly inForce: LinkedFigure;
    readonly byKind: readonly OfKind[];
  }[];
}

export type CountLinkages = (kind: LinkageKind | undefined, unit?: UnitGroup) => LinkedFigure;

/** What a page tells of linkages: of every kind that there is one of. */
export function linkagesIn(groups: readonly UnitGroup[], count: CountLinkages): Linkages {
  const kinds = LINKAGE_KINDS.filter((kind) => count(kind).value > 0);
  const byKind = (unit?: UnitGroup) => kinds.map((kind) => ({ kind, figure: count(kind, unit) }));
  const lines = groups.map((group) => {
    const { code, name, itself } = group;
    return { code, name, itself, inForce: count(undefined, group), byKind: byKind(group) };
  });
  return { inForce: count(undefined), byKind: byKind(), byUnit: lines.filter(({ inForce }) => inForce.value > 0) };
}
