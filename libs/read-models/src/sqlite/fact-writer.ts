import { canonicalText } from '@baraza/contracts';
import type { RecordedFact } from '../read-store.port.ts';
import { assertFact } from '../shared/declared.ts';
import { BLOCK } from '../shared/periods.ts';
import type { Connection } from './database.ts';
import { tablesOf, type StoredGeneration } from './generation-tables.ts';

/** Writes the facts of one generation, and keeps their monthly sums. Inside a transaction of the caller's. */
export class FactWriter {
  readonly #connection: Connection;
  readonly #generation: StoredGeneration;
  readonly #sql: ReturnType<typeof statementsFor>;
  /** Ids of figures by measure and dimensions. Only a cache: emptied when it grows, and after a rollback. */
  #figures = new Map<string, number>();

  constructor(connection: Connection, generation: StoredGeneration) {
    this.#connection = connection;
    this.#generation = generation;
    this.#sql = statementsFor(generation.generation);
  }

  /** @throws InvalidDocument for a malformed fact */
  write(facts: readonly RecordedFact[]): void {
    const sums = new Map<string, { figure: number; month: string; block: number; amount: number }>();
    let sequence = -1;
    let ordinal = 0;
    for (const fact of facts) {
      assertFact(this.#generation.model, fact);
      ordinal = fact.sequence === sequence ? ordinal + 1 : 0;
      sequence = fact.sequence;
      const figure = this.#figure(fact);
      const { effectiveOn, amount, entity, eventId } = fact;
      this.#connection.run(this.#sql.fact, sequence, ordinal, figure, effectiveOn, amount, entity, eventId);
      if (!this.#generation.filled) continue;
      const month = effectiveOn.slice(0, 7);
      const block = Math.floor(sequence / BLOCK);
      const cell = `${figure} ${month} ${block}`;
      const sum = sums.get(cell);
      if (sum === undefined) sums.set(cell, { figure, month, block, amount });
      else sum.amount += amount;
    }
    for (const { figure, month, block, amount } of sums.values()) {
      this.#connection.run(this.#sql.month, figure, month, block, amount);
    }
  }

  #figure({ measure, dimensions }: RecordedFact): number {
    const quick = `${measure}\n${JSON.stringify(dimensions)}`;
    const known = this.#figures.get(quick);
    if (known !== undefined) return known;
    const text = canonicalText(dimensions);
    this.#connection.run(this.#sql.figure, measure, text);
    const id = this.#connection.get(this.#sql.figureId, measure, text)!['id'] as number;
    if (this.#figures.size >= 50_000) this.#figures = new Map();
    this.#figures.set(quick, id);
    return id;
  }
}

function statementsFor(generation: number) {
  const { facts, figures, months } = tablesOf(generation);
  return {
    fact: `INSERT INTO ${facts} (sequence, ordinal, figure, effective_on, amount, entity, event)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    month: `INSERT INTO ${months} (figure, month, block, amount) VALUES (?, ?, ?, ?)
      ON CONFLICT (figure, month, block) DO UPDATE SET amount = amount + excluded.amount`,
    figure: `INSERT INTO ${figures} (measure, dimensions) VALUES (?, ?) ON CONFLICT DO NOTHING`,
    figureId: `SELECT id FROM ${figures} WHERE measure = ? AND dimensions = ?`,
  };
}
