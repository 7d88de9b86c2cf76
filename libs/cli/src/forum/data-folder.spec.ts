import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderInUse, removeServing, writeServing } from './data-folder.ts';

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
