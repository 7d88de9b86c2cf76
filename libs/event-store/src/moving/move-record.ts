import { randomUUID } from 'node:crypto';
import type { LedgerFacts } from '../sqlite/ledger-file.ts';
import { StoreUnusable } from '../sqlite/store-unusable.ts';
import type { Abode, OpenAbode } from './abode.ts';
import { appendsOf } from './appends.ts';
import { compareRecords, eventsOf } from './compare-records.ts';

export interface MoveOptions {
  readonly from: Abode;
  readonly to: Abode;
  readonly onProgress?: (step: 'copying' | 'reading back', done: number, total: number) => void;
  /** Ends the move between two appends; it goes on when it is asked for again. */
  readonly signal?: AbortSignal;
}

export interface Moved {
  readonly ledgerId: string;
  readonly events: number;
  /** How many of them this run wrote: the others were there from an earlier one. */
  readonly written: number;
  /** SHA-256 over what was read back, the same in both. */
  readonly digest: string;
}

/** Why a record is not moved. Nothing was changed, but that what was copied stays for when the move goes on. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
}

const APPEND_WITHIN_MS = 60_000;

/**
 * Moves a record as it is: every event with its bytes, its place in its stream and its sequence, under the same ledger's id.
 * The target says `arriving` from the first event to the last, the source `left` once everything was read back: at every
 * moment services open one of the two at most. Killed anywhere, it goes on when it is called again.
 * @returns undefined where the record was moved already
 * @throws MoveRefused, StoreUnusable, StoreUnavailable
 */
export async function moveRecord(options: MoveOptions): Promise<Moved | undefined> {
  const { from, to } = options;
  const here = await from.look();
  if (here === undefined) throw new MoveRefused(`there is no record in ${from.name}`);
  const there = await to.look();
  const move = moveOf(options, here, there);
  if (move === undefined) return undefined;

  const source = await from.open();
  try {
    const head = await source.head();
    const arriving = { is: 'arriving', move, other: from.name } as const;
    if (there === undefined) await to.begin({ ledgerId: here.ledgerId, residence: arriving });
    const written = await withOpen(to, async (target) => {
      const has = await target.head();
      await assertBeginningOf(options, source, target, has, head);
      if (there?.residence.is === 'left') await to.mark(arriving);
      await copy(options, source, target, has, head);
      return head - has;
    });
    const digest = await withOpen(to, (target) => readBack(options, source, target, head));
    await leave(options, source, head, here, move);
    await to.mark({ is: 'home', move });
    return { ledgerId: here.ledgerId, events: head, written, digest };
  } finally {
    await source.store.close();
  }
}

/** @returns the move that this is, or goes on; undefined where it has been made */
function moveOf({ from, to }: MoveOptions, here: LedgerFacts, there: LedgerFacts | undefined): string | undefined {
  const [source, target] = [here.residence, there?.residence];
  if (source.is === 'arriving') {
    throw new MoveRefused(
      `the record in ${from.name} may not be whole: its move from ${source.other} has not ended; end that one first`,
    );
  }
  if (there !== undefined && there.ledgerId !== here.ledgerId) {
    throw new MoveRefused(
      `${to.name} holds another record, of ledger ${there.ledgerId}: choose a place that holds none`,
    );
  }
  if (source.is === 'left') {
    if (source.move !== undefined && source.move === target?.move) {
      return target.is === 'arriving' ? source.move : undefined;
    }
    throw new MoveRefused(
      `the record no longer lives in ${from.name}: it was moved to ${source.other}; move it from there`,
    );
  }
  if (target?.is === 'home') {
    throw new MoveRefused(`${to.name} has this record too, and is open to services: one is a copy that was put back`);
  }
  return (target?.is === 'arriving' ? target.move : undefined) ?? randomUUID();
}

/** What the target holds must be where the source began: of an earlier run, or of before the record left it. */
async function assertBeginningOf(
  { from, to }: MoveOptions,
  source: OpenAbode,
  target: OpenAbode,
  has: number,
  head: number,
): Promise<void> {
  const elsewhere = 'choose a place that holds nothing';
  if (has > head) {
    throw new MoveRefused(`${to.name} holds ${has} events, more than ${from.name} with ${head}: ${elsewhere}`);
  }
  const { differsAt } = await compareRecords(source.store, target.store, has, () => undefined);
  if (differsAt === undefined) return;
  throw new MoveRefused(
    `${to.name} holds something else: event ${differsAt} is not that of ${from.name}; ${elsewhere}`,
  );
}

async function copy(
  { to, onProgress, signal }: MoveOptions,
  source: OpenAbode,
  target: OpenAbode,
  has: number,
  head: number,
): Promise<void> {
  let last = has;
  for await (const streams of appendsOf(eventsOf(source.store, has, head))) {
    signal?.throwIfAborted();
    const { events } = await target.store.append({ streams, deadline: Date.now() + APPEND_WITHIN_MS });
    for (const { sequence } of events) {
      last += 1;
      if (sequence !== last) {
        throw new MoveRefused(
          `somebody else writes to ${to.name}: event ${sequence} was to be ${last}; keep it to the move`,
        );
      }
    }
    onProgress?.('copying', last, head);
  }
}

/** @returns the digest of both */
async function readBack(
  { from, to, onProgress }: MoveOptions,
  source: OpenAbode,
  target: OpenAbode,
  head: number,
): Promise<string> {
  const has = await target.head();
  if (has !== head) throw new MoveRefused(`${to.name} holds ${has} events, and ${from.name} ${head}`);
  const { differsAt, digest } = await compareRecords(source.store, target.store, head, (done) =>
    onProgress?.('reading back', done, head),
  );
  if (differsAt !== undefined) {
    throw new MoveRefused(`read back, event ${differsAt} of ${to.name} is not that of ${from.name}`);
  }
  const [problem] = await target.problems();
  if (problem !== undefined) throw new MoveRefused(`read back, ${to.name} is not whole: ${problem}`);
  return digest;
}

/** The source is closed to services, unless they wrote to it meanwhile. @throws StoreUnusable where they did */
async function leave(
  { from, to }: MoveOptions,
  source: OpenAbode,
  head: number,
  here: LedgerFacts,
  move: string,
): Promise<void> {
  const inUse = async (): Promise<StoreUnusable | undefined> => {
    const more = (await source.head()) - head;
    if (more === 0) return undefined;
    return new StoreUnusable(
      'in-use',
      `${more} events were recorded in ${from.name} while it was copied: end every service, then run this again, which goes on`,
    );
  };
  const before = await inUse();
  if (before !== undefined) throw before;
  if (here.residence.is === 'left') return;
  await from.mark({ is: 'left', move, other: to.name });
  // What came between the look and the mark was acknowledged; what comes behind the mark never is.
  const meanwhile = await inUse();
  if (meanwhile === undefined) return;
  await from.mark(here.residence);
  throw meanwhile;
}

async function withOpen<T>(abode: Abode, work: (open: OpenAbode) => Promise<T>): Promise<T> {
  const open = await abode.open();
  try {
    return await work(open);
  } finally {
    await open.store.close();
  }
}
