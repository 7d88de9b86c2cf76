import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SealedField } from '../vault.port.ts';
import { openSqliteVault } from './sqlite-vault.ts';

it('what was answered for is there after a kill at any moment, and nothing stays locked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-kill-'));
  const answered: SealedField[] = [];
  const program = fileURLToPath(new URL('../testing/sealing-process.ts', import.meta.url));
  for (let round = 0; round < 8; round++) {
    const child = spawn(process.execPath, ['--conditions=baraza-source', '--no-warnings', program, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child.stdout, 'data');
    await sleep(7 * round);
    child.kill('SIGKILL');
    await once(child, 'close');
    const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
    answered.push(...lines.map((line) => JSON.parse(line) as SealedField));
    const vault = await openSqliteVault({
      vaultPath: join(folder, 'vault.sqlite'),
      keysPath: join(folder, 'keys.sqlite'),
      masterKey: { kind: 'key', bytes: new Uint8Array(32) },
    });
    const values = await vault.open(answered);
    expect(values.filter((value) => value !== 'Made-Up')).toEqual([]);
    await vault.close();
  }
  expect(answered.length).toBeGreaterThan(30);
  rmSync(folder, { recursive: true });
});
