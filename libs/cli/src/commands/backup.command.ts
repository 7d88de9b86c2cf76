import { defineCommand, argument, flag, option } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import { path } from '../command-line/values.ts';
import { backUp, type BackupManifest } from '../forum/backups.ts';
import { askForBackup } from '../forum/control.ts';
import { dataOption, environmentFor, folderInUse, holdsForum, IN_USE, readServing } from '../forum/data-folder.ts';
import { told } from '../forum/failures.ts';
import { serveHere } from '../forum/installed-services.ts';

export const backupCommand = defineCommand({
  name: 'backup',
  summary: 'copy every store of a forum into a new folder, while it is served or not',
  description:
    'Copies the record, the vault (encrypted) and what the services keep, so that the copies fit together. Keys are not among them: with --keys a copy of the wrapped keys goes to another place, which should be kept apart and not for long, as it undoes erasures that come later. The master key is never copied.',
  arguments: { folder: argument('a new or empty folder for the backup', path) },
  options: {
    keys: option('--keys <folder>', 'put a copy of the wrapped keys there', path),
    data: dataOption(IN_USE),
    json: flag('--json', 'the manifest as JSON'),
  },
  examples: [
    ['baraza backup /backups/2026-10-31', 'everything but the keys'],
    ['baraza backup /backups/2026-10-31 --keys /safe/2026-10-31', 'the keys too, elsewhere'],
  ],
  async run({ folder, keys, data = folderInUse() }, { io, console }) {
    if (!holdsForum(data, io)) throw new CommandFailed(EXIT.failed, `there is no forum in ${data}`);
    const order = { folder, ...(keys === undefined ? {} : { keysTo: keys }) };
    const serving = readServing(data);
    let manifest: BackupManifest;
    if (serving?.control !== undefined) {
      manifest = (await askForBackup(serving.control, order)) as BackupManifest;
    } else {
      const here = await serveHere(environmentFor(io, data)).catch((error: unknown) => {
        throw told(error);
      });
      manifest = await backUp(here.runtime, order).finally(here.close);
    }
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    console.result(
      { folder, ...manifest },
      `${manifest.head} events, ${manifest.files.length} files, ${bytes} bytes in ${folder}${
        keys === undefined ? '\nThe keys are not among them: see --keys.' : `\nThe wrapped keys are in ${keys}.`
      }`,
    );
    return EXIT.ok;
  },
});
