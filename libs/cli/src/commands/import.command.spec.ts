import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeForum, json, problem } from '../testing/fake-forum.ts';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

const DONE = {
  id: 'i1',
  status: 'done',
  dryRun: false,
  rows: 5,
  passedOver: 1,
  kind: 'organisations',
  items: 3,
  through: 3,
  outcomes: { made: 2, 'already-there': 1, refused: 0 },
  findings: { 'place-unknown': 2 },
};
const FINDING = {
  kind: 'finding',
  line: 3,
  column: 'County',
  code: 'place-unknown',
  detail: 'no unit',
  value: 'Kyeizoba',
};

describe('baraza import', () => {
  let forum: FakeForum;
  let folder: string;
  const run = async (...args: readonly string[]): Promise<RunResult> =>
    runBaraza(['import', '--url', forum.url, '--token', 't', ...args], { cwd: folder });
  const sent = (): (typeof forum.asked)[number] => forum.asked.find(({ method }) => method === 'POST')!;
  const report = (...answers: readonly object[]): void => {
    let next = 0;
    forum.on('GET /members/imports/i1', (asked, reply) => {
      const answer = answers[Math.min(next++, answers.length - 1)]!;
      return json(200, { ...answer, page: { entries: [] }, ...answer })(asked, reply);
    });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-import-'));
    writeFileSync(join(folder, 'register.csv'), 'Name\nExample\n');
    forum = await FakeForum.start();
    forum.on('POST /members/imports', json(201, { id: 'i1' }));
    report(DONE);
  });
  afterEach(async () => {
    await forum.stop();
    rmSync(folder, { recursive: true });
  });

  it('sends a small file with its mapping, and tells every finding by line and column', async () => {
    const mapping = { name: 'own', source: 'own' };
    writeFileSync(join(folder, 'own.json'), `\uFEFF${JSON.stringify(mapping)}`);
    report(
      { ...DONE, status: 'running', through: 1 },
      DONE,
      { ...DONE, page: { entries: [FINDING], next: 1 } },
      { ...DONE, page: { entries: [{ kind: 'outcome', line: 4, rows: 1, outcome: 'made', legalName: 'X' }] } },
    );
    const { code, stdout, stderr } = await run('register.csv', '--map', 'own.json', '--delimiter', 'tab');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'bringing in: 3 of 3\n' });
    expect(stdout).toBe(
      `line 3, County: place-unknown “Kyeizoba”: no unit
5 lines, 3 organisations: 2 made, 1 already there
2 findings above, by line and column
1 lines passed over, as the mapping says
`,
    );
    const { csvBase64, ...how } = JSON.parse(sent().body) as { csvBase64: string };
    expect(Buffer.from(csvBase64, 'base64').toString()).toBe('Name\nExample\n');
    expect(how).toEqual({ mapping, delimiter: '\t' });
  });

  it('sends a long file as it is', async () => {
    const csv = `Name\n${'Example\n'.repeat(100_000)}`;
    writeFileSync(join(folder, 'long.csv'), csv);
    const { code, stdout } = await run(
      'long.csv',
      '--map',
      'civicrm-organisations',
      '--dry-run',
      '--encoding',
      'utf-8',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('5 lines');
    expect(sent().headers['content-type']).toBe('text/csv');
    expect(sent().body).toBe(csv);
    expect(Object.fromEntries(new URL(sent().path, forum.url).searchParams)).toEqual({
      dryRun: 'true',
      mapping: 'civicrm-organisations',
      encoding: 'utf-8',
    });
  });

  it('ends with 1 where lines were refused, and tells which', async () => {
    const refused = {
      kind: 'outcome',
      line: 2,
      rows: 1,
      outcome: 'refused',
      legalName: 'Example',
      rule: 'organisation.x',
    };
    report({ ...DONE, outcomes: { refused: 1 }, page: { entries: [refused] } });
    const { code, stdout } = await run('register.csv');
    expect(code).toBe(1);
    expect(stdout).toContain('line 2: refused “Example”: organisation.x');
  });

  it('gives everything as JSON', async () => {
    report({ ...DONE, page: { entries: [FINDING] } });
    const { stdout, stderr } = await run('register.csv', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ id: 'i1', outcomes: DONE.outcomes, entries: [FINDING] });
  });

  it('says that an interrupted import goes on when it is sent again', async () => {
    report({ ...DONE, status: 'interrupted', cause: 'The service was stopped.' });
    const { code, stderr } = await run('register.csv');
    expect(code).toBe(1);
    expect(stderr).toContain('the import was interrupted: The service was stopped.\n  send the same file again');
  });

  it('passes on by which line and column a broken file is refused', async () => {
    const errors = [{ pointer: '/csv/7', code: 'import.quote-open', detail: 'Line 7: a quote is not closed' }];
    forum.on('POST /members/imports', problem(422, 'import.file-broken', 'The file cannot be read.', errors));
    const { code, stderr } = await run('register.csv');
    expect(code).toBe(1);
    expect(stderr).toContain('The file cannot be read. (422 import.file-broken)\n  /csv/7 import.quote-open Line 7');
  });

  it.each([
    [['nowhere.csv'], '<file> '],
    [['register.csv', '--map', 'nowhere.json'], '--map nowhere.json (expected a JSON file'],
    [['register.csv', '--map', 'register.csv'], '--map register.csv (expected a mapping as JSON'],
    [['register.csv', '--encoding', 'ebcdic'], '--encoding ebcdic (expected utf-8'],
  ])('refuses %j before anything is sent', async (args, words) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(forum.asked).toEqual([]);
  });
});
