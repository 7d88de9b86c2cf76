import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBaraza } from '../testing/run-baraza.ts';
import { folderInUse, holdsForum, removeServing, writeServing } from './data-folder.ts';

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds a forum where its record lies there', () => {
    expect(holdsForum(folder, { env: {} })).toBe(false);
    writeFileSync(join(folder, 'ledger.sqlite'), '');
    expect(holdsForum(folder, { env: {} })).toBe(true);
  });

  it.each([
    { BARAZA_EVENT_STORE: 'kurrentdb://db.example:2113' },
    { BARAZA_EVENT_STORE: 'kurrentdb+discover://db.example' },
    { BARAZA_EVENT_STORE_FILE: '/run/secrets/kurrentdb' },
  ])('holds one whose record lies elsewhere, also without its copy: %j', (env) => {
    expect(holdsForum(folder, { env })).toBe(true);
  });

  it('holds none by a record that would lie there', () => {
    expect(holdsForum(folder, { env: { BARAZA_EVENT_STORE: 'sqlite:' } })).toBe(false);
  });

  it.each(['serve', 'cluster'])('that holds none is refused by `baraza %s`, and left as it is', async (command) => {
    const refused = await runBaraza([command, '--data', folder]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`there is no forum in ${folder}`) });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the forum that a command works on where nobody named one', () => {
  const root = mkdtempSync(join(tmpdir(), 'baraza-folders-'));
  const [sample, empty] = ['sample', 'forum'].map((name) => join(root, name)) as [string, string];
  beforeAll(() => [sample, empty].forEach((folder) => mkdirSync(folder)));
  afterAll(() => rmSync(root, { recursive: true }));

  const serve = (folder: string): void =>
    writeServing(folder, { pid: process.pid, urls: { '': 'http://127.0.0.1:1' } });

  it('is the sample while none is served', () => {
    expect(folderInUse([sample, empty])).toBe(sample);
  });

  it('is the one that is served: a token of the other would be refused there', () => {
    serve(empty);
    expect(folderInUse([sample, empty])).toBe(empty);
  });

  it('is the sample where both are served', () => {
    serve(sample);
    expect(folderInUse([sample, empty])).toBe(sample);
    removeServing(sample);
    removeServing(empty);
  });
});
