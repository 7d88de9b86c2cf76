// `npm test` and its sisters: set up what is missing, run one tier of suites, and say which engines they met.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileCache, ensureReady, main, pinnedNode, root, run, say, toolPath } from './workspace.mjs';

/** How suites say that they want an engine which no machine without Docker can have, or may not kill one that is given. */
const EXCUSED = /SKIPPED: (no KurrentDB was found|the MongoDB of BARAZA_TEST_MONGODB_URL is not ours to kill)/;

/**
 * Skipped tests by suite and name; those of data that lies beside some checkouts are excused where it is not there, and
 * those of what can only be had with Docker (`npm run test:containers`), or is not ours to kill.
 */
function skippedWithoutExcuse(result) {
  const sharedIsThere = existsSync(join(root, '..', 'shared'));
  return result.testResults
    .filter((suite) => sharedIsThere || !readFileSync(suite.name, 'utf8').includes('shared/'))
    .flatMap((suite) =>
      suite.assertionResults
        .filter((one) => one.status === 'pending' || one.status === 'todo')
        .filter((one) => !EXCUSED.test(one.fullName))
        .map((one) => `${relative(root, suite.name)}: ${one.fullName}`),
    );
}

/**
 * Where specs without servers make their folders: in memory, where there is room, for they wait for the disk else; what a
 * store does for its durability is the integration tier's matter.
 */
function folderInMemory() {
  const memory = '/dev/shm';
  if (process.env.TMPDIR !== undefined || !existsSync(memory)) return undefined;
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize < 2 ** 30 ? undefined : mkdtempSync(join(memory, 'baraza-tests-'));
  } catch {
    return undefined; // not for us to write to
  }
}

async function jest(tier, args) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  let code = await runSuites(tier, args);
  const results = [resultOf(tier)];
  const failed = (results[0]?.testResults ?? []).filter((suite) => suite.status === 'failed');
  if (process.env.CI === 'true' && failed.length > 0 && failed.every(isCheap) && failed.length <= FAILED_AT_MOST) {
    const paths = failed.map(({ name }) => relative(root, name));
    say(`${paths.length} failed beside the others, and run once more by themselves: ${paths.join(' ')}`);
    code = await runSuites(tier, ['--runInBand', '--runTestsByPath', ...paths]);
    results.push(resultOf(tier));
    if (code === 0) say(`UNSTEADY: failed beside the others and passed by themselves: ${paths.join(' ')}`);
  }
  return (await told(results, code)) ?? code;
}

/**
 * In CI a machine is shared, and a suite that measures time may fail for its neighbours' sake. A few that fail are run
 * once more alone, and named loudly where they pass then; many, or long ones, tell of something else.
 */
const FAILED_AT_MOST = 4;
const isCheap = ({ startTime, endTime }) => endTime - startTime < 5 * 60_000;

const reportOf = (tier) => join(root, '.cache', `tests-${tier}.json`);
const resultOf = (tier) => (existsSync(reportOf(tier)) ? JSON.parse(readFileSync(reportOf(tier), 'utf8')) : undefined);

async function runSuites(tier, args) {
  const folder = tier === 'unit' ? folderInMemory() : undefined;
  rmSync(reportOf(tier), { force: true });
  const code = await run(
    pinnedNode(),
    [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${reportOf(tier)}`, ...args],
    {
      env: {
        ...toolPath(),
        ...(folder === undefined ? {} : { TMPDIR: folder }),
        BARAZA_TEST_TIER: tier,
        // For threads and processes that specs start from the sources: each would take their types off anew.
        ...compileCache(),
        NODE_OPTIONS: [
          ...(tier === 'unit' ? [] : ['--experimental-vm-modules']),
          '--no-warnings',
          process.env.NODE_OPTIONS,
        ]
          .join(' ')
          .trim(),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  return code;
}

/** Says which engines the suites met and how many tests passed. @returns the exit code, where it is not Jest's own */
async function told(results, code) {
  if (results.includes(undefined)) return code === 0 ? 1 : code;
  // A suite that ran twice counts as it went the second time.
  const suites = new Map(results.flatMap(({ testResults }) => testResults.map((suite) => [suite.name, suite])));
  const tests = [...suites.values()].flatMap(({ assertionResults }) => assertionResults);
  const count = (...statuses) => tests.filter(({ status }) => statuses.includes(status)).length;
  const ran = [...suites.values()]
    .filter((suite) => suite.assertionResults.some((one) => one.status === 'passed' || one.status === 'failed'))
    .map((suite) => relative(root, suite.name).replaceAll('\\', '/'));
  // Only now is the pinned Node the one that answers for the embedded SQLite.
  await run(pinnedNode(), [join(root, 'libs', 'cli', 'setup', 'print-engines.mjs'), JSON.stringify(ran)]);
  const skipped = count('pending', 'todo');
  const passed = count('passed');
  process.stdout.write(`\n${passed} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  const left = skippedWithoutExcuse({ testResults: [...suites.values()] });
  if (process.env.CI === 'true' && left.length > 0) {
    say('in CI nothing that can run here may be skipped:');
    for (const one of left) say(`  ${one}`);
    return 1;
  }
  return code === 0 && passed === 0 ? 1 : undefined;
}

await main(async (args) => {
  await ensureReady();
  for (const long of ['bench', 'soak']) {
    if (args[0] !== `--${long}`) continue;
    return run(pinnedNode(), [join(root, 'e2e', long, 'main.ts'), ...args.slice(1)], {
      env: { ...toolPath(), NODE_OPTIONS: '--no-warnings' },
    });
  }
  const at = args.indexOf('--tier');
  const tier = at === -1 ? 'unit' : args[at + 1];
  if (!['unit', 'int', 'e2e'].includes(tier)) throw new Error(`--tier is unit, int or e2e, not '${tier}'`);
  return jest(tier, at === -1 ? args : args.toSpliced(at, 2));
});
