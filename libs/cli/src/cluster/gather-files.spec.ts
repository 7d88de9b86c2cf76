import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatherFiles } from './gather-files.ts';

describe('files that one service kept for itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-gather-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const [one, other] = ['ab'.padEnd(64, '1'), 'ab'.padEnd(64, '2')];
  const kept = (service: string, ...rest: readonly string[]) => join(folder, 'cluster', service, 'files', ...rest);

  it('come to where all processes keep them, and what is unfinished stays', () => {
    gatherFiles(folder);
    mkdirSync(kept('members', 'ab'), { recursive: true });
    mkdirSync(kept('members', 'unfinished'));
    mkdirSync(kept('campaigns', 'ab'), { recursive: true });
    writeFileSync(kept('members', 'ab', one), 'one');
    writeFileSync(kept('members', 'unfinished', 'half'), 'half');
    writeFileSync(kept('campaigns', 'ab', other), 'other');
    for (let time = 0; time < 2; time++) {
      gatherFiles(folder);
      expect([one, other].map((name) => readFileSync(join(folder, 'files', 'ab', name), 'utf8'))).toEqual([
        'one',
        'other',
      ]);
    }
    expect([existsSync(kept('members', 'ab', one)), existsSync(kept('members', 'unfinished', 'half'))]).toEqual([
      false,
      true,
    ]);
  });
});
