import type { Msg, NatsConnection } from '@nats-io/transport-node';

/** What a process that reads the record says of itself: which versions of which events it can read. */
export interface ReaderAnnouncement {
  /** `projections`. */
  readonly service: string;
  /** The same whenever this instance is started again. */
  readonly instance: string;
  /** For people: the machine and the port. */
  readonly where: string;
  readonly build: string;
  /** By type, the newest version that it can read; a type that it does not read is not there. */
  readonly reads: Readonly<Record<string, number>>;
}

/** @param hasEnded it was told to end, and says so for the last time */
export type HearReader = (announcement: ReaderAnnouncement, hasEnded: boolean) => Promise<void>;

const subjectOf = (service: string): string => `baraza.store.${service}.announce`;
const ANSWER_WITHIN_MS = 5_000;

interface Sent {
  readonly announcement: ReaderAnnouncement;
  readonly hasEnded: boolean;
}

/** Announces a reader to its ledger. @throws where the ledger did not take it */
export async function announceOverNats(
  connection: NatsConnection,
  announcement: ReaderAnnouncement,
  hasEnded: boolean,
): Promise<void> {
  const sent: Sent = { announcement, hasEnded };
  const answer = await connection.request(subjectOf(announcement.service), JSON.stringify(sent), {
    timeout: ANSWER_WITHIN_MS,
  });
  if (answer.string() !== 'heard') throw new Error(`the ledger did not take it: ${answer.string()}`);
}

/**
 * Takes in what readers announce over NATS. In whose name, the NATS server says: a service announces itself only.
 * @returns ends it
 */
export function hearOverNats(
  connection: NatsConnection,
  hear: HearReader,
  onError: (error: unknown) => void,
): () => void {
  const answer = async (message: Msg): Promise<void> => {
    const sent = message.json<Partial<Sent>>();
    const { announcement } = sent;
    if (!isAnnouncement(announcement)) return void message.respond('malformed');
    const service = message.subject.split('.')[2]!;
    await hear({ ...announcement, service }, sent.hasEnded === true);
    message.respond('heard');
  };
  const subscription = connection.subscribe(subjectOf('*'), {
    callback: (error, message) => {
      if (error !== null) return onError(error);
      answer(message).catch((reason: unknown) => {
        onError(reason);
        if (!connection.isClosed()) message.respond('failed');
      });
    },
  });
  return () => subscription.unsubscribe();
}

function isAnnouncement(value: unknown): value is ReaderAnnouncement {
  if (typeof value !== 'object' || value === null) return false;
  const { instance, where, build, reads } = value as Record<string, unknown>;
  const texts = [instance, where, build].every((one) => typeof one === 'string' && one !== '' && one.length <= 200);
  if (!texts || typeof reads !== 'object' || reads === null || Array.isArray(reads)) return false;
  return Object.values(reads).every((version) => Number.isInteger(version) && (version as number) >= 1);
}
