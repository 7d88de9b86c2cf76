import {
  encodeEvent,
  type EncodedEvent,
  type EventCatalogue,
  eventId,
  type EventMeta,
  type RecordedEvent,
} from '@baraza/contracts';
import type { Decided, Deciding } from '@baraza/domain';
import type { EventStore, ExpectedRevision } from '@baraza/event-store';
import { commandHash, type EventToSeal, sealEvents, type Vault } from '@baraza/privacy';
import { personalPointersOf } from '../fields/personal-pointers.ts';
import type { IssuedCommand } from './issued-command.ts';

/** What one stream is to take of a decision. */
export interface StreamDecision {
  readonly stream: string;
  readonly revision: number | undefined;
  readonly events: readonly Decided[];
}

/** The same, ready to be appended. */
export interface StreamRecording {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly recorded: readonly RecordedEvent[];
  readonly encoded: readonly EncodedEvent[];
}

/** What a decision is fixed and recorded with. */
export interface RecordingTools {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly catalogue: EventCatalogue;
}

export interface Recording {
  readonly streams: readonly StreamRecording[];
  /** Events with personal values: to be confirmed once they are recorded. */
  readonly sealed: readonly string[];
}

/**
 * A command's hash: of where it goes and what it says, personal fields by their commitments.
 * @throws PersonErased where a person it names has been erased
 */
export function hashOf(vault: Vault, command: IssuedCommand): Promise<string> {
  const { body = {}, target, operation, id } = command;
  const personal = operation.body === undefined ? [] : personalPointersOf(operation.body);
  return commandHash(vault, {
    commandId: id,
    body: target === undefined ? { body } : { target, body },
    personal: personal.map((pointer) => `/body${pointer}`),
  });
}

/**
 * Fixes everything that goes into the events: ids, revisions, time and meta; personal values go into the vault, durable
 * before this resolves. What comes out may be appended again and again, byte for byte.
 * @throws InvalidEvent for data outside its contract: a bug of the decider
 */
export async function record(
  { vault, catalogue }: Omit<RecordingTools, 'store'>,
  command: IssuedCommand,
  given: Deciding,
  decisions: readonly StreamDecision[],
  deadline: number,
): Promise<Recording> {
  const drafts = decisions.flatMap((part) => part.events.map((event) => ({ part, event })));
  // Versions that this process knows may have come into force since it last looked.
  if (catalogue.isAheadOfRecord(drafts.map(({ event }) => event.type))) await catalogue.lookAgain();
  const toSeal = drafts.map(({ event }, index): EventToSeal => {
    const written = catalogue.written(event.type, event.data);
    if (written === undefined) throw new Error(`decided an event without a contract: ${event.type}`);
    return { eventId: eventId(command.id, index), ...written, commandId: command.id, deadline };
  });
  // Asked together, in this order: the vault answers both in one turn, and the hash finds the secret that sealing made.
  const [data, hash] = await Promise.all([sealEvents(vault, toSeal), hashOf(vault, command)]);

  const streams = new Map<string, { decision: StreamDecision; recorded: RecordedEvent[]; encoded: EncodedEvent[] }>();
  drafts.forEach(({ part, event }, index) => {
    const of = streams.get(part.stream) ?? { decision: part, recorded: [], encoded: [] };
    streams.set(part.stream, of);
    const recorded: RecordedEvent = {
      id: toSeal[index]!.eventId,
      type: event.type,
      schemaVersion: toSeal[index]!.contract.schemaVersion,
      stream: part.stream,
      revision: (part.revision ?? -1) + 1 + of.recorded.length,
      time: given.now,
      effectiveOn: event.effectiveOn,
      data: data[index],
      meta: metaOf(command, given, hash, event.ground),
      tags: event.tags,
    };
    of.recorded.push(recorded);
    of.encoded.push(encodeEvent(catalogue, recorded));
  });
  return {
    streams: [...streams].map(([stream, { decision, recorded, encoded }]) => ({
      stream,
      expected: decision.revision ?? 'none',
      recorded,
      encoded,
    })),
    sealed: toSeal.filter((one, index) => one.data !== data[index]).map((one) => one.eventId),
  };
}

function metaOf(command: IssuedCommand, given: Deciding, commandHash: string, ground: string | undefined): EventMeta {
  const { id, correlationId, causationId, policy, traceparent, basedOn } = command;
  return {
    actor: given.actor,
    commandId: id,
    commandHash,
    correlationId,
    causationId,
    ...(ground === undefined ? {} : { ground }),
    ...(policy === undefined ? {} : { policy }),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(basedOn === undefined ? {} : { basedOn }),
  };
}
