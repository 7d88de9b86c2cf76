import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteBallotBoxes } from './sqlite-ballot-boxes.ts';

it('what was answered for is there after a kill at any moment, in the same order, and what was destroyed is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-ballots-kill-'));
  const program = fileURLToPath(new URL('../testing/voting-process.ts', import.meta.url));
  const put = new Map<string, number>();
  const drawn = new Map<string, string>();
  const destroyed = new Set<string>();
  for (let kill = 0; kill < 8; kill++) {
    const args = ['--conditions=baraza-source', '--no-warnings', program, folder, String(kill * 1_000)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    // Each time a little further: within ballots, between them and the draw, between the draw and the destruction.
    while (said.split('\n').length <= 2 + 3 * kill) await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    for (const line of said.slice(0, said.lastIndexOf('\n')).split('\n')) {
      const [what, box, more] = line.split(' ') as [string, string, string];
      if (what === 'put') put.set(box, (put.get(box) ?? 0) + 1);
      if (what === 'drawn') drawn.set(box, more);
      if (what === 'destroyed') destroyed.add(box);
    }
    const boxes = await openSqliteBallotBoxes(join(folder, 'ballots.sqlite'));
    const there = await boxes.list();
    for (const [box, ballots] of put) {
      if (!there.includes(box)) continue;
      expect(await boxes.count(box)).toBeGreaterThanOrEqual(ballots);
      if (!drawn.has(box)) continue;
      const again = (await boxes.draw(box, [])).map(({ answer }) => Buffer.from(answer).toString().replace(/^.* /, ''));
      expect(again.join()).toBe(drawn.get(box));
    }
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    for (const box of destroyed) {
      expect(there).not.toContain(box);
      expect(bytes.some((file) => file.includes(`${box} says`))).toBe(false);
    }
    await boxes.close();
  }
  expect([...put.values()].reduce((so, ballots) => so + ballots, 0)).toBeGreaterThan(20);
  expect(drawn.size).toBeGreaterThan(2);
  rmSync(folder, { recursive: true });
});
