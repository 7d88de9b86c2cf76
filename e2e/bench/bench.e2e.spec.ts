import { join } from 'node:path';
import { root, run } from '../product/running-forum.ts';
import type { Row } from './measure.ts';

const BENCHES = [
  'http-commands',
  'store-append',
  'replay',
  'rebuild',
  'relay',
  'event-to-dashboard',
  'start-up',
  'append-over-nats',
  'across-processes',
  'catch-up',
  'takeover',
  'ten-years',
] as const;
const main = join(root, 'e2e', 'bench', 'main.ts');
const quick = (...args: string[]) => run(main, ['--quick', ...args], { NODE_OPTIONS: '--no-warnings' });

/** What they find is for people to read: here only that each still runs, and still finds something to compare with. */
describe('npm run bench', () => {
  it.each(BENCHES)(
    'still measures %s beside its reference',
    async (name) => {
      const { code, stdout, stderr } = await quick('--json', name);
      expect({ code, stderr }).toEqual({ code: 0, stderr: `${name} …\n` });
      const rows = (JSON.parse(stdout) as Record<string, readonly Row[]>)[name]!;
      const compared = rows.filter(({ reference }) => reference !== '');
      expect(compared.length).toBeGreaterThan(0);
      // Not a number is `null` in JSON, and no number.
      for (const { ours, theirs, ratio } of compared) {
        expect({ ours, theirs, ratio }).toEqual({
          ...{ ours: expect.any(Number), theirs: expect.any(Number), ratio: expect.any(Number) },
        });
      }
    },
    240_000,
  );

  it('prints a table, and knows no bench of another name', async () => {
    const { stdout } = await quick('store-append');
    expect(stdout).toMatch(/^\| measured +\| against .*\| aim +\|\n\|-+\|/);
    const { code, stderr } = await quick('everything');
    expect(code).toBe(2);
    for (const name of BENCHES) expect(stderr).toContain(name);
  }, 120_000);
});
