import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFileStore } from '../file-store.contract.ts';
import { DiskFileStore } from './disk-file-store.ts';

const folders: string[] = [];
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-files-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

testFileStore('disk', async () => {
  const folder = aFolder();
  return {
    store: await DiskFileStore.open(folder),
    damage: async (address) => {
      const path = join(folder, address.slice(0, 2), address);
      const bytes = readFileSync(path);
      bytes[0]! ^= 1;
      writeFileSync(path, bytes);
    },
  };
});

describe('a folder of files', () => {
  it('keeps what it held, and sweeps what a crash left unfinished, and not what another process is writing', async () => {
    const folder = aFolder();
    const { address } = await (await DiskFileStore.open(folder)).put([Buffer.from('kept')]);
    const [left, underWay] = ['half-a-file', 'another-process'].map((name) => join(folder, 'unfinished', name));
    for (const one of [left!, underWay!]) writeFileSync(one, 'half');
    const before = new Date(Date.now() - 3_700_000);
    utimesSync(left!, before, before);
    const again = await DiskFileStore.open(folder);
    expect(await again.has(address)).toBe(true);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual(['another-process']);
  });
});
