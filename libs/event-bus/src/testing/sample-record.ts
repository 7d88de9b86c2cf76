import {
  canonicalBytes,
  defineEvent,
  derivedId,
  encodeEvent,
  EventCatalogue,
  eventId,
  type EncodedEvent,
  type RecordedEvent,
} from '@baraza/contracts';
import type { Audience } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import { Type } from 'typebox';

const contract = (type: string, aggregate: string, audience: Audience) =>
  defineEvent({
    type,
    schemaVersion: 1,
    summary: 'For tests of the bus.',
    audience,
    aggregate,
    data: Type.Object({ step: Type.Integer() }, { additionalProperties: false }),
    example: { step: 1 },
  });

/** Contracts for tests: one per audience, and one type whose second version renamed its only field. */
export const sampleCatalogue = new EventCatalogue([
  contract('members.StepTaken', 'walk', 'integrator'),
  contract('members.StepShown', 'walk', 'public'),
  contract('members.StepJudged', 'walk', 'internal'),
  contract('members.StepSealed', 'walk', 'sealed'),
  contract('coalitions.StepJoined', 'march', 'integrator'),
  defineEvent({
    type: 'capacity.LessonHeld',
    schemaVersion: 1,
    summary: 'For tests of upcasting.',
    audience: 'internal',
    aggregate: 'lesson',
    data: Type.Object({ people: Type.Integer() }, { additionalProperties: false }),
    example: { people: 3 },
  }),
  defineEvent({
    type: 'capacity.LessonHeld',
    schemaVersion: 2,
    summary: 'For tests of upcasting.',
    audience: 'internal',
    aggregate: 'lesson',
    data: Type.Object({ participants: Type.Integer() }, { additionalProperties: false }),
    example: { participants: 3 },
    upcast: (data: { people: number }) => ({ participants: data.people }),
    change: 'incompatible',
    lower: (data: { participants: number }) => ({ people: data.participants }),
  }),
]);

export interface SampleEvent {
  readonly type: string;
  /** `walk-<uuid>`; derive the UUID with `streamOf`. */
  readonly stream: string;
  readonly schemaVersion?: number;
  readonly data?: unknown;
  /** Of the command that recorded it. */
  readonly traceparent?: string;
}

export function streamOf(aggregate: string, name: string): string {
  return `${aggregate}-${derivedId('sample', name)}`;
}

/**
 * Appends events one command each, at the next revision of their streams.
 * @returns their ids, in order
 */
export async function append(store: EventStore, ...events: readonly SampleEvent[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const event of events) {
    const { lastRevision } = await store.readStream(event.stream, { limit: 1 });
    const encoded = encodeSample(event, lastRevision === undefined ? 0 : lastRevision + 1);
    const expected = lastRevision ?? 'none';
    await store.append({
      streams: [{ stream: event.stream, expected, events: [encoded] }],
      deadline: Date.now() + 30_000,
    });
    ids.push(encoded.id);
  }
  return ids;
}

/** Appends `count` steps of one stream, up to 250 per append. @returns their ids, in order */
export async function appendSteps(store: EventStore, stream: string, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  const { lastRevision } = await store.readStream(stream, { limit: 1 });
  let expected: number | 'none' = lastRevision ?? 'none';
  while (ids.length < count) {
    const size = Math.min(250, count - ids.length);
    const first: number = expected === 'none' ? 0 : expected + 1;
    const events = Array.from({ length: size }, (_, index) =>
      encodeSample({ type: 'members.StepTaken', stream, data: { step: first + index } }, first + index),
    );
    await store.append({ streams: [{ stream, expected, events }], deadline: Date.now() + 30_000 });
    ids.push(...events.map(({ id }) => id));
    expected = first + size - 1;
  }
  return ids;
}

export const ACTOR = '00000000-0000-4000-8000-00000000000a';

function encodeSample(event: SampleEvent, revision: number): EncodedEvent {
  const command = derivedId('sample-command', event.stream, String(revision));
  const recorded: RecordedEvent = {
    id: eventId(command, 0),
    type: event.type,
    schemaVersion: event.schemaVersion ?? 1,
    stream: event.stream,
    revision,
    time: new Date(Date.UTC(2026, 2, 2) + revision).toISOString(),
    effectiveOn: '2026-03-02',
    data: event.data ?? { step: revision },
    meta: {
      actor: { person: ACTOR, roles: ['secretariat'] },
      commandId: command,
      commandHash: 'x'.repeat(43),
      correlationId: command,
      causationId: command,
      ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
    },
    tags: ['unit:UG-402'],
  };
  if (sampleCatalogue.find(recorded.type, recorded.schemaVersion) !== undefined) {
    return encodeEvent(sampleCatalogue, recorded);
  }
  // As a newer process would have written it: this one has no contract to check it by.
  return { ...recorded, commandId: command, bytes: canonicalBytes(recorded) };
}
