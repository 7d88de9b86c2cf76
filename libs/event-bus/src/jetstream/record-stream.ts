import {
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { ForeignLedger, type BusHead } from '../event-bus.port.ts';
import { apiCode, isApiError } from './nats-errors.ts';
import { placeOf } from './published-message.ts';

/** The stream that carries the record. Its sequence is the ledger's. */
export const RECORD_STREAM = 'BARAZA';
export const RECORD_SUBJECTS = 'baraza.events.>';
const LEDGER = 'baraza-ledger';

export interface RecordStreamOptions {
  readonly ledgerId: string;
  /** Servers that keep a copy each of a stream that is made anew; default 1. */
  readonly replicas?: number;
  /** Where a stream that is made anew begins; default 1. What was before is read from the ledger. */
  readonly firstSequence?: number;
}

/** What was found, and what is to be done about it. */
type Finding =
  | { readonly is: 'sound'; readonly head: BusHead }
  | { readonly is: 'missing' }
  | { readonly is: 'damaged'; readonly how: string };

/**
 * Looks at the stream, makes it where it is missing, and makes it anew where it has a hole or is none of ours: the store is
 * the truth, and fills it again.
 * @param onRemade told why a stream was deleted and made anew
 * @returns the stream's head
 * @throws ForeignLedger where it carries another ledger: that one is left alone
 */
export async function lookAtRecordStream(
  manager: JetStreamManager,
  options: RecordStreamOptions,
  onRemade: (why: string) => void,
): Promise<BusHead> {
  let finding = await inspect(manager, options);
  if (finding.is === 'damaged') {
    onRemade(finding.how);
    await manager.streams.delete(RECORD_STREAM);
    finding = { is: 'missing' };
  }
  if (finding.is === 'sound') return finding.head;
  await manager.streams.add(configuration(options));
  return { sequence: (options.firstSequence ?? 1) - 1, ledgerId: undefined };
}

async function inspect(manager: JetStreamManager, options: RecordStreamOptions): Promise<Finding> {
  const info = await manager.streams.info(RECORD_STREAM).catch((error: unknown) => {
    if (isApiError(error, apiCode.streamNotFound)) return undefined;
    throw error;
  });
  if (info === undefined) return { is: 'missing' };
  const owner = info.config.metadata?.[LEDGER];
  if (owner !== undefined && owner !== options.ledgerId) {
    throw new ForeignLedger(`the bus belongs to ledger ${owner}, not to ${options.ledgerId}`);
  }
  const last = await lastPlace(manager, info);
  if (last !== undefined && last.ledgerId !== options.ledgerId) {
    throw new ForeignLedger(`the bus carries ledger ${last.ledgerId}, not ${options.ledgerId}`);
  }
  if (owner === undefined || !info.config.allow_atomic || info.config.subjects.join() !== RECORD_SUBJECTS) {
    return { is: 'damaged', how: 'a stream of this name that is none of ours' };
  }
  const { messages, first_seq, last_seq, num_deleted = 0 } = info.state;
  const begins = info.config.first_seq || 1;
  if (messages === 0) {
    if (last_seq >= begins) return { is: 'damaged', how: `all messages up to ${last_seq} are gone` };
    return { is: 'sound', head: { sequence: begins - 1, ledgerId: options.ledgerId } };
  }
  if (first_seq !== begins || num_deleted > 0 || messages !== last_seq - first_seq + 1) {
    const how = `a hole: ${messages} messages from ${first_seq} to ${last_seq}, which should begin at ${begins}`;
    return { is: 'damaged', how };
  }
  if (last?.sequence !== last_seq) return { is: 'damaged', how: `message ${last_seq} is event ${last?.sequence}` };
  return { is: 'sound', head: { sequence: last_seq, ledgerId: last.ledgerId, eventId: last.eventId } };
}

async function lastPlace(manager: JetStreamManager, { state }: StreamInfo): Promise<ReturnType<typeof placeOf>> {
  if (state.messages === 0) return undefined;
  const message = await manager.streams.getMessage(RECORD_STREAM, { seq: state.last_seq });
  return placeOf(message?.header);
}

function configuration({ ledgerId, replicas = 1, firstSequence = 1 }: RecordStreamOptions): StreamConfigToAdd {
  return {
    name: RECORD_STREAM,
    description: 'The record of a Baraza forum. Its sequence is the ledger’s; it can be filled again from the ledger.',
    subjects: [RECORD_SUBJECTS],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    deny_delete: true,
    deny_purge: true,
    allow_atomic: true,
    num_replicas: replicas,
    metadata: { [LEDGER]: ledgerId },
    ...(firstSequence === 1 ? {} : { first_seq: firstSequence }),
  };
}

type StreamConfigToAdd = Partial<StreamConfig> & { readonly name: string };
