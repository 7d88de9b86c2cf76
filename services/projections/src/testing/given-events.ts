import {
  type DataOf,
  derivedId,
  type EventContract,
  type EventMeta,
  eventId,
  positionOf,
  type SequencedEvent,
} from '@baraza/contracts';
import type { DocumentVersion, Fact, Projection, RecordedFact } from '@baraza/read-models';

/** The ledger of events made for specs. */
export const LEDGER = '11111111-2222-4333-8444-555555555555';

export interface Details {
  readonly effectiveOn?: string;
  readonly time?: string;
  readonly tags?: readonly string[];
  readonly meta?: Partial<EventMeta>;
}

/** An event without its place: given events get sequences in the order they are given. */
export type GivenEvent = Omit<SequencedEvent, 'sequence' | 'position' | 'revision'>;

/** An event of the contract on the entity's stream, in a moment that does not matter. */
export function happened<C extends EventContract>(
  contract: C,
  entity: string,
  data: DataOf<C>,
  { effectiveOn = '2026-03-02', time = '2026-03-02T09:00:00.000Z', tags = [], meta = {} }: Details = {},
): GivenEvent {
  const stream = `${contract.aggregate}-${entity}`;
  const commandId = meta.commandId ?? derivedId('spec', contract.type, stream, effectiveOn, JSON.stringify(data));
  return {
    id: eventId(commandId, 0),
    type: contract.type,
    schemaVersion: contract.schemaVersion,
    stream,
    time,
    effectiveOn,
    data,
    meta: {
      actor: { person: '00000000-0000-4000-8000-00000000000a', roles: ['secretariat'] },
      commandId,
      commandHash: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
      correlationId: commandId,
      causationId: commandId,
      ...meta,
    },
    tags,
  };
}

/** The events as the ledger would hold them: sequences from 1, revisions by stream, an id of its own for each. */
export function recorded(events: readonly GivenEvent[]): readonly SequencedEvent[] {
  const revisions = new Map<string, number>();
  return events.map((event, index) => {
    const revision = revisions.get(event.stream) ?? 0;
    revisions.set(event.stream, revision + 1);
    const sequence = index + 1;
    const isFirst = events.findIndex((other) => other.id === event.id) === index;
    const id = isFirst ? event.id : derivedId('spec', event.id, String(sequence));
    return { ...event, id, revision, sequence, position: positionOf(LEDGER, sequence) };
  });
}

/** Given these events, then these documents: what a runner would keep, without one. */
export function documentsOf<Doc>(projection: Projection<Doc>, events: readonly GivenEvent[]): ReadonlyMap<string, Doc> {
  return projected(projection, recorded(events)).documents;
}

/** Documents and facts after these events, and every version on the way. */
export function projected<Doc>(
  projection: Projection<Doc>,
  events: readonly SequencedEvent[],
): {
  readonly documents: ReadonlyMap<string, Doc>;
  readonly facts: readonly RecordedFact[];
  readonly versions: readonly DocumentVersion[];
} {
  const documents = new Map<string, Doc>();
  const facts: RecordedFact[] = [];
  const versions: DocumentVersion[] = [];
  for (const event of events) {
    if (projection.types !== 'all' && !projection.types.includes(event.type)) continue;
    for (const key of projection.keys(event)) {
      const before = documents.get(key);
      const after = projection.evolve(before, event, key);
      for (const fact of projection.facts?.(before, after, event, key) ?? []) facts.push(recordedFact(fact, event));
      if (after === undefined) documents.delete(key);
      else documents.set(key, after);
      if (after !== before) versions.push({ key, doc: after, sequence: event.sequence });
    }
  }
  return { documents, facts, versions };
}

function recordedFact(fact: Fact, event: SequencedEvent): RecordedFact {
  return { ...fact, sequence: event.sequence, eventId: event.id };
}
