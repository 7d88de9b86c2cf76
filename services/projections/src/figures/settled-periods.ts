import { type CivilDate, type ClosedPeriod, closedPeriods, type PeriodLength } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { sequenceKnownAt } from '../moments/moments.queries.ts';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import type { Frame } from '../viewing/frame.ts';
import { endOfDateIn } from '../viewing/known-date.ts';

/** A closed period, with the last sequence that counts in it. */
export interface SettledPeriod {
  readonly period: ClosedPeriod;
  readonly knownAt: number;
}

/** The periods since a date that were closed on the date asked about: none that is known only later than what was asked. */
export async function settledPeriods(
  store: ServedModels,
  { forum, asOf, today, askedKnownAt, checkpoint }: Frame,
  length: PeriodLength,
  since: CivilDate,
): Promise<readonly SettledPeriod[]> {
  const known = await Promise.all(
    closedPeriods(length, since, asOf < today ? asOf : today).map(async (period) => ({
      period,
      knownAt: await sequenceKnownAt(store, endOfDateIn(forum.zone, period.settledOn), checkpoint),
    })),
  );
  return known.filter(({ knownAt }) => askedKnownAt === undefined || knownAt <= askedKnownAt);
}

/** The way from a unit up to the root, itself first, the root left out: as the tree stood at a moment. */
export function waysIn(
  tree: UnitTree,
  root: string | undefined,
  moment: { readonly asOf: CivilDate; readonly knownAt: number },
): (unit: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const wayOf = (unit: string): readonly string[] => {
    const way: string[] = [];
    for (let at = root; at !== undefined;) {
      at = tree.childrenOf(at, moment).find(({ code }) => tree.isWithin(unit, code, moment))?.code;
      if (at !== undefined) way.unshift(at);
    }
    return way;
  };
  return (unit) => {
    const way = known.get(unit) ?? wayOf(unit);
    known.set(unit, way);
    return way;
  };
}
