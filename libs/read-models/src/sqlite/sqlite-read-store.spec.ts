import { join } from 'node:path';
import { testReadStore } from '../read-store.contract.ts';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

testReadStore('sqlite', async () => {
  const folder = await scratchFolder();
  const path = join(folder.path, 'read.sqlite');
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
      await folder.remove();
    },
  };
});
