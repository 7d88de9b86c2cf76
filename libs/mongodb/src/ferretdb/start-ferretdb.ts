import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, runServer, type FindOptions, type RunningServer } from '@baraza/programs';
import { findFerretDb } from './find-ferretdb.ts';

export interface StartFerretDbOptions extends FindOptions {
  /** Where the server keeps its data. */
  readonly folder: string;
  /** Default: a free one. */
  readonly port?: number;
}

export interface RunningFerretDb extends RunningServer {
  /** Without a database: that is whoever connects to name. */
  readonly url: string;
}

/**
 * Starts a FerretDB of its own and waits until it listens.
 * @throws ProgramNotFound where there is none and none can be built
 * @throws ServerFailed with what the server said last, where it does not listen within 20 s
 */
export async function startFerretDb(options: StartFerretDbOptions): Promise<RunningFerretDb> {
  const { path } = await findFerretDb(options);
  const port = options.port ?? (await freePort());
  const data = join(options.folder, 'sqlite');
  await mkdir(data, { recursive: true });
  const server = await runServer({ name: 'ferretdb', path, args: [`127.0.0.1:${port}`, data], port });
  return { ...server, url: `mongodb://127.0.0.1:${port}` };
}
