import { randomBytes, randomUUID } from 'node:crypto';
import { addOnce, type mongo } from '@baraza/mongodb';
import type { DrawnBallot } from '../ballot-box.port.ts';
import { locked, unlocked } from '../locked.ts';
import { type BoxesKey, KEY_BYTES } from './boxes-key.ts';

/** Which of the draws that were tried counts: the one that was written down first. */
interface OutcomeRow {
  readonly _id: 'outcome';
  readonly draw: string;
  readonly parts: number;
  readonly count: number;
  /** What the parts are locked with, wrapped. */
  readonly key: Uint8Array;
  readonly passedOver: readonly string[];
}

interface PartRow {
  readonly _id: string;
  readonly answers: Uint8Array;
}

type Row = OutcomeRow | PartRow;
export type Outcome = Omit<OutcomeRow, '_id'>;

/** Far below what a document may have. */
const PART_BYTES = 1_000_000;

/** What was drawn from one box, in the order in which it was drawn. Its key is written down last: a draw that does not count is unreadable. */
export class DrawnBox {
  readonly #rows: mongo.Collection<Row>;
  readonly #key: BoxesKey;
  readonly #box: string;

  constructor(rows: mongo.Collection<Row>, key: BoxesKey, box: string) {
    this.#rows = rows;
    this.#key = key;
    this.#box = box;
  }

  async outcome(): Promise<Outcome | undefined> {
    return ((await this.#rows.findOne({ _id: 'outcome' })) as OutcomeRow | null) ?? undefined;
  }

  /** @returns the outcome that counts: this one's, or of another that was drawn before */
  async decide(drawn: readonly DrawnBallot[], passedOver: readonly string[]): Promise<Outcome> {
    const [draw, key] = [randomUUID(), randomBytes(KEY_BYTES)];
    const parts = inParts(drawn);
    for (const [at, part] of parts.entries()) {
      const answers = locked(key, this.#contextOf(draw, at), Buffer.from(JSON.stringify(part)));
      await this.#rows.insertOne({ _id: idOf(draw, at), answers });
    }
    const outcome: Outcome = {
      ...{ draw, parts: parts.length, count: drawn.length, passedOver },
      key: this.#key.wrap(`draw of ${this.#box}`, key),
    };
    if (await addOnce(this.#rows, { _id: 'outcome', ...outcome })) return outcome;
    const first = await this.outcome();
    if (first?.draw !== draw) await this.#rows.deleteMany({ _id: { $in: parts.map((_, at) => idOf(draw, at)) } });
    return first ?? outcome;
  }

  /** @returns undefined where they have been destroyed meanwhile */
  async ballots({ draw, parts, key: wrapped }: Outcome): Promise<readonly DrawnBallot[] | undefined> {
    const key = this.#key.unwrap(`draw of ${this.#box}`, wrapped);
    const ballots: DrawnBallot[] = [];
    for (let at = 0; at < parts; at++) {
      const row = (await this.#rows.findOne({ _id: idOf(draw, at) })) as PartRow | null;
      if (row === null) return undefined;
      const told = unlocked(key, this.#contextOf(draw, at), row.answers).toString();
      ballots.push(...(JSON.parse(told) as Told[]).map(([label, answer]) => ballotOf(label, answer)));
    }
    return ballots;
  }

  #contextOf(draw: string, at: number): Buffer {
    return Buffer.from(`${this.#box} ${draw} ${at}`);
  }
}

/** A label and the answer in base64. */
type Told = readonly [string, string];

const ballotOf = (label: string, answer: string): DrawnBallot => ({ label, answer: Buffer.from(answer, 'base64') });
const idOf = (draw: string, at: number): string => `${draw} ${at}`;

function inParts(drawn: readonly DrawnBallot[]): readonly (readonly Told[])[] {
  const parts: Told[][] = [];
  let size = 0;
  for (const { label, answer } of drawn) {
    const told: Told = [label, Buffer.from(answer).toString('base64')];
    size += told[0].length + told[1].length;
    if (parts.length === 0 || size > PART_BYTES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(told);
  }
  return parts;
}
