import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { commandHash } from '@baraza/privacy';
import type { TestApp } from './create-test-app.ts';

/**
 * Somebody who wants to know who answered what, and has everything: the record with every audience's rights, the folder with its
 * journals, the keys and the logs. For specs of what is answered in secret.
 */

/** What is known of one round after it is over: voters and answers, each in every order in which they stand anywhere. */
export interface RoundLookedAt {
  /** The truth, which the spec knows and the analyst does not: whose answer is whose. */
  readonly truth: ReadonlyMap<string, string>;
  readonly voters: Readonly<Record<string, readonly string[]>>;
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

export interface Guess {
  /** Which order of voters was laid beside which order of answers. */
  readonly strategy: string;
  /** Over all rounds. By chance about one in each round is right. */
  readonly right: number;
}

/** Lays every order of voters beside every order of answers, forwards and backwards, and says how often that is right. */
export function guesses(rounds: readonly RoundLookedAt[]): readonly Guess[] {
  const [first] = rounds;
  return Object.keys(first!.voters).flatMap((byVoter) =>
    Object.keys(first!.answers).flatMap((byAnswer) =>
      [false, true].map((backwards) => ({
        strategy: `${byVoter} beside ${byAnswer}${backwards ? ', backwards' : ''}`,
        right: rounds.reduce((so, round) => {
          const answers = backwards ? [...round.answers[byAnswer]!].reverse() : round.answers[byAnswer]!;
          return so + round.voters[byVoter]!.filter((voter, at) => round.truth.get(voter) === answers[at]).length;
        }, 0),
      })),
    ),
  );
}

/**
 * Which place in an order of voters has its answer at the same place of an order of answers in every round: a leak that always gives
 * one of them away, too little to be seen among all guesses. With six voters it is chance once in 10^10 for 14 rounds and two places.
 */
export function givenAwayEachTime(rounds: readonly RoundLookedAt[]): readonly string[] {
  const [first] = rounds;
  return Object.entries(first!.voters).flatMap(([byVoter, { length }]) =>
    Object.keys(first!.answers).flatMap((byAnswer) =>
      Array.from({ length: length * length }, (_, both) => [Math.floor(both / length), both % length] as const)
        .filter(([of, at]) =>
          rounds.every(({ truth, voters, answers }) => truth.get(voters[byVoter]![of]!) === answers[byAnswer]![at]!),
        )
        .map(([of, at]) => `${of + 1} ${byVoter} at ${at + 1} ${byAnswer}`),
    ),
  );
}

/**
 * More right guesses than this come by chance, with the best of so many strategies, less than once in a million specs. The right
 * guesses of a strategy that knows nothing are about Poisson-distributed, with one for each round.
 */
export function mostByChance(rounds: number, strategies: number): number {
  let tail = 1;
  let term = Math.exp(-rounds);
  for (let count = 0; ; count++) {
    if (tail < 1e-6 / strategies) return count;
    tail -= term;
    term *= rounds / (count + 1);
  }
}

/** Takes a copy of the open boxes, as an operator could: the pieces of it by which an answer can be linked. */
export function piecesOfOpenBoxes({ dataFolder }: TestApp): readonly Buffer[] {
  const copy = mkdtempSync(join(tmpdir(), 'baraza-copy-'));
  try {
    for (const name of ['ballots.sqlite', 'ballots.sqlite-wal']) {
      if (existsSync(join(dataFolder, name))) copyFileSync(join(dataFolder, name), join(copy, name));
    }
    const db = new DatabaseSync(join(copy, 'ballots.sqlite'));
    const rows = db.prepare('SELECT place, sealed, secret FROM ballot JOIN box ON box.id = ballot.box').all();
    db.close();
    return rows.flatMap((row) => {
      const sealed = row['sealed'] as Uint8Array;
      return [row['place'] as Uint8Array, row['secret'] as Uint8Array, sealed.subarray(0, 20)].map(Buffer.from);
    });
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** How many of the pieces are in any file of the forum's folder, journals and all. */
export function foundInFiles({ dataFolder }: TestApp, pieces: readonly Uint8Array[]): number {
  const names = readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = names.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return pieces.filter((piece) => files.some((bytes) => bytes.includes(piece))).length;
}

/** The rows of a table in the order in which they lie there, with what a copy of the file tells of them. */
export function rowsOf({ dataFolder }: TestApp, file: string, sql: string): readonly Record<string, unknown>[] {
  const copy = mkdtempSync(join(tmpdir(), 'baraza-copy-'));
  try {
    for (const name of [file, `${file}-wal`]) {
      if (existsSync(join(dataFolder, name))) copyFileSync(join(dataFolder, name), join(copy, name));
    }
    const db = new DatabaseSync(join(copy, file));
    const rows = db.prepare(sql).all();
    db.close();
    return rows;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/**
 * Tries every body that a command may have had, against the hash that the record keeps of it, with the keys at hand.
 * @returns those that fit
 */
export async function bodiesThatFit(
  { runtime }: TestApp,
  event: { readonly stream: string; readonly meta: { readonly commandId: string; readonly commandHash: string } },
  target: string,
  candidates: readonly object[],
  personal: readonly string[],
): Promise<readonly object[]> {
  const fitting: object[] = [];
  for (const body of candidates) {
    const { commandId, commandHash: known } = event.meta;
    const hash = await commandHash(runtime.vault, { commandId, body: { target, body }, personal });
    if (hash === known) fitting.push(body);
  }
  return fitting;
}

/** Spearman's rank correlation of two lists of numbers, ties ranked by their mean. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranksOf(one), ranksOf(other)];
  const mean = (one.length - 1) / 2;
  const product = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((so, rank, at) => so + (rank - mean) * (y[at]! - mean), 0);
  const spread = Math.sqrt(product(a, a) * product(b, b));
  return spread === 0 ? 0 : product(a, b) / spread;
}

function ranksOf(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const same = values.filter((other) => other === value).length;
    return below + (same - 1) / 2;
  });
}
