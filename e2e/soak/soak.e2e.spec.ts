import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findStrace } from '@baraza/event-store/testing';
import { aFolder, root, run } from '../product/running-forum.ts';
import type { Standing } from './soak-state.ts';

const main = join(root, 'e2e', 'soak', 'main.ts');
/** Without strace a soak that needs it says so, and that is all there is to see. */
const NAMES = ['kills', ...(findStrace() === undefined ? [] : ['power-cuts', 'failing-calls']), 'million-events'];

describe('npm run soak', () => {
  const folder = aFolder();
  afterAll(() => {
    folder.remove();
  });
  const soak = (...args: string[]) => run(main, ['--folder', folder.path, '--quick', ...args], {});
  const file = join(folder.path, 'quick-seed-20260302', 'state.json');
  const standings = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Standing>;

  // Fuzzing is tried by its own suite, at about this length.
  it('does everything it is to do, finds nothing, and says so in a table', async () => {
    const { code, stdout, stderr } = await soak(...NAMES);
    expect({ code, faults: stderr.match(/FAULT.*/g) }).toEqual({ code: 0, faults: null });
    expect(stdout).toMatch(/^\| soak +\| seed +\| done +\| faults +\| time +\| seen +\|\n/);
    for (const name of NAMES) {
      const { done, total } = standings()[name]!;
      expect(done).toBe(total);
    }
  }, 300_000);

  it('goes on where a run was cut short, and does nothing twice', async () => {
    const kills = standings()['kills']!;
    writeFileSync(file, JSON.stringify({ ...standings(), kills: { ...kills, done: 1, faults: ['one of before'] } }));
    const { code, stderr } = await soak('kills', 'million-events');
    expect(stderr.split('\n')[0]).toMatch(/^kills: 1 of 2 kills, 1 faults/);
    expect(stderr).not.toContain('million-events: 0 of');
    // What was found before still counts.
    expect({ code, faults: standings()['kills']!.faults }).toEqual({ code: 1, faults: ['one of before'] });
    expect(standings()['kills']!.done).toBe(2);
  }, 120_000);

  it('begins again when told to, and knows no soak of another name', async () => {
    const { code } = await soak('--fresh', 'kills');
    expect({ code, of: Object.keys(standings()) }).toEqual({ code: 0, of: ['kills'] });
    const { code: refused, stderr } = await soak('everything');
    expect({ refused, stderr }).toEqual({ refused: 2, stderr: expect.stringContaining('million-events') });
  }, 120_000);
});
