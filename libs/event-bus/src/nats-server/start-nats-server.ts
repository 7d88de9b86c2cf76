import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, runServer, type FindOptions, type RunningServer } from '@baraza/programs';
import { findNatsServer } from './find-nats-server.ts';

export interface StartNatsServerOptions extends FindOptions {
  /** Where the server keeps its data, and its configuration where none is given. */
  readonly folder: string;
  /** A configuration file; it must listen on `port` and keep its data in `folder`. Default: one without accounts. */
  readonly configFile?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Added to the environment of the server, for `$NAMES` in the configuration. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Receives what the server logs. Default: nobody; what it said last is in the error when it does not start. */
  log?(line: string): void;
  /** As `ServerToRun.watched`. */
  readonly watched?: boolean;
}

export interface RunningNatsServer extends RunningServer {
  readonly url: string;
}

/**
 * Starts a nats-server of its own and waits until it answers.
 * @throws ProgramNotFound where there is none and none can be fetched
 * @throws ServerFailed with what the server said last, where it does not answer within 20 s
 */
export async function startNatsServer(options: StartNatsServerOptions): Promise<RunningNatsServer> {
  const { path } = await findNatsServer(options);
  const port = options.port ?? (await freePort());
  await mkdir(options.folder, { recursive: true });
  const configFile = options.configFile ?? (await writePlainConfiguration(options.folder, port));
  const server = await runServer({
    ...{ name: 'nats-server', path, args: ['--config', configFile], port, greeting: 'INFO ' },
    environment: { ...process.env, ...options.variables },
    log: options.log,
    watched: options.watched,
  });
  return { ...server, url: `nats://127.0.0.1:${port}` };
}

/** JetStream as durable as we ask for everywhere: what is acknowledged is on stable storage. */
async function writePlainConfiguration(folder: string, port: number): Promise<string> {
  const file = join(folder, 'nats.conf');
  const data = JSON.stringify(join(folder, 'jetstream'));
  await writeFile(file, `listen: "127.0.0.1:${port}"\njetstream { store_dir: ${data}, sync_interval: always }\n`);
  return file;
}
