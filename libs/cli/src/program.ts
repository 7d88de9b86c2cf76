import type { CommandSpec } from './command-line/define-command.ts';
import { EXIT_CODES_HELP } from './command-line/exit-codes.ts';
import type { Program } from './command-line/run-command-line.ts';
import { activateCommand } from './commands/activate.command.ts';
import { backupCommand } from './commands/backup.command.ts';
import { clusterCommand } from './commands/cluster.command.ts';
import { exportCommand } from './commands/export.command.ts';
import { frontCommand } from './commands/front.command.ts';
import { generateCommand } from './commands/generate.command.ts';
import { importCommand } from './commands/import.command.ts';
import { initCommand } from './commands/init.command.ts';
import { moveCommand } from './commands/move.command.ts';
import { moveVaultCommand } from './commands/move-vault.command.ts';
import { natsConfigurationCommand } from './commands/nats-configuration.command.ts';
import { rebuildCommand } from './commands/rebuild.command.ts';
import { replayCommand } from './commands/replay.command.ts';
import { restoreCommand } from './commands/restore.command.ts';
import { serveCommand } from './commands/serve.command.ts';
import { tokenCommand } from './commands/token.command.ts';
import { verifyCommand } from './commands/verify.command.ts';

/** `baraza`: every command, in the order its help lists them. */
export const program: Program = {
  name: 'baraza',
  description: 'Keeps the record of a civil-society membership forum, and answers for it.',
  version: '0.1.0',
  commands: [
    initCommand,
    serveCommand,
    clusterCommand,
    frontCommand,
    importCommand,
    replayCommand,
    rebuildCommand,
    verifyCommand,
    exportCommand,
    backupCommand,
    restoreCommand,
    moveCommand,
    moveVaultCommand,
    activateCommand,
    tokenCommand,
    natsConfigurationCommand,
    generateCommand,
  ] as unknown as readonly CommandSpec[],
  epilogue: `A command asks the forum that is served (--url, or the folder's own server), and where none is served it works on the
folder itself. \`baraza <command> --help\` has examples.

${EXIT_CODES_HELP}`,
};
