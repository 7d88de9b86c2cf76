import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import type { LedgerLine } from './ledger-lines.ts';

/** A question to NATS and its answer: what is needed of a connection. */
export type AskNats = (subject: string, payload: string) => Promise<Uint8Array>;

const STREAM = 'BARAZA';
/** How many messages are asked for at once. */
const AT_ONCE = 64;
/** No such message: the API's own code. */
const NOT_FOUND = 404;

interface StreamState {
  readonly first_seq: number;
  readonly last_seq: number;
  readonly messages: number;
}

/**
 * Compares what JetStream holds with the record, message by message: the same event under the same sequence, with the
 * same data. Where the stream was made anew it may begin later than the record; a hole it may not have.
 */
export class BusCheck {
  readonly #ask: AskNats;
  readonly #state: StreamState;
  #waiting: LedgerLine[] = [];
  #compared = 0;
  #difference: string | undefined;

  private constructor(ask: AskNats, state: StreamState) {
    this.#ask = ask;
    this.#state = state;
  }

  /** @throws CommandFailed (3) where NATS does not answer */
  static async begin(ask: AskNats): Promise<BusCheck> {
    const answer = await askJson(ask, `$JS.API.STREAM.INFO.${STREAM}`, '');
    const { state, error } = answer as { state?: StreamState; error?: { code: number; description: string } };
    if (state !== undefined) return new BusCheck(ask, state);
    if (error?.code === NOT_FOUND) return new BusCheck(ask, { first_seq: 1, last_seq: 0, messages: 0 });
    throw new CommandFailed(EXIT.unreachable, `NATS does not tell of its stream: ${error?.description ?? 'no answer'}`);
  }

  get difference(): string | undefined {
    return this.#difference;
  }

  get found(): string {
    const { first_seq: first, last_seq: last } = this.#state;
    return `${this.#compared} messages equal to the record's events, from ${first} to ${last}`;
  }

  /** Lines in order, each once. */
  async look(line: LedgerLine): Promise<void> {
    if (line.sequence < this.#state.first_seq || line.sequence > this.#state.last_seq) return;
    this.#waiting.push(line);
    if (this.#waiting.length >= AT_ONCE) await this.#compare();
  }

  /** @param head the record's last sequence when the comparison began, with the relay caught up */
  async end(head: number): Promise<void> {
    await this.#compare();
    const { first_seq: first, last_seq: last, messages } = this.#state;
    if (messages > 0 && messages !== last - first + 1)
      this.#tell(`a hole: ${messages} messages from ${first} to ${last}`);
    if (last < head) this.#tell(`the bus ends at ${last}, the record at ${head}`);
  }

  async #compare(): Promise<void> {
    const lines = this.#waiting;
    this.#waiting = [];
    const messages = await Promise.all(lines.map(({ sequence }) => this.#message(sequence)));
    lines.forEach((line, index) => {
      const difference = differenceOf(line, messages[index]);
      if (difference !== undefined) this.#tell(difference);
      this.#compared++;
    });
  }

  async #message(sequence: number): Promise<BusMessage | undefined> {
    const answer = await askJson(this.#ask, `$JS.API.STREAM.MSG.GET.${STREAM}`, JSON.stringify({ seq: sequence }));
    const { message } = answer as { message?: { hdrs?: string; data?: string } };
    if (message === undefined) return undefined;
    const payload = Buffer.from(message.data ?? '', 'base64').toString('utf8');
    return { headers: headersIn(Buffer.from(message.hdrs ?? '', 'base64').toString('utf8')), payload };
  }

  #tell(difference: string): void {
    this.#difference ??= difference;
  }
}

interface BusMessage {
  readonly headers: ReadonlyMap<string, string>;
  readonly payload: string;
}

function differenceOf({ sequence, event }: LedgerLine, message: BusMessage | undefined): string | undefined {
  if (message === undefined) return `message ${sequence} is missing`;
  const place = Number(message.headers.get('ce-sequence'));
  if (place !== sequence) return `message ${sequence} says that it is event ${place}`;
  if (event === undefined) return undefined; // withheld from this token: its place is all that can be compared
  const id = message.headers.get('ce-id');
  if (id !== event.id) return `message ${sequence} is event ${id}, the record has ${event.id}`;
  const isSealed = message.payload === '';
  if (!isSealed && message.payload !== JSON.stringify(event.data))
    return `message ${sequence} holds other data than event ${id}`;
  return undefined;
}

/** `NATS/1.0`, then a line for each header. */
function headersIn(text: string): ReadonlyMap<string, string> {
  const lines = text
    .split('\r\n')
    .slice(1)
    .filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

async function askJson(ask: AskNats, subject: string, payload: string): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await ask(subject, payload)).toString('utf8'));
  } catch (error) {
    throw new CommandFailed(EXIT.unreachable, `NATS does not answer: ${(error as Error).message}`);
  }
}

/** The address of the bus of a forum whose processes were started over this folder, as the ledger has it. */
export function busOf(dataFolder: string): string | undefined {
  try {
    const { nats } = JSON.parse(readFileSync(join(dataFolder, 'cluster.json'), 'utf8')) as { nats: { port: number } };
    const passwords = JSON.parse(readFileSync(join(dataFolder, 'nats', 'passwords.json'), 'utf8')) as {
      ledger: string;
    };
    return `nats://ledger:${passwords.ledger}@127.0.0.1:${nats.port}`;
  } catch {
    return undefined;
  }
}

/** Runs with a connection to NATS. @throws CommandFailed (3) where it cannot be reached */
export async function withBus<T>(url: string, work: (ask: AskNats) => Promise<T>): Promise<T> {
  const { connectToNats } = await import('@baraza/event-bus');
  // A service waits for a server; a command does not.
  const connection = await connectToNats(url, 'verify', { withinMs: 0 }).catch((error: unknown) => {
    throw new CommandFailed(EXIT.unreachable, (error as Error).message);
  });
  try {
    return await work(
      async (subject, payload) => (await connection.request(subject, payload, { timeout: 5_000 })).data,
    );
  } finally {
    await connection.close();
  }
}
