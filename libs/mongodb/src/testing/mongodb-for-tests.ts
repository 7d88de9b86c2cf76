import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathOf } from '@baraza/programs';
import { withEngine } from '@baraza/programs/testing';
import { cachedFerretDb } from '../ferretdb/find-ferretdb.ts';
import { startFerretDb } from '../ferretdb/start-ferretdb.ts';
import { databaseOf } from './database-of.ts';

/** Where a suite's server comes from: an URL, Docker, or a FerretDB that is there or can be built. */
export type MongoDbOrigin = 'url' | 'testcontainers' | 'ferretdb';

export interface MongoDbForTests {
  readonly origin: MongoDbOrigin;
  /** The URL of a database of this name; one that nobody else has where none is given. */
  database(name?: string): string;
  stop(): Promise<void>;
}

/** What to do where a suite finds no server. */
export const MONGODB_WANTED = 'set BARAZA_TEST_MONGODB_URL, or have Docker, or Go to build FerretDB with';

/** Building a server takes minutes, once. */
export const MONGODB_STARTS_WITHIN_MS = 900_000;

/** Where a server would come from; undefined where there is none to be had. Asks, and starts nothing. */
export function mongoDbOrigin(): MongoDbOrigin | undefined {
  if ((process.env['BARAZA_TEST_MONGODB_URL'] ?? '') !== '') return 'url';
  if (answers('docker', ['info'])) return 'testcontainers';
  return canHaveFerretDb() ? 'ferretdb' : undefined;
}

export function canHaveFerretDb(): boolean {
  return isThere(cachedFerretDb()) || onPath('go');
}

/** Describes a suite that needs a MongoDB: its server is there before all else of the suite, and goes after it. */
export function withMongoDb(suite: (server: Pick<MongoDbForTests, 'database'>) => void): void {
  withEngine('a MongoDB', mongoDbOrigin() !== undefined, MONGODB_WANTED, () => {
    let server: MongoDbForTests | undefined;
    beforeAll(async () => {
      server = await mongoDbForTests();
    }, MONGODB_STARTS_WITHIN_MS);
    afterAll(() => server?.stop());
    suite({ database: (name) => server!.database(name) });
  });
}

/** A MongoDB for one suite: that of BARAZA_TEST_MONGODB_URL, else a replica set of one in a container, else a FerretDB of its own. */
export async function mongoDbForTests(): Promise<MongoDbForTests> {
  const origin = mongoDbOrigin();
  if (origin === undefined) throw new Error(`no MongoDB: ${MONGODB_WANTED}`);
  const { url, stop } = await servers[origin]();
  return {
    origin,
    database: (name = `baraza-test-${randomUUID()}`) => databaseOf(url, name),
    stop,
  };
}

const servers: Readonly<Record<MongoDbOrigin, () => Promise<{ readonly url: string; stop(): Promise<void> }>>> = {
  async url() {
    return { url: process.env['BARAZA_TEST_MONGODB_URL']!, stop: async () => undefined };
  },
  async testcontainers() {
    const { MongoDBContainer } = await import('@testcontainers/mongodb');
    const container = await new MongoDBContainer('mongo:8').start();
    const stop = async (): Promise<void> => void (await container.stop());
    return { url: `${container.getConnectionString()}/?directConnection=true`, stop };
  },
  async ferretdb() {
    const folder = await mkdtemp(join(base, 'baraza-ferretdb-'));
    const server = await startFerretDb({ folder, say: (line) => void process.stderr.write(`${line}\n`) });
    return {
      url: server.url,
      async stop() {
        await server.kill();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

/** In memory where there is such a place: what a disk does is not what these suites ask. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function answers(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

function onPath(program: string): boolean {
  return pathOf(process.env).some((folder) => isThere(join(folder, program)));
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
