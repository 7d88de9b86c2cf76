import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NatsServerForSpecs {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A nats-server for specs: the one of `BARAZA_TEST_NATS_URL`, or one started from PATH or the tool cache.
 * @throws Error that says where it was looked for
 */
export async function natsServerForSpecs(): Promise<NatsServerForSpecs> {
  const given = process.env['BARAZA_TEST_NATS_URL'];
  if (given !== undefined) return { url: given, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'baraza-nats-'));
  // The server chooses a free port and writes it into a file.
  const child = spawn(binary(), ['--addr', '127.0.0.1', '--port', '-1', '--ports_file_dir', folder], {
    stdio: 'ignore',
  });
  const ports = join(folder, `nats-server_${child.pid}.ports`);
  for (let waited = 0; !existsSync(ports) || readFileSync(ports, 'utf8') === ''; waited += 20) {
    if (waited > 20_000 || child.exitCode !== null) throw new Error('nats-server did not start');
    await sleep(20);
  }
  const { nats } = JSON.parse(readFileSync(ports, 'utf8')) as { nats: string[] };
  return {
    url: nats[0]!,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

function binary(): string {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'baraza-tools');
  const cached = existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), join(homedir(), 'go', 'bin'), ...cached];
  const found = folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`no nats-server in ${folders.join(', ')}; BARAZA_TEST_NATS_URL may name one`);
  return found;
}
