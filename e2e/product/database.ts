import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoDb, type RunningFerretDb, startFerretDb } from '@baraza/mongodb';
import { canHaveFerretDb, databaseOf, MONGODB_WANTED } from '@baraza/mongodb/testing';

/** In memory where there is such a place: it is processes that are killed here. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const givenUrl = (): string | undefined => process.env['BARAZA_TEST_MONGODB_URL'] || undefined;

/** Whether a cluster can have a database: that of BARAZA_TEST_MONGODB_URL, or a FerretDB. */
export function canHaveDatabase(): boolean {
  return givenUrl() !== undefined || canHaveFerretDb();
}

/** Why what kills a database cannot be shown; undefined where it can. */
export function notToBeKilled(): string | undefined {
  return givenUrl() === undefined ? undefined : 'the MongoDB of BARAZA_TEST_MONGODB_URL is not ours to kill';
}

/** What a cluster shares: a server, of which it has databases of its own. */
export abstract class Database {
  /** @throws Error where there is none and none can be built */
  static async start(): Promise<Database> {
    const given = givenUrl();
    return given === undefined ? OwnFerretDb.begin() : new GivenMongoDb(given);
  }

  abstract url(database: string): string;

  /** SIGKILL; it is away until it is started again. @throws Error where it is not ours: `notToBeKilled` */
  abstract kill(): Promise<void>;

  /** At the same address. */
  abstract startAgain(): Promise<void>;

  /** Nothing is left of it. */
  abstract stop(): Promise<void>;
}

/** A FerretDB in a folder of its own, that can be killed and comes back with what it had. */
class OwnFerretDb extends Database {
  readonly #folder: string;
  #server: RunningFerretDb;

  static async begin(): Promise<Database> {
    if (!canHaveFerretDb()) throw new Error(`there is no MongoDB, and no FerretDB in its place: ${MONGODB_WANTED}`);
    const folder = mkdtempSync(join(base, 'baraza-e2e-ferretdb-'));
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    return new OwnFerretDb(folder, await startFerretDb({ folder, say }));
  }

  private constructor(folder: string, server: RunningFerretDb) {
    super();
    this.#folder = folder;
    this.#server = server;
  }

  url(database: string): string {
    return databaseOf(this.#server.url, database);
  }

  async kill(): Promise<void> {
    await this.#server.kill();
  }

  async startAgain(): Promise<void> {
    this.#server = await startFerretDb({ folder: this.#folder, port: this.#server.port });
  }

  async stop(): Promise<void> {
    await this.#server.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A server of somebody else's: databases that nobody else has, which are dropped at the end. */
class GivenMongoDb extends Database {
  readonly #server: string;
  readonly #prefix = `baraza-e2e-${randomBytes(4).toString('hex')}-`;
  readonly #urls = new Set<string>();

  constructor(server: string) {
    super();
    this.#server = server;
  }

  url(database: string): string {
    const url = databaseOf(this.#server, `${this.#prefix}${database}`);
    this.#urls.add(url);
    return url;
  }

  async kill(): Promise<void> {
    throw new Error(notToBeKilled());
  }

  async startAgain(): Promise<void> {
    throw new Error(notToBeKilled());
  }

  async stop(): Promise<void> {
    for (const url of this.#urls) {
      const connection = await openMongoDb({ url, appName: 'baraza e2e' });
      await connection.dropDatabase();
      await connection.close();
    }
  }
}
