import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newMasterKeyFile } from '../master-key/master-key.ts';
import { testVault } from '../vault.contract.ts';
import { openSqliteVault } from './sqlite-vault.ts';

testVault('sqlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-vault-'));
  const masterKey = newMasterKeyFile(join(folder, 'master.key'));
  const options = { vaultPath: join(folder, 'vault.sqlite'), keysPath: join(folder, 'keys.sqlite'), masterKey };
  let vault = await openSqliteVault(options);
  return {
    vault,
    reopen: async () => {
      await vault.close();
      return (vault = await openSqliteVault(options));
    },
    dispose: async () => {
      await vault.close();
      rmSync(folder, { recursive: true });
    },
  };
});
