import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgramNotFound } from '@baraza/programs';
import { withEngine } from '@baraza/programs/testing';
import { openMongoDb } from '../connection/open-mongodb.ts';
import { canHaveFerretDb, MONGODB_STARTS_WITHIN_MS, MONGODB_WANTED } from '../testing/index.ts';
import { findFerretDb } from './find-ferretdb.ts';
import { startFerretDb } from './start-ferretdb.ts';

withEngine('a FerretDB', canHaveFerretDb(), MONGODB_WANTED, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baraza-ferretdb-'));
    await findFerretDb();
  }, MONGODB_STARTS_WITHIN_MS);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps over a restart what it was given, and is waited for', async () => {
    const first = await startFerretDb({ folder });
    const url = `${first.url}/kept`;
    const connection = await openMongoDb({ url, appName: 'spec' });
    await connection.db!.collection<{ _id: string }>('things').insertOne({ _id: 'a' });
    await connection.close();
    await first.kill();

    const waiting = openMongoDb({ url, appName: 'spec', waitMs: 60_000 });
    const second = await startFerretDb({ folder, port: first.port });
    const again = await waiting;
    expect(await again.db!.collection('things').find().toArray()).toEqual([{ _id: 'a' }]);
    await again.close();
    await second.stop();
  });

  it('is told without its credentials where nobody answers', async () => {
    const url = 'mongodb://amina:s3cret@127.0.0.1:1/views';
    const refused = await openMongoDb({ url, appName: 'spec', waitMs: 1 }).catch((error: unknown) => error as Error);
    expect((refused as Error).name).toBe('MongoDbUnavailable');
    expect((refused as Error).message).toContain('127.0.0.1:1/views');
    expect((refused as Error).message).not.toMatch(/amina|s3cret/);
  });

  it('is said to be missing where there is none and none may be built', async () => {
    const environment = { XDG_CACHE_HOME: join(folder, 'empty') };
    await expect(findFerretDb({ environment, fetch: false })).rejects.toThrow(ProgramNotFound);
  });
});
