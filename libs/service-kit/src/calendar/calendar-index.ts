import type { EventCatalogue, SequencedEvent } from '@baraza/contracts';
import type { Aggregate, CalendarStep, Happened } from '@baraza/domain';
import type { Projection } from '@baraza/read-models';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- aggregates of one index differ in state and events
export type AnyAggregate = Aggregate<any, any>;

/** An entity as the calendar sees it. */
export interface DatedEntity {
  readonly aggregate: string;
  readonly stream: string;
  readonly state: { readonly status: string };
  /** Null where nothing comes without a command. */
  readonly next: CalendarStep | null;
}

export const CALENDAR_INDEX = 'calendar';

/** Steps sort by date, then rank, then entity: as text. */
export function dueKey(step: CalendarStep, stream: string): string {
  return `${step.on} ${String(step.rank).padStart(4, '0')} ${stream}`;
}

/**
 * What is due when: every entity of these aggregates by its next step. Made of the record alone, so that a start after
 * days of downtime finds what fell due meanwhile.
 */
export function calendarIndex(aggregates: readonly AnyAggregate[], catalogue: EventCatalogue): Projection<DatedEntity> {
  const owners = new Map<string, AnyAggregate>();
  for (const aggregate of aggregates) {
    for (const contract of catalogue.all()) {
      if (contract.aggregate === aggregate.name) owners.set(contract.type, aggregate);
    }
  }
  return {
    model: {
      name: CALENDAR_INDEX,
      // Both a further aggregate and another state make another index.
      version: aggregates.reduce((sum, { stateVersion }) => sum + stateVersion, 0),
      keepsPast: false,
      indexes: ['due'],
      index: ({ stream, next }) => ({ due: next === null ? null : dueKey(next, stream) }),
    },
    types: [...owners.keys()],
    keys: (event) => [event.stream],
    evolve(doc, event: SequencedEvent, stream) {
      const aggregate = owners.get(event.type)!;
      const { type, data, effectiveOn, time, meta } = event;
      const happened: Happened = { type, data, effectiveOn, time, actor: meta.actor.person };
      const state = aggregate.evolve(doc?.state ?? aggregate.initialState, happened) as DatedEntity['state'];
      return { aggregate: aggregate.name, stream, state, next: aggregate.calendar?.next(state) ?? null };
    },
  };
}
