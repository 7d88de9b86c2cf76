import type { EventMeta } from '@baraza/contracts';
import type { CivilDate, Instant } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** An event as a trail needs it: as it was written, found by whom and what it is about. */
export interface TrailDoc {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly aggregate: string;
  /** The entity in whose stream it stands. */
  readonly entity: string;
  readonly revision: number;
  readonly sequence: number;
  readonly position: string;
  readonly time: Instant;
  readonly effectiveOn: CivilDate;
  /** As written; null for what is sealed, which is kept in no read model. */
  readonly data: unknown;
  readonly meta: Pick<
    EventMeta,
    'actor' | 'onBehalfOf' | 'ground' | 'policy' | 'causationId' | 'correlationId' | 'commandId' | 'basedOn'
  > | null;
  /** The unit it concerns first of all. */
  readonly unit: string | null;
  /** The units it concerns, the first among them: where a unit moved to, and from. */
  readonly units: readonly string[];
  /** The organisations it concerns. */
  readonly organisations: readonly string[];
  /** The themes of what it is about. */
  readonly themes: readonly string[];
}

export const trailModel: ReadModel<TrailDoc> = {
  name: 'audit-trail',
  version: 3,
  keepsPast: false, // events never change
  indexes: ['sequence', 'type', 'entity', 'effectiveOn', 'causation', 'organisations', 'units', 'persons', 'themes'],
  lists: ['organisations', 'units', 'persons', 'themes'],
  index: (doc) => ({
    sequence: doc.sequence,
    type: doc.type,
    entity: doc.entity,
    effectiveOn: doc.effectiveOn,
    causation: doc.meta === null || doc.meta.causationId === doc.meta.commandId ? null : doc.meta.causationId,
    organisations: doc.organisations,
    units: doc.units,
    persons: decidedBy(doc),
    themes: doc.themes,
  }),
};

/** Whose act it was: a person's, or that of whoever they acted for. What a policy or the calendar does is nobody's. */
export function decidedBy({ meta }: Pick<TrailDoc, 'meta'>): readonly string[] {
  if (meta === null || meta.policy !== undefined) return [];
  return [meta.actor.person, ...(meta.onBehalfOf === undefined ? [] : [meta.onBehalfOf])];
}
