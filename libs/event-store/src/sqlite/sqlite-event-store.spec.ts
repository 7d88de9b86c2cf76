import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEventStore } from '../event-store.contract.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';

testEventStore('sqlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-ledger-'));
  const path = join(folder, 'ledger.sqlite');
  let store = await openSqliteEventStore({ path });
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = await openSqliteEventStore({ path }));
    },
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
