import { openSqliteVault } from '../sqlite/sqlite-vault.ts';
import { aValue } from './a-value.ts';

/** A process of its own for the spec of kills: seals without end and says what was answered for, a line each. */
const [folder] = process.argv.slice(2) as [string];
const vault = await openSqliteVault({
  vaultPath: `${folder}/vault.sqlite`,
  keysPath: `${folder}/keys.sqlite`,
  masterKey: { kind: 'key', bytes: new Uint8Array(32) },
});
await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (;;) {
      const value = aValue();
      const [commitment] = await vault.seal([value]);
      process.stdout.write(`${JSON.stringify({ ...value, commitment })}\n`);
    }
  }),
);
