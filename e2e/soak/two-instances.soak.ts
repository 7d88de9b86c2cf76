import { join, relative } from 'node:path';
import { canHaveDatabase } from '../product/database.ts';
import { root, run } from '../product/running-forum.ts';
import { CannotRun, type Soak } from './soak.ts';

const OF_TIER = { BARAZA_TEST_TIER: 'soak', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
const STORIES = ['a-life', 'a-year', 'a-struggle'] as const;

/** The longer stories, each told to two instances of every service over NATS and FerretDB, as suites of their own. */
export function twoInstances(): Soak {
  return {
    what: 'stories told to two instances of every service',
    total: STORIES.length,
    step: 1,
    async run({ from }) {
      if (!canHaveDatabase()) throw new CannotRun('there is no FerretDB, and none can be built');
      const story = STORIES[from]!;
      const suite = join(root, 'e2e', 'stories', 'two-instances', `${story}.soak.spec.ts`);
      const args = ['--verbose', '--runTestsByPath', suite];
      const { code, stdout, stderr } = await run(join(root, 'node_modules', 'jest', 'bin', 'jest.js'), args, OF_TIER);
      const output = stdout + stderr;
      const told = /^Tests: .*$/m.exec(output)?.[0] ?? 'nothing said of tests';
      const again = /answered with 503, and sent again: (.*)$/m.exec(output)?.[1] ?? 'nothing';
      process.stderr.write(`${story}: ${told}; sent again: ${again}\n`);
      const faults = code === 0 ? [] : [`${relative(root, suite)}: ${output.slice(-6_000)}`];
      return { faults, seen: { [story]: `${told}; sent again: ${again}` } };
    },
  };
}
