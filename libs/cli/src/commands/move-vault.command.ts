import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { VaultAbode, VaultMoved } from '@baraza/privacy';
import type { BarazaConfig } from '@baraza/service-kit';
import type { Console } from '../command-line/console.ts';
import { argument, defineCommand, flag, option } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults } from '../command-line/exit-codes.ts';
import type { Io } from '../command-line/io.ts';
import { choice, path } from '../command-line/values.ts';
import { dataOption, environmentFor, holdsForum, SAMPLE_FOLDER } from '../forum/data-folder.ts';
import { inWords } from '../forum/failures.ts';
import { installedServices } from '../forum/installed-services.ts';
import { assertNotServed, movedBetween } from '../forum/moving.ts';

type Kind = 'mongodb' | 'sqlite';

export const moveVaultCommand = defineCommand({
  name: 'move-vault',
  summary: "move a forum's vault and its keys into MongoDB, or from there back into the files of its folder",
  description:
    'Moves every personal value as it is, encrypted, and every key as it is, wrapped: the master key stays the same, and what the record refers to is found as before. BARAZA_VAULT and BARAZA_KEYS name the two databases, both ways, and BARAZA_MASTER_KEY_FILE (or BARAZA_MASTER_PASSPHRASE_FILE) the master key. End every service first. All of it is read back and compared; then what it left is destroyed, keys first, so that a person who is erased later is erased everywhere. Where it is killed, or something fails, run it again: it goes on. Run the other way round, before what it left was destroyed, it calls the move off. The record, the sealed compartment and files stay where they are.',
  arguments: { to: argument('where the vault is to live: mongodb or sqlite', choice<Kind>(['mongodb', 'sqlite'])) },
  options: {
    keys: option('--keys <file>', 'the file of the keys, where it is not keys.sqlite of the folder', path),
    data: dataOption(),
    json: flag('--json', 'what was moved, as JSON'),
  },
  examples: [
    [
      'export BARAZA_VAULT=mongodb://…/vault BARAZA_KEYS=mongodb://…/keys; baraza move-vault mongodb --data /srv/forum',
      'out of vault.sqlite and keys.sqlite',
    ],
    [
      'export BARAZA_VAULT_FILE=/run/secrets/vault BARAZA_KEYS_FILE=/run/secrets/keys; baraza move-vault sqlite --data /srv/forum',
      'back into them',
    ],
  ],
  async run({ to, data = SAMPLE_FOLDER, keys = join(data, 'keys.sqlite') }, { io, console }) {
    const config = await settingsOf(io, data);
    // A path that was mistyped would come to hold the vault of a forum that is elsewhere.
    if (to === 'sqlite' && !(existsSync(data) && holdsForum(data, io))) {
      throw new CommandFailed(EXIT.failed, `there is no forum in ${data}`);
    }
    assertNotServed(data);
    const done = await inWords(() => moved({ to, data, keys, config }, io, console));
    console.result(done, `${wordsOf(done)}\n${nextOf(to, done, { data, keys })}`);
    return EXIT.ok;
  },
});

type Done = VaultMoved & { readonly from: string; readonly to: string };

interface Asked {
  readonly to: Kind;
  readonly data: string;
  /** The file of the keys. */
  readonly keys: string;
  readonly config: BarazaConfig;
}

async function moved({ to, data, keys, config }: Asked, io: Io, console: Console): Promise<Done> {
  const { FilesAbode, loadMasterKey, moveVault, refuseKeyInside } = await import('@baraza/privacy');
  const { MongoAbode } = await import('@baraza/privacy/mongodb');
  refuseKeyInside(data, config.masterKey!);
  const masterKey = loadMasterKey(config.masterKey!);
  return movedBetween<VaultAbode, VaultMoved>(
    {
      into: to === 'mongodb' ? 'server' : 'files',
      files: new FilesAbode({ vaultPath: join(data, 'vault.sqlite'), keysPath: keys }),
      reachServer: () => MongoAbode.reach({ valuesUrl: config.vault.url, keysUrl: config.keys.url }),
      move: (way) => moveVault({ ...way, masterKey, signal: io.signal }),
      interrupted:
        'interrupted. Where copying had begun, no service opens the vault until the move has ended: run the same again, which goes on, or the other way round, which calls it off.',
    },
    { io, console },
  );
}

/** @throws UsageFaults with all that is wrong in the settings */
async function settingsOf(io: Io, data: string): Promise<BarazaConfig> {
  const { loadConfig } = await installedServices.kit();
  const config = await inWords(() => loadConfig(environmentFor(io, data), { service: 'standalone' }));
  const { scheme } = config.vault; // the keys are of the same kind
  if (scheme.startsWith('mongodb')) return config;
  const expected = 'mongodb://host:port/database, in both directions; BARAZA_KEYS too, another database';
  throw new UsageFaults([{ name: 'BARAZA_VAULT', value: `${scheme}:`, expected }]);
}

export function wordsOf(done: Done): string {
  const { from, to } = done;
  switch (done.outcome) {
    case 'moved-before':
      return `the vault was moved from ${from} to ${to} before: nothing was left to do`;
    case 'called-off':
      return done.copiedTo === undefined
        ? `the move was called off: the vault lives in ${to}, and nothing is left in ${from}`
        : `the move was called off: the vault lives in ${to}\nWhat had been copied to ${done.copiedTo}, where any of it lies there still, is to be destroyed.`;
    case 'ended':
      return `the move that had been begun is ended: the vault lives in ${to}, and nothing is left in ${from}`;
    case 'moved': {
      const { keys, values } = done.counts;
      return `${values} values under ${keys} keys moved from ${from} to ${to}; read back, all is the same: SHA-256 ${done.digest}\nNothing is left in ${from}.`;
    }
  }
}

/** @param keys the file of the keys, in the folder of the data or elsewhere */
export function nextOf(
  to: Kind,
  { outcome }: Pick<Done, 'outcome'>,
  { data, keys }: { readonly data: string; readonly keys: string },
): string {
  if (outcome === 'called-off') return 'Serve with the settings of before.';
  if (to === 'mongodb') {
    return 'Serve with BARAZA_VAULT and BARAZA_KEYS as they are here. What MongoDB keeps of a row that is gone, and for how long: docs/operations.md.';
  }
  const unset = resolve(keys) === resolve(data, 'keys.sqlite');
  const settings = unset
    ? 'BARAZA_VAULT and BARAZA_KEYS unset'
    : `BARAZA_VAULT unset and BARAZA_KEYS=sqlite:${resolve(keys)}`;
  return `Serve with ${settings}. MongoDB may keep what it held for a while: docs/operations.md says where, and how long.`;
}
