import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Written } from './changes.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Under a test's own time, so that what hangs is told of, and not left running. */
const ENDS_WITHIN_MS = 110_000;

interface Ran {
  /** -1 where it did not end in time. */
  readonly code: number;
  readonly output: string;
}

/** The command line with which a how-to has the generator begin. */
function commandLineOf(howTo: string): readonly string[] {
  const page = readFileSync(join(root, 'docs/how-to', `${howTo}.md`), 'utf8');
  const found = /^```sh generator\nnpm run generate -- (.+)\n```$/m.exec(page);
  if (found === null) throw new Error(`docs/how-to/${howTo}.md does not say how to begin with the generator`);
  return found[1]!.split(' ');
}

/** A copy of the project with what was generated: linked to what is installed, its own contracts in their place. */
describe('generated code', () => {
  let copy: string;
  const run = async (args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
    new Promise((resolve) => {
      const own = { NODE_COMPILE_CACHE: join(copy, '.cache/compiled') }; // goes with the copy
      const within = { timeout: ENDS_WITHIN_MS, killSignal: 'SIGKILL' } as const;
      const options = { cwd: copy, env: { ...process.env, ...own, ...env }, maxBuffer: 16 * 1024 * 1024, ...within };
      execFile(process.execPath, [...args], options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), output: stdout + stderr });
      });
    });
  /** What the how-to's command line does in the copy, with the copy's own code. */
  const generate = async (howTo: string): Promise<Written> => {
    const line = ['libs/cli/src/main.ts', 'generate', ...commandLineOf(howTo), '--json'];
    const { code, output } = await run(['--conditions=baraza-source', '--no-warnings', ...line]);
    if (code !== 0) throw new Error(`${line.join(' ')} ended with ${code}:\n${output}`);
    return JSON.parse(output) as Written;
  };

  const jest = async (...suites: readonly string[]): Promise<Ran> =>
    run(['node_modules/jest/bin/jest.js', '--json', '--silent', ...suites], {
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      BARAZA_TEST_TIER: 'unit',
    });

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'baraza-generated-'));
    for (const folder of ['libs', 'services']) {
      for (const name of readdirSync(join(root, folder))) {
        const from = join(root, folder, name);
        cpSync(from, join(copy, folder, name), {
          recursive: true,
          filter: (path) => !/(node_modules|dist)$/.test(path),
        });
      }
    }
    for (const file of [
      'tsconfig.base.json',
      'jest.config.mjs',
      'eslint.config.mjs',
      '.swcrc',
      '.prettierrc.json',
      '.prettierignore',
      'package.json',
    ]) {
      cpSync(join(root, file), join(copy, file));
    }
    // What is installed, but for our own packages, which are the copies.
    mkdirSync(join(copy, 'node_modules/@baraza'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== '@baraza') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
    }
    for (const folder of ['libs', 'services']) {
      for (const name of readdirSync(join(copy, folder))) {
        symlinkSync(join(copy, folder, name), join(copy, 'node_modules/@baraza', name));
        const own = join(root, folder, name, 'node_modules');
        if (existsSync(own)) symlinkSync(own, join(copy, folder, name, 'node_modules'));
      }
    }
    writeFileSync(
      join(copy, 'tsconfig.json'),
      JSON.stringify({
        extends: './tsconfig.base.json',
        include: ['services/capacity/src', 'services/projections/src', 'libs/contracts/src'],
      }),
    );
    const written: Written[] = [];
    for (const howTo of ['add-an-aggregate', 'add-a-command', 'add-a-read-model']) written.push(await generate(howTo));
    expect(written.flatMap(({ byHand }) => byHand)).toEqual([]);
  }, 120_000);
  afterAll(() => rmSync(copy, { recursive: true }));

  it('is compiled but for the one switch that does not know the new event', async () => {
    const { output } = await run([
      join(root, 'node_modules/typescript/bin/tsc'),
      '--noEmit',
      '--incremental',
      'false',
      // Else FORCE_COLOR decides how it prints, and any value at all means colours.
      '--pretty',
      'false',
      '-p',
      'tsconfig.json',
    ]);
    // What goes on with an error is indented: these are all that tsc has to say.
    const said = output.split('\n').filter((line) => /^\S/.test(line));
    expect(said).toEqual([
      expect.stringMatching(/^services\/capacity\/src\/bursary\/bursary\.state\.ts\(\d+,\d+\): error TS\d+: .*'never'/),
    ]);
  }, 300_000);

  it('keeps the project’s rules of style', async () => {
    const folders = ['services/capacity/src', 'services/projections/src/bursaries', 'libs/contracts/src/capacity'];
    expect(await run([join(root, 'node_modules/eslint/bin/eslint.js'), ...folders])).toEqual({ code: 0, output: '' });
    const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
    expect(await run([prettier, '--check', '--log-level', 'warn', ...folders])).toEqual({ code: 0, output: '' });
  }, 120_000);

  it('has specs that fail for what is left to decide, and for nothing else', async () => {
    const { output } = await jest('bursary', 'bursaries');
    const report = JSON.parse(/^\{.*\}$/m.exec(output)![0]) as JestReport;
    const suites = report.testResults.map(({ name, assertionResults }) => {
      const passed = assertionResults.filter(({ status }) => status === 'passed').length;
      return [name.split('/').at(-1), assertionResults.length, passed];
    });
    expect(suites.sort()).toEqual([
      ['bursaries.projection.spec.ts', 1, 0],
      ['bursary.api.spec.ts', 3, 0],
      ['bursary.decider.spec.ts', 4, 0],
      ['bursary.renew.decider.spec.ts', 3, 0],
    ]);
    const decided = report.testResults.filter(({ name }) => !name.endsWith('.api.spec.ts'));
    const messages = decided.flatMap(({ assertionResults }) =>
      assertionResults.flatMap(({ failureMessages }) => failureMessages),
    );
    expect(messages.filter((message) => !/not (decided|projected) yet/.test(message))).toEqual([]);
  }, 120_000);

  it('has specs that pass once it is decided as they say', async () => {
    const path = join(copy, 'services/capacity/src/bursary/bursary.decider.ts');
    const decided = `
  if (state.status !== 'none') throw bursaryRules.broken('begun-once');
  if (!facts.unitKnown) throw bursaryRules.broken('unit-unknown', { pointer: '/unit' });
  const { title, unit } = command;
  const { effectiveOn } = given;
  return [{ type: 'capacity.BursaryAwarded', data: { title, unit }, effectiveOn, tags: [\`unit:\${unit}\`] }];
}
`;
    const undecided = readFileSync(path, 'utf8');
    const written = undecided.replace(/\n {2}throw new Error\([\s\S]*$/, decided);
    expect(written).not.toBe(undecided);
    writeFileSync(path, `import { bursaryRules } from './bursary.rules.ts';\n${written}`);
    const { code, output } = await jest('bursary.(decider|api)');
    expect(output).toContain('"numPassedTests":7');
    expect(code).toBe(0);
  }, 120_000);
});

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}
