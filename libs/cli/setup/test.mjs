// `npm test` and its sisters: set up what is missing, run one tier of suites, and say which engines they met.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureReady, main, pinnedNode, root, run, say, toolPath } from './workspace.mjs';

/** Skipped tests by suite and name; those of data that lies beside some checkouts are excused where it is not there. */
function skippedWithoutExcuse(result) {
  const sharedIsThere = existsSync(join(root, '..', 'shared'));
  return result.testResults
    .filter((suite) => sharedIsThere || !readFileSync(suite.name, 'utf8').includes('shared/'))
    .flatMap((suite) =>
      suite.assertionResults
        .filter((one) => one.status === 'pending' || one.status === 'todo')
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
  const report = join(root, '.cache', `tests-${tier}.json`);
  const folder = tier === 'unit' ? folderInMemory() : undefined;
  const code = await run(
    pinnedNode(),
    [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${report}`, ...args],
    {
      env: {
        ...toolPath(),
        ...(folder === undefined ? {} : { TMPDIR: folder }),
        BARAZA_TEST_TIER: tier,
        // For threads and processes that specs start from the sources: each would take their types off anew.
        NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
        NODE_OPTIONS: `--experimental-vm-modules --no-warnings ${process.env.NODE_OPTIONS ?? ''}`.trim(),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(report)) return code === 0 ? 1 : code;
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const ran = new Set(
    result.testResults
      .filter((suite) => suite.assertionResults.some((one) => one.status === 'passed' || one.status === 'failed'))
      .map((suite) => relative(root, suite.name).replaceAll('\\', '/')),
  );
  // Only now is the pinned Node the one that answers for the embedded SQLite.
  await run(pinnedNode(), [join(root, 'libs', 'cli', 'setup', 'print-engines.mjs'), JSON.stringify([...ran])]);
  const skipped = result.numPendingTests + result.numTodoTests;
  process.stdout.write(
    `\n${result.numPassedTests} passed, ${result.numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
  );
  const left = skippedWithoutExcuse(result);
  if (process.env.CI === 'true' && left.length > 0) {
    say('in CI nothing that can run here may be skipped:');
    for (const one of left) say(`  ${one}`);
    return 1;
  }
  return code === 0 && result.numPassedTests === 0 ? 1 : code;
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
