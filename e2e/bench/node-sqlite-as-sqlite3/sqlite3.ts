import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

type Parameters = readonly SQLInputValue[];
type Done<Result> = (this: object, error: Error | null, result?: Result) => void;

/**
 * As much of sqlite3's `Database` as emmett-sqlite calls. The original is compiled on installation; this runs on Node's own
 * SQLite, on the calling thread and with each statement prepared once, which is the faster of the two.
 */
class Database {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
  }

  run(sql: string, parameters?: Parameters | Done<void>, done?: Done<void>): void {
    this.#answer(sql, parameters, done, (statement, values) => void statement.run(...values));
  }

  get(sql: string, parameters?: Parameters | Done<unknown>, done?: Done<unknown>): void {
    this.#answer(sql, parameters, done, (statement, values) => statement.get(...values));
  }

  all(sql: string, parameters?: Parameters | Done<unknown[]>, done?: Done<unknown[]>): void {
    this.#answer(sql, parameters, done, (statement, values) => statement.all(...values));
  }

  close(): void {
    this.#database.close();
  }

  #answer<Result>(
    sql: string,
    parameters: Parameters | Done<Result> | undefined,
    done: Done<Result> | undefined,
    execute: (statement: ReturnType<DatabaseSync['prepare']>, values: Parameters) => Result,
  ): void {
    const callback = typeof parameters === 'function' ? parameters : done;
    const values = (typeof parameters === 'function' ? [] : (parameters ?? [])).map(asSqlite);
    let result: Result;
    try {
      result = execute(this.#prepared(sql), values);
    } catch (error) {
      const told = error as Error & { errcode?: number };
      // The first eight bits are the kind of error: a broken constraint is 19.
      queueMicrotask(() => callback?.call({}, Object.assign(told, { errno: (told.errcode ?? 0) & 0xff })));
      return;
    }
    queueMicrotask(() => callback?.call({}, null, result));
  }

  #prepared(sql: string): ReturnType<DatabaseSync['prepare']> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }
}

/** sqlite3 takes what SQLite has no type for: truth as a number, a date as milliseconds, any other object as its text. */
function asSqlite(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) return String(value);
  return (value ?? null) as SQLInputValue;
}

export default { Database, OPEN_READWRITE: 2, OPEN_CREATE: 4, OPEN_URI: 64 };
