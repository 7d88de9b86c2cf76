import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFolder, executable, freePort, pathOf } from '@baraza/programs';
import { connect } from '@nats-io/transport-node';

const NAME = executable('nats-server');

/** On PATH, in $BARAZA_TOOLS, where Go installs, or in the tool cache. Undefined where there is none. */
export function findNatsServer(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const cache = cacheFolder(environment);
  const folders = [
    ...pathOf(environment),
    environment['BARAZA_TOOLS'] ?? '',
    join(homedir(), 'go', 'bin'),
    ...(existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : []),
  ];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, NAME))
    .find((path) => existsSync(path));
}

export interface NatsServerForTest {
  readonly url: string;
  /** Freezes the server (SIGSTOP), so that nothing is answered. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/**
 * A NATS server of the suite's own, without JetStream.
 * @throws Error where there is none
 */
export async function startNatsServer(): Promise<NatsServerForTest> {
  const binary = findNatsServer();
  if (binary === undefined) throw new Error('no nats-server found');
  const folder = mkdtempSync(join(tmpdir(), 'baraza-nats-'));
  const port = await freePort();
  const child = spawn(binary, ['--addr', '127.0.0.1', '--port', String(port)], { cwd: folder, stdio: 'ignore' });
  const url = `nats://127.0.0.1:${port}`;
  await untilItAnswers(child, url);
  return {
    url,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGCONT');
        child.kill('SIGTERM');
        await exited;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(child: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`nats-server ended with ${child.exitCode}`);
    const connection = await connect({ servers: url, reconnect: false, timeout: 500 }).catch(() => undefined);
    if (connection !== undefined) return connection.close();
    await pause(50);
  }
  throw new Error('nats-server did not answer within 10 s');
}
