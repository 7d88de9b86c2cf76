import {
  defineEvent,
  derivedId,
  encodeEvent,
  EventCatalogue,
  type EncodedEvent,
  type RecordedEvent,
} from '@baraza/contracts';
import { Type } from 'typebox';
import type { Appended, AppendRequest, EventStore, ExpectedRevision, StreamAppend } from '../event-store.port.ts';

const data = Type.Object({ text: Type.String() }, { additionalProperties: false });
const sample = <const T extends string>(type: T, aggregate: string) =>
  defineEvent({
    type,
    schemaVersion: 1,
    summary: 'Something was noted in a test of an event store.',
    audience: 'internal',
    aggregate,
    data,
    example: { text: 'noted' },
  });

/** Contracts that exist only in the tests of the event stores. */
export const sampleCatalogue = new EventCatalogue([
  sample('members.SampleNoted', 'sample'),
  sample('members.SampleStruck', 'sample'),
  sample('members.CopyNoted', 'copy'),
  sample('capacity.DrillNoted', 'drill'),
]);

/** The moment the samples begin at: an event's time is this plus its revision in milliseconds. */
export const SAMPLE_BEGINS = Date.parse('2026-03-02T09:00:00.000Z');

export interface SampleOptions extends Partial<Omit<RecordedEvent, 'data' | 'stream' | 'revision'>> {
  /** Its length sets the event's size. */
  readonly text?: string;
  /** Tells apart two events at the same place: part of the derived id. */
  readonly salt?: string;
}

/** An event that is wholly determined by its arguments. */
export function aSample(stream: string, revision: number, options: SampleOptions = {}): EncodedEvent {
  return encodeEvent(sampleCatalogue, aRecordedSample(stream, revision, options));
}

export function aRecordedSample(stream: string, revision: number, options: SampleOptions = {}): RecordedEvent {
  const { text = 'noted', salt = '', ...given } = options;
  const id = derivedId('sample', stream, String(revision), salt);
  return {
    id,
    type: 'members.SampleNoted',
    schemaVersion: 1,
    stream,
    revision,
    time: new Date(SAMPLE_BEGINS + revision).toISOString(),
    effectiveOn: '2026-03-02',
    data: { text },
    meta: {
      actor: { person: '00000000-0000-4000-8000-00000000000a', roles: ['secretariat'] },
      commandId: id,
      commandHash: 'A'.repeat(43),
      correlationId: id,
      causationId: id,
    },
    tags: [],
    ...given,
  };
}

/** `count` samples that follow `expected` in a stream. */
export function samples(
  stream: string,
  expected: ExpectedRevision,
  count: number,
  options: SampleOptions = {},
): StreamAppend {
  const first = expected === 'none' ? 0 : expected + 1;
  return {
    stream,
    expected,
    events: Array.from({ length: count }, (_, index) => aSample(stream, first + index, options)),
  };
}

/** A request with time enough. */
export function request(...streams: StreamAppend[]): AppendRequest {
  return { streams, deadline: Date.now() + 60_000 };
}

export function appendSamples(
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  count: number,
  options: SampleOptions = {},
): Promise<Appended> {
  return store.append(request(samples(stream, expected, count, options)));
}

/** Every event after `after`, by pages. */
export async function readEverything(
  store: EventStore,
  after = 0,
  options: { limit?: number; types?: string[]; tags?: string[]; stream?: string } = {},
): Promise<{ sequence: number; text: string }[]> {
  const { limit = 1_000, ...filter } = options;
  const seen: { sequence: number; text: string }[] = [];
  let lookedUpTo = after;
  for (;;) {
    const page = await store.readAll({ after: lookedUpTo, limit, ...filter });
    for (const event of page.events)
      seen.push({ sequence: event.sequence, text: new TextDecoder().decode(event.bytes) });
    lookedUpTo = page.lookedUpTo;
    if (lookedUpTo >= page.head) return seen;
  }
}

export const textOf = (event: { readonly bytes: Uint8Array }): string => new TextDecoder().decode(event.bytes);
