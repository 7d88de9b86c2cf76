import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testReadStore } from '../read-store.contract.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

testReadStore('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baraza-read-'));
  const path = join(folder, 'read.sqlite');
  let store = await openSqliteReadStore({ path });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteReadStore({ path });
      return store;
    },
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
