import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningFerretDb, startFerretDb } from '@baraza/mongodb';
import { canHaveFerretDb } from '@baraza/mongodb/testing';

/** In memory where there is such a place: it is processes that are killed here. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A FerretDB for a cluster, in a folder of its own, that can be killed and comes back with what it had. */
export class Database {
  readonly #folder: string;
  #server: RunningFerretDb;

  private constructor(folder: string, server: RunningFerretDb) {
    this.#folder = folder;
    this.#server = server;
  }

  /** @throws Error where there is none and none can be built */
  static async start(): Promise<Database> {
    if (!canHaveFerretDb()) throw new Error('there is no FerretDB, and none can be built');
    const folder = mkdtempSync(join(base, 'baraza-e2e-ferretdb-'));
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    return new Database(folder, await startFerretDb({ folder, say }));
  }

  url(database: string): string {
    return `${this.#server.url}/${database}`;
  }

  /** SIGKILL; it is away until it is started again. */
  async kill(): Promise<void> {
    await this.#server.kill();
  }

  /** At the same address. */
  async startAgain(): Promise<void> {
    this.#server = await startFerretDb({ folder: this.#folder, port: this.#server.port });
  }

  async stop(): Promise<void> {
    await this.#server.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
