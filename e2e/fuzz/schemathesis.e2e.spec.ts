import { spawn } from 'node:child_process';
import { aFolder, ServedForum } from '../product/running-forum.ts';
import { schemathesis } from './schemathesis.ts';

/** How many inputs each operation gets; `npm run soak` gives more. */
const EXAMPLES = process.env['BARAZA_FUZZ_EXAMPLES'] ?? '12';
const SEED = process.env['BARAZA_FUZZ_SEED'] ?? '20261124';

const tool = schemathesis();

describe('the API under inputs made from its own OpenAPI document', () => {
  const folder = aFolder();
  let forum: ServedForum;

  beforeAll(async () => {
    if ('missing' in tool) throw new Error(`schemathesis cannot be had here: ${tool.missing}`);
    forum = await ServedForum.start(folder.path, ['--sample']);
  }, 300_000);
  afterAll(async () => {
    await forum.stop();
    folder.remove();
  });

  it.each([
    ['the secretariat', [{ role: 'secretariat' as const }]],
    ['a district officer', [{ role: 'unit-officer' as const, unit: 'UG-402' }]],
    ['nobody', undefined],
  ])(
    'never fails, answers a status that is not documented, or leaves its schema: as %s',
    async (_who, roles) => {
      const token = roles === undefined ? undefined : await forum.client.token(roles);
      const { code, output } = await run(folder.path, (tool as { command: string }).command, [
        'run',
        `${forum.url}/openapi.json`,
        ...(token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`]),
        ...['--exclude-path', '/ledger/feed'],
        ...[
          '--checks',
          'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance',
        ],
        ...['--phases', 'examples,fuzzing', '--max-examples', EXAMPLES, '--seed', SEED],
        ...['--workers', '2', '--request-timeout', '20', '--no-color'],
      ]);
      if (code !== 0) throw new Error(output.slice(-12_000));
    },
    600_000,
  );
});

/** It keeps a cache where it stands: in the folder of this run. */
function run(cwd: string, command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
