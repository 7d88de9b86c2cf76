import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Batch, Generation, PassedOver, ReadModel } from '../read-store.port.ts';
import { ChangedDeclaration, WrongCheckpoint } from '../read-store.port.ts';
import { assertDeclaration, declarationOf } from '../shared/declared.ts';
import { guarded, type Connection } from './database.ts';
import { DocumentWriter } from './document-writer.ts';
import { FactWriter } from './fact-writer.ts';
import { fill } from './filling.ts';
import { createTables, dropTables, storedGeneration, tablesOf, type StoredGeneration } from './generation-tables.ts';

interface Writers {
  readonly documents: DocumentWriter<unknown>;
  readonly facts: FactWriter;
  readonly filled: boolean;
}

/** The writing half of the store: generations come, grow, serve and go. One connection, one transaction at a time. */
export class GenerationKeeper {
  readonly #connection: Connection;
  readonly #writers = new Map<number, Writers>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  prepare(model: ReadModel<never>): readonly Generation[] {
    assertDeclaration(model);
    const generations = guarded(this.#connection.path, () =>
      this.#connection
        .all('SELECT * FROM generations WHERE model = ? ORDER BY id DESC', model.name)
        .map(storedGeneration),
    );
    const declared = JSON.stringify(declarationOf(model));
    for (const { version, declaration } of generations) {
      if (version !== model.version || JSON.stringify(declaration) === declared) continue;
      throw new ChangedDeclaration(`${model.name}@${version} was built with other indexes: raise its version`);
    }
    return generations.map(described);
  }

  begin(model: ReadModel<never>): Generation {
    assertDeclaration(model);
    const declaration = declarationOf(model);
    return this.#connection.write(() => {
      const row = this.#connection.get(
        `INSERT INTO generations (model, version, state, declaration) VALUES (?, ?, 'building', ?) RETURNING *`,
        model.name,
        model.version,
        JSON.stringify(declaration),
      );
      const generation = storedGeneration(row!);
      createTables(this.#connection, generation.generation, declaration);
      return described(generation);
    });
  }

  async load<Doc>(
    model: ReadModel<Doc>,
    generation: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return guarded(this.#connection.path, () => {
      const { documents } = tablesOf(this.#stored(model.name, generation).generation);
      const statement = this.#connection.statement(`SELECT doc FROM ${documents} WHERE key = ?`);
      const found = new Map<string, Doc>();
      for (const key of keys) {
        const row = statement.get(key);
        if (row !== undefined) found.set(key, JSON.parse(row['doc'] as string) as Doc);
      }
      return found;
    });
  }

  commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): void {
    try {
      this.#connection.write(() => {
        const stored = this.#stored(model.name, generation);
        if (stored.state === 'retired' || stored.checkpoint !== batch.after) {
          const { state, checkpoint } = stored;
          throw new WrongCheckpoint(`${model.name}: ${state} at ${checkpoint}, not at ${batch.after}`);
        }
        const writers = this.#writersOf(model as ReadModel<unknown>, stored);
        writers.documents.write(batch.versions);
        writers.facts.write(batch.facts);
        this.#connection.run(
          'UPDATE generations SET checkpoint = ?, ledger = coalesce(ledger, ?) WHERE id = ?',
          batch.checkpoint,
          batch.ledgerId ?? null,
          generation,
        );
      });
    } catch (error) {
      this.#writers.delete(generation); // What it remembers of ids may have been rolled back.
      throw error;
    }
  }

  passOver(passages: readonly PassedOver[]): void {
    this.#connection.write(() => {
      for (const { generation, after, checkpoint } of passages) {
        this.#connection.run(
          `UPDATE generations SET checkpoint = ? WHERE id = ? AND checkpoint = ? AND state <> 'retired'`,
          checkpoint,
          generation,
          after,
        );
      }
    });
  }

  async serve(model: ReadModel<never>, generation: number): Promise<void> {
    const filling = guarded(this.#connection.path, () => this.#stored(model.name, generation));
    if (filling.state === 'retired') throw new WrongCheckpoint(`${model.name}: generation ${generation} is retired`);
    if (!filling.filled) {
      const steps = fill(this.#connection, filling);
      while (guarded(this.#connection.path, () => steps.next()).done !== true) await yieldToOthers();
    }
    this.#connection.write(() => {
      const { checkpoint, state } = this.#stored(model.name, generation);
      if (checkpoint !== filling.checkpoint || state !== filling.state) {
        throw new WrongCheckpoint(`${model.name}: generation ${generation} was written to while it was made ready`);
      }
      this.#connection.run(
        `UPDATE generations SET state = 'retired' WHERE model = ? AND state = 'serving'`,
        model.name,
      );
      this.#connection.run(`UPDATE generations SET state = 'serving', filled = 1 WHERE id = ?`, generation);
    });
    // Statistics for the planner, from a sample: cheap, and only where they are missing or stale.
    guarded(this.#connection.path, () => {
      this.#connection.exec('PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002');
    });
  }

  discardRetired(model: string): void {
    this.#drop(model, `state = 'retired'`);
  }

  discard(model: string, generation: number): void {
    const row = guarded(this.#connection.path, () =>
      this.#connection.get('SELECT state FROM generations WHERE model = ? AND id = ?', model, generation),
    );
    if (row?.['state'] === 'serving') throw new Error(`${model}: generation ${generation} serves`);
    this.#drop(model, `state <> 'serving' AND id = ?`, generation);
  }

  close(): void {
    this.#writers.clear();
    this.#connection.close();
  }

  #stored(model: string, generation: number): StoredGeneration {
    const row = this.#connection.get('SELECT * FROM generations WHERE model = ? AND id = ?', model, generation);
    if (row === undefined) throw new WrongCheckpoint(`${model} has no generation ${generation}`);
    return storedGeneration(row);
  }

  #writersOf(model: ReadModel<unknown>, generation: StoredGeneration): Writers {
    let writers = this.#writers.get(generation.generation);
    if (writers === undefined || writers.filled !== generation.filled) {
      writers = {
        documents: new DocumentWriter(this.#connection, model, generation),
        facts: new FactWriter(this.#connection, generation),
        filled: generation.filled,
      };
      this.#writers.set(generation.generation, writers);
    }
    return writers;
  }

  #drop(model: string, which: string, ...values: readonly number[]): void {
    this.#connection.write(() => {
      const rows = this.#connection.all(
        `DELETE FROM generations WHERE model = ? AND ${which} RETURNING id`,
        model,
        ...values,
      );
      for (const row of rows) {
        const id = row['id'] as number;
        this.#writers.delete(id);
        dropTables(this.#connection, id);
      }
    });
  }
}

function described({ model, version, generation, state, checkpoint, ledgerId }: StoredGeneration): Generation {
  return { model, version, generation, state, checkpoint, ...(ledgerId === undefined ? {} : { ledgerId }) };
}
