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
  /** The unit it concerns. */
  readonly unit: string | null;
  /** The organisations it concerns. */
  readonly organisations: readonly string[];
}

export const trailModel: ReadModel<TrailDoc> = {
  name: 'audit-trail',
  version: 1,
  keepsPast: false, // events never change
  indexes: ['sequence', 'type', 'entity', 'effectiveOn', 'causation', 'organisations'],
  lists: ['organisations'],
  index: (doc) => ({
    sequence: doc.sequence,
    type: doc.type,
    entity: doc.entity,
    effectiveOn: doc.effectiveOn,
    causation: doc.meta === null || doc.meta.causationId === doc.meta.commandId ? null : doc.meta.causationId,
    organisations: doc.organisations,
  }),
};
