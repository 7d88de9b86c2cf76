import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '@baraza/files';
import { createTestApp, recordForeign, type TestApp } from '@baraza/service-kit';
import { fileReceived } from '@baraza/contracts';
import { checkFiles } from './files-check.ts';

describe('the files of a forum', () => {
  let folder: string;
  let app: TestApp;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-'));
    app = await createTestApp({ modules: [], dataFolder: folder });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are sound, until one is altered or missing that the record refers to', async () => {
    const { runtime } = app;
    expect(await checkFiles(runtime)).toEqual({ files: 0, bytes: 0 });
    const store = await openFileStore(runtime.config.files);
    const { address } = await store.put([Buffer.from('locked bytes')]);
    const data = { ...fileReceived.example, locked: address };
    await recordForeign(app, { type: 'members.FileReceived', id: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f', data });
    expect(await checkFiles(runtime)).toEqual({ files: 1, bytes: 12 });
    writeFileSync(join(runtime.config.files.path!, address.slice(0, 2), address), 'other bytes!');
    expect((await checkFiles(runtime)).difference).toContain('is damaged');
    await store.remove(address);
    expect((await checkFiles(runtime)).difference).toBe(
      `file-9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f refers to ${address}, which is missing`,
    );
  });
});
