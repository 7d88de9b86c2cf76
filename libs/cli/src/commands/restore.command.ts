import { constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Vault } from '@baraza/privacy';
import type { EventStore } from '@baraza/event-store';
import type { Console } from '../command-line/console.ts';
import { argument, defineCommand, flag, option, required } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults } from '../command-line/exit-codes.ts';
import { path } from '../command-line/values.ts';
import { checkBackup, filesOfKeys, placeOf, placeOfKeys, restoreKeys } from '../forum/backups.ts';
import { environmentFor } from '../forum/data-folder.ts';
import { inWords, told } from '../forum/failures.ts';
import { takeEmpty } from '../forum/empty-folder.ts';
import { contentsOf, emptyFolder, syncFolder } from '../forum/files.ts';
import { installedServices } from '../forum/installed-services.ts';

export const restoreCommand = defineCommand({
  name: 'restore',
  summary: 'put a backup into a new folder, and erase again whom its record says were erased',
  description:
    'Puts the stores of a backup into an empty folder and opens them before anything is served: the record is looked at event by event, and every erasure it tells of is done again in the vault. Whoever the keys say was erased after the backup is erased too.',
  arguments: { backup: argument('the folder that `baraza backup` wrote', path) },
  options: {
    data: required('--data <folder>', 'the new or empty folder of the forum', path),
    keys: option('--keys <folder>', 'where the wrapped keys lie; BARAZA_KEYS may name them in place', path),
    withoutKeys: flag('--without-keys', 'the keys are lost: leave the vault out, so that everybody is as erased'),
    json: flag('--json', 'what was restored, as JSON'),
  },
  examples: [
    ['baraza restore /backups/2026-10-31 --data /srv/forum --keys /safe/2026-10-31', 'all of it'],
    ['baraza restore /backups/2026-10-31 --data /srv/forum --without-keys', 'the record without any personal data'],
  ],
  async run({ backup, data, keys, withoutKeys }, { io, console }) {
    const env = environmentFor(io, data);
    // Where BARAZA_KEYS names a place that holds none yet, as in a container, they are brought there.
    const givenInPlace = (io.env['BARAZA_KEYS'] ?? '') !== '' && keys === undefined;
    if ([keys !== undefined, withoutKeys, givenInPlace].filter(Boolean).length !== 1) {
      const expected = 'one of --keys, --without-keys and BARAZA_KEYS';
      throw new UsageFaults([{ name: '--keys', ...(keys === undefined ? {} : { value: keys }), expected }]);
    }
    const manifest = await checkBackup(backup);
    if (contentsOf(data).length > 0) {
      throw new CommandFailed(EXIT.usage, `${data} is not empty: a backup is restored into a new folder`);
    }
    const { loadConfig } = await installedServices.kit();
    const made = !existsSync(data);
    const restored: string[] = [];
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const lock = await takeEmpty(data);
    try {
      const config = await inWords(() => loadConfig(env, { service: 'standalone' }));
      const keysAt = keys === undefined ? undefined : placeOfKeys(config);
      for (const file of manifest.files) {
        if (file.role === 'vault' && withoutKeys) continue;
        const place = placeOf(config, file);
        mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
        copyFileSync(join(backup, file.name), place, constants.COPYFILE_EXCL);
      }
      if (keys !== undefined && keysAt !== undefined) {
        restored.push(...filesOfKeys(keysAt)); // also where it cannot be copied whole
        restoreKeys(config, keys, keysAt);
      }
      syncFolder(data);
      const report = await openAndErase(env, console);
      const words = `${report.events} events, ${report.erased} persons erased again; ${data} can be served`;
      console.result({ data, ledgerId: manifest.ledgerId, ...report }, words);
      return EXIT.ok;
    } catch (error) {
      // Half a restore must not be taken for a forum.
      emptyFolder(data);
      for (const file of restored) rmSync(file, { force: true });
      if (made) rmSync(data, { recursive: true, force: true });
      throw told(error);
    } finally {
      lock.release();
    }
  },
});

interface Restored {
  readonly events: number;
  readonly erased: number;
}

/** Stores that can look at themselves: the SQLite ledger. */
interface Checkable {
  checkIntegrity(
    onProgress?: (progress: { done: number; total: number }) => void,
  ): Promise<{ readonly events: number; readonly problems: readonly string[] }>;
}

async function openAndErase(env: Record<string, string | undefined>, console: Console): Promise<Restored> {
  const { loadConfig, openRuntime } = await installedServices.kit();
  const config = loadConfig({ BARAZA_LOG: 'error', ...env }, { service: 'standalone' });
  const { store, vault, close } = await openRuntime(config);
  try {
    const progress = console.progress('looking at the record');
    const { events, problems } = await (store as unknown as Checkable).checkIntegrity(({ done, total }) => {
      progress.update(done, total);
    });
    progress.end();
    if (problems.length > 0) throw new CommandFailed(EXIT.failed, "the backup's record is damaged", problems);
    return { events, erased: await replayErasures(store, vault) };
  } finally {
    await close();
  }
}

const ERASURES = ['members.PersonErased', 'members.FileDestroyed'];

/** Does again every erasure of a person, and of a file's key, that the record tells of. @returns how many persons */
export async function replayErasures(store: EventStore, vault: Vault): Promise<number> {
  const erased = new Set<string>();
  for (let after = 0, head = 1; after < head;) {
    const page = await store.readAll({ after, limit: 1_000, types: ERASURES });
    for (const { bytes } of page.events) {
      const { stream, data } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
        stream: string;
        data: { person?: string };
      };
      await vault.erase(data.person ?? stream.slice('file-'.length));
      if (data.person !== undefined) erased.add(data.person);
    }
    ({ lookedUpTo: after, head } = page);
  }
  return erased.size;
}
