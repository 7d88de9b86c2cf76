import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { canHaveFerretDb } from '@baraza/mongodb/testing';
import { node, root } from '../product/running-forum.ts';
import { CannotRun, type Soak } from './soak.ts';

const STORIES = ['a-life', 'a-year', 'a-struggle'] as const;

/** The longer stories, each told to two instances of every service over NATS and FerretDB, as suites of their own. */
export function twoInstances(): Soak {
  return {
    what: 'stories told to two instances of every service',
    total: STORIES.length,
    step: 1,
    async run({ from }) {
      if (!canHaveFerretDb()) throw new CannotRun('there is no FerretDB, and none can be built');
      const story = STORIES[from]!;
      const suite = join(root, 'e2e', 'stories', 'two-instances', `${story}.soak.spec.ts`);
      const { code, output } = await suiteOf(suite);
      const told = /^Tests: .*$/m.exec(output)?.[0] ?? 'nothing said of tests';
      const again = /answered with 503, and sent again: (.*)$/m.exec(output)?.[1] ?? 'nothing';
      process.stderr.write(`${story}: ${told}; sent again: ${again}\n`);
      const faults = code === 0 ? [] : [`${relative(root, suite)}: ${output.slice(-6_000)}`];
      return { faults, seen: { [story]: `${told}; sent again: ${again}` } };
    },
  };
}

/** Runs one suite of the soak's tier to its end. */
function suiteOf(suite: string): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const args = [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--verbose', '--runTestsByPath', suite];
    const child = spawn(node, args, {
      cwd: root,
      env: { ...process.env, BARAZA_TEST_TIER: 'soak', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, output }));
  });
}
