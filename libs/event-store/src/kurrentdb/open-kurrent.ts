import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../event-store.port.ts';
import { AT_HOME, refuseUnlessHome } from '../moving/residence.ts';
import { StoreUnusable } from '../sqlite/store-unusable.ts';
import { ClientLog } from './client-log.ts';
import { KurrentEventStore } from './kurrent-event-store.ts';
import { LogFailed, WrongRevision, type KurrentLog } from './kurrent-log.ts';
import { KURRENT_URL_EXPECTED, parseKurrentUrl } from './kurrent-url.ts';
import { beginLedger, readLedger, type KnownLedger } from './ledger-stream.ts';
import { RecordCopy } from './record-copy.ts';
import { damaged, Names } from './what-records-mean.ts';

export interface KurrentEventStoreOptions {
  /** `kurrentdb://user:password@host:2113?…` */
  readonly url: string;
  /** Where the copy of `$all` is kept, made where it is missing. Default: in memory, read anew at every start. */
  readonly path?: string;
  /** How long to wait for a server that is not there yet, in ms; default 10 s. */
  readonly waitMs?: number;
  /** Called once when the record on the server is found not to be whole, or the copy can't be written. */
  readonly onFatal?: (error: Error) => void;
  /** After so long without a sign the server is said to be away, in ms; default 10 s. */
  readonly stillMs?: number;
}

/** The first server with appends that are atomic over several streams. */
const NEEDED_VERSION = '25.1';
const RETRY_PAUSE_MS = 250;
/** Places at which the copy is compared with the server at start. */
const COMPARED = 16;

/**
 * The record in KurrentDB, read up to its end.
 * @throws StoreUnavailable where no server answers within `waitMs`
 * @throws StoreUnusable where the server is too old, refuses the credentials, or holds no whole record
 */
export async function openKurrentEventStore(options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
  const address = parseKurrentUrl(options.url);
  if (address === undefined) throw new RangeError(`not the address of a KurrentDB: ${KURRENT_URL_EXPECTED}`);
  return openOver(await ClientLog.open(address), new Names(address.prefix), options);
}

export interface OpenOverOptions extends Omit<KurrentEventStoreOptions, 'url'> {
  /** Opened by a move, which finds the record wherever it lives just now. */
  readonly duringMove?: boolean;
}

/** As `openKurrentEventStore`, over any log. */
export async function openOver(
  log: KurrentLog,
  names: Names,
  { path, waitMs = 10_000, onFatal = endProcess, stillMs = 10_000, duringMove = false }: OpenOverOptions,
): Promise<KurrentEventStore> {
  let ledgerId: string;
  let copy: RecordCopy | undefined;
  try {
    const ledger = await untilAnswered(waitMs, async () => {
      await assertAble(log);
      return ledgerOf(log, names);
    });
    if (!duringMove) refuseUnlessHome('KurrentDB', ledger.residence);
    ledgerId = ledger.ledgerId;
    copy = RecordCopy.open(path, ledgerId, names, duringMove ? Infinity : ledger.revision);
    const known = copy;
    await untilAnswered(waitMs, () => assertSame(log, names, known));
  } catch (error) {
    copy?.close();
    await log.close();
    throw error;
  }
  let isOpen = false;
  let fatal: Error | undefined;
  const store = new KurrentEventStore({
    ...{ log, names, copy, ledgerId, stillMs },
    onFatal: (error) => {
      fatal = error;
      if (isOpen) onFatal(error);
    },
  });
  try {
    await store.catchUp();
    isOpen = true;
    return store;
  } catch (error) {
    await store.close();
    throw fatal ?? error;
  }
}

/** @throws StoreUnusable where the server is too old */
export async function assertAble(log: KurrentLog): Promise<void> {
  const { version, multiStreamAppend } = await log.abilities();
  if (multiStreamAppend) return;
  throw new StoreUnusable(
    'too-old',
    `the KurrentDB server is version ${version}, and lacks appends that are atomic over several streams; ` +
      `use ${NEEDED_VERSION} or newer`,
  );
}

/** Kept on a stream of its own, written by whoever comes first. */
async function ledgerOf(log: KurrentLog, names: Names): Promise<KnownLedger> {
  for (;;) {
    const ledger = await readLedger(log, names);
    if (ledger !== undefined) return ledger;
    try {
      await beginLedger(log, names, { ledgerId: randomUUID(), residence: AT_HOME });
    } catch (error) {
      if (!(error instanceof WrongRevision)) throw error;
    }
  }
}

/** @throws StoreUnusable where the server holds something else at a place of the copy than the copy does */
async function assertSame(log: KurrentLog, names: Names, copy: RecordCopy): Promise<void> {
  const places = Math.min(COMPARED, copy.head);
  for (let nth = 1; nth <= places; nth++) {
    const mine = copy.at(Math.ceil((copy.head * nth) / places))!;
    const theirs = await log.readFrom(mine.place, names.followed);
    const isSame =
      theirs !== undefined &&
      theirs.id === mine.id &&
      theirs.place.commit === mine.place.commit &&
      theirs.place.prepare === mine.place.prepare &&
      theirs.bytes !== undefined &&
      Buffer.compare(theirs.bytes, mine.bytes) === 0;
    if (isSame) continue;
    throw damaged(
      `event ${mine.sequence} (${mine.id}) is not where it was; if the server was restored on purpose, remove the copy ` +
        `(BARAZA_LEDGER_STORE) in every service, for sequences after the restored ones are given anew`,
    );
  }
}

/** Asks again while nobody answers. @throws StoreUnavailable after `waitMs`, StoreUnusable where it is refused */
export async function untilAnswered<T>(waitMs: number, ask: () => Promise<T>): Promise<T> {
  const end = Date.now() + waitMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LogFailed)) throw error;
      if (error.how === 'denied') {
        throw new StoreUnusable(
          'unreachable',
          `KurrentDB refuses the credentials of its URL, or they may not read $all and write streams (${error.message})`,
          { cause: error },
        );
      }
      if (Date.now() > end) {
        const message = `no KurrentDB answers at its URL: ${error.message}`;
        throw new StoreUnavailable('not-persisted', message, { reason: 'away', cause: error });
      }
      await pause(RETRY_PAUSE_MS);
    }
  }
}

function endProcess(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
