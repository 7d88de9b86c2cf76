import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('../testing/supervised.child.ts', import.meta.url));
const supervisor = `
  const { spawn } = require('node:child_process');
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = spawn(process.execPath, ['--no-warnings', ...process.argv.slice(1)], { stdio });
  child.once('message', (said) => console.log(said));
  child.once('exit', (code) => console.log('ended', code));
  setInterval(() => {}, 60_000);
`;

describe('a process that another supervises', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('says when it listens, and ends in order when the other is killed', async () => {
    const mark = join(folder, 'ended-in-order');
    const other = spawn(process.execPath, ['--eval', supervisor, child, mark]);
    const [said] = (await once(other.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('listening\n');
    other.kill('SIGKILL');
    for (let tries = 0; !existsSync(mark) && tries < 600; tries++) await pause(20);
    expect(existsSync(mark)).toBe(true);
  }, 30_000);

  it('has no other reason to go on by that', async () => {
    const other = spawn(process.execPath, ['--eval', supervisor, child]);
    let said = '';
    for await (const chunk of other.stdout) {
      said += String(chunk);
      if (said.includes('ended')) break;
    }
    expect(said).toBe('listening\nended 0\n');
    other.kill('SIGKILL');
  }, 30_000);

  it('is left alone where there is none', () => {
    expect(spawnSync(process.execPath, ['--no-warnings', child])).toMatchObject({ status: 0 });
  }, 30_000);
});
