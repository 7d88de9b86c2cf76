import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from '../command-line/io.ts';
import type { Addresses } from './forum-client.ts';
import { option, type OptionSpec } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import { path } from '../command-line/values.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where a forum's data lies while nobody says otherwise. It does not depend on where the person stands. */
export const SAMPLE_FOLDER = join(root, 'data', 'sample');
export const EMPTY_FOLDER = join(root, 'data', 'forum');

/** @param otherwise which folder it is where neither is given, for people */
export function dataOption(otherwise = './data/sample'): OptionSpec<string | undefined> {
  return option('--data <folder>', `the forum's folder; ${otherwise} where neither is given`, path, {
    env: 'BARAZA_DATA',
  });
}

export const IN_USE = 'that of ./data/sample and ./data/forum that is served, else the first,';

/** The forum that a command works on where nobody named one: of those that are begun without a name, the one that is served. */
export function folderInUse(folders: readonly string[] = [SAMPLE_FOLDER, EMPTY_FOLDER]): string {
  return folders.find((folder) => readServing(folder) !== undefined) ?? folders[0]!;
}

/** Where a process serves the forum of a folder: left there by `serve`, for the other commands. */
export interface Serving {
  readonly pid: number;
  readonly urls: Addresses;
  /** The socket of its control; see `control.ts`. */
  readonly control?: string;
}

const SERVING = 'serving.json';

export function writeServing(dataFolder: string, serving: Serving): void {
  writeFileSync(join(dataFolder, SERVING), `${JSON.stringify(serving)}\n`);
}

export function removeServing(dataFolder: string): void {
  rmSync(join(dataFolder, SERVING), { force: true });
}

/** Undefined where nobody left word, or the process that did has died. */
export function readServing(dataFolder: string): Serving | undefined {
  let serving: Serving;
  try {
    serving = JSON.parse(readFileSync(join(dataFolder, SERVING), 'utf8')) as Serving;
  } catch {
    return undefined;
  }
  try {
    process.kill(serving.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  return serving;
}

/** True where a forum's record lies in this folder, or, by the settings, elsewhere: then what lies here may be made again. */
export function holdsForum(dataFolder: string, { env }: Pick<Io, 'env'>): boolean {
  const isElsewhere = /^(nats|kurrentdb)/.test(env['BARAZA_EVENT_STORE'] ?? '') || env['BARAZA_EVENT_STORE_FILE'];
  return Boolean(isElsewhere) || existsSync(join(dataFolder, 'ledger.sqlite'));
}

/** Why a folder is not served that holds none: a path that was mistyped would begin another forum. */
export function noForumIn(dataFolder: string): CommandFailed {
  return new CommandFailed(EXIT.failed, `there is no forum in ${dataFolder}`, [
    '--sample makes the sample forum there, --empty serves it as it is, baraza init begins a real one',
  ]);
}

/** The environment of services that work in this folder: without what only the command line reads. */
export function environmentFor(io: Io, dataFolder: string): Record<string, string | undefined> {
  const { BARAZA_URL: _url, BARAZA_TOKEN: _token, ...settings } = io.env;
  return { ...settings, BARAZA_DATA: dataFolder };
}
