import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import type { BarazaConfig, Runtime } from '@baraza/service-kit';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import type { BackupOrder } from './control.ts';
import { digestOf, syncFolder, takeEmptyFolder, writeManifest, type FileDigest } from './files.ts';

export const BACKUP_MANIFEST = 'backup.json';
/** Says that the sample forum was made whole. */
const SAMPLE_MARKER = 'sample-forum.json';
const SAMPLE_KEY = 'sample-master.key';
/** Where services that are processes of their own keep what is theirs, each in a folder by its name. */
const CLUSTER = 'cluster';

/** What a file is, so that it finds its place whatever the settings of the forum it is restored into. */
export type BackupRole =
  'ledger' | 'services' | 'cluster-service' | 'vault' | 'sealed' | 'file' | 'cluster-file' | 'sample-marker';

export interface BackupFile extends FileDigest {
  readonly role: BackupRole;
}

export interface BackupManifest {
  readonly format: 1;
  readonly madeAt: string;
  readonly ledgerId: string;
  /** The last sequence in the ledger's copy. */
  readonly head: number;
  readonly files: readonly BackupFile[];
}

export const KEYS_FILE = 'keys.sqlite';

/** The file of the keys, and what SQLite has beside it. */
export function filesOfKeys(path: string): readonly string[] {
  return ['', '-wal', '-shm'].map((end) => path + end);
}

/** Where the wrapped keys come to lie. @throws CommandFailed where that is no file, or one that is there already */
export function placeOfKeys({ keys }: BarazaConfig): string {
  if (keys.path === undefined) {
    throw new CommandFailed(
      EXIT.usage,
      `BARAZA_KEYS is ${keys.scheme}: keys come back into a file; restore into files, and move the vault`,
    );
  }
  if (existsSync(keys.path)) throw new CommandFailed(EXIT.failed, `there are keys already: ${keys.path}`);
  return keys.path;
}

/** Puts the wrapped keys back, and the key of a sample forum, which has no other. @throws CommandFailed */
export function restoreKeys(config: BarazaConfig, from: string, to: string): void {
  const file = join(from, KEYS_FILE);
  if (!existsSync(file)) throw new CommandFailed(EXIT.usage, `there is no ${KEYS_FILE} in ${from}`);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(file, to, constants.COPYFILE_EXCL);
  const sampleKey = join(from, SAMPLE_KEY);
  if (existsSync(sampleKey)) copyFileSync(sampleKey, join(config.dataFolder, SAMPLE_KEY), constants.COPYFILE_EXCL);
}

/** Stores that can be copied while they are in use: the SQLite adapters'. */
interface Copyable {
  backupTo(path: string): Promise<unknown>;
}
interface WithKeys {
  backupKeysTo(path: string): Promise<void>;
}

/**
 * Copies every store of an open forum while it works, in an order that makes the copies fit together: what keeps
 * checkpoints first, then the ledger, then the vault and the files. So no checkpoint is ahead of the ledger's copy, and no value that
 * the ledger refers to is missing. Read models are left out: they are made anew. Keys are left out, or go elsewhere. Ballot boxes
 * are left out for good: a copy of an open one would hold ballots and secret together, and no draw could reach it.
 * @throws CommandFailed where the folder is not empty, or a store is not kept in a file of this process
 */
export async function backUp(runtime: Runtime, { folder, keysTo }: BackupOrder): Promise<BackupManifest> {
  const { config, store, vault, sealed } = runtime;
  if (keysTo !== undefined && isWithin(folder, keysTo)) {
    throw new CommandFailed(EXIT.usage, `the keys' copy must not lie in the backup itself: ${keysTo}`);
  }
  const [ledger, services, vaultFile] = [config.eventStore, config.serviceStore, config.vault].map(
    ({ path, scheme }) => {
      if (path !== undefined) return path;
      throw new CommandFailed(EXIT.failed, `only stores in files can be backed up here, and one is ${scheme}:`);
    },
  ) as [string, string, string];
  takeEmptyFolder(folder);
  const copied: { readonly role: BackupRole; readonly path: string }[] = [];
  const copy = async (
    role: BackupRole,
    file: string,
    how: (to: string) => Promise<unknown>,
    name = basename(file),
  ): Promise<unknown> => {
    const path = join(folder, name);
    const answer = await how(path);
    copied.push({ role, path });
    return answer;
  };
  if (existsSync(services)) await copy('services', services, (to) => copyOpenDatabase(services, to));
  for (const { service, file } of clusterStores(config.dataFolder)) {
    await copy('cluster-service', file, (to) => copyOpenDatabase(file, to), `${CLUSTER}.${service}.sqlite`);
  }
  const { head } = (await copy('ledger', ledger, (to) => (store as unknown as Copyable).backupTo(to))) as {
    head: number;
  };
  await copy('vault', vaultFile, (to) => (vault as unknown as Copyable).backupTo(to));
  if (config.sealed.path !== undefined) {
    await copy('sealed', config.sealed.path, (to) => (sealed as unknown as Copyable).backupTo(to));
  }
  // A file is kept before the event that refers to it: after the ledger's copy none is missing that it refers to.
  for (const role of ['file', 'cluster-file'] as const) {
    for (const path of filesIn(fileFolder(config, role))) {
      await copy(role, path, async (to) => copyFileSync(path, to), `${role}.${basename(path)}`);
    }
  }
  const marker = join(config.dataFolder, SAMPLE_MARKER);
  if (existsSync(marker)) await copy('sample-marker', marker, async (to) => copyFileSync(marker, to));
  if (keysTo !== undefined) await backUpKeys(config, vault as unknown as WithKeys, keysTo);
  const manifest: BackupManifest = {
    format: 1,
    madeAt: new Date().toISOString(),
    ledgerId: store.ledgerId,
    head,
    files: await Promise.all(copied.map(async ({ role, path }) => ({ role, ...(await digestOf(path)) }))),
  };
  writeManifest(join(folder, BACKUP_MANIFEST), manifest);
  return manifest;
}

/** Where files lie, locked; undefined where that is no folder: a bucket has copies of its own. */
function fileFolder({ dataFolder, files }: BarazaConfig, role: 'file' | 'cluster-file'): string | undefined {
  return role === 'file' ? files.path : join(dataFolder, CLUSTER, 'members', 'files');
}

/** Every file of a folder that keeps them by their digests. */
export function filesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const shelves = readdirSync(folder).filter((name) => /^[0-9a-f]{2}$/.test(name));
  return shelves.flatMap((shelf) => readdirSync(join(folder, shelf)).map((name) => join(folder, shelf, name)));
}

/** What services keep that run, or ran, as processes of their own over this folder. */
function clusterStores(dataFolder: string): readonly { readonly service: string; readonly file: string }[] {
  const folder = join(dataFolder, CLUSTER);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .map((service) => ({ service, file: join(folder, service, `${service}.sqlite`) }))
    .filter(({ file }) => existsSync(file));
}

/** Where a backup's file belongs in a forum with these settings. */
export function placeOf(config: BarazaConfig, { role, name }: BackupFile): string {
  if (role === 'cluster-service') {
    const service = name.split('.')[1]!;
    return join(config.dataFolder, CLUSTER, service, `${service}.sqlite`);
  }
  if (role === 'file' || role === 'cluster-file') {
    const address = name.slice(role.length + 1);
    const folder = config.files.path; // one place for one process and for several
    if (folder === undefined || !/^[0-9a-f]{64}$/.test(address)) {
      throw new CommandFailed(EXIT.failed, `${name} has no place here: BARAZA_FILES names no folder, or it is no file`);
    }
    return join(folder, address.slice(0, 2), address);
  }
  const { path } =
    { ledger: config.eventStore, services: config.serviceStore, vault: config.vault, sealed: config.sealed }[
      role as 'ledger'
    ] ?? {};
  return path ?? join(config.dataFolder, basename(name));
}

function isWithin(folder: string, path: string): boolean {
  return `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
}

async function backUpKeys(config: BarazaConfig, vault: WithKeys, keysTo: string): Promise<void> {
  mkdirSync(keysTo, { recursive: true, mode: 0o700 });
  await vault.backupKeysTo(join(keysTo, KEYS_FILE));
  const sampleKey = join(config.dataFolder, SAMPLE_KEY);
  if (config.masterKey === undefined && existsSync(sampleKey)) copyFileSync(sampleKey, join(keysTo, SAMPLE_KEY));
}

async function copyOpenDatabase(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    await copyDatabase(database, to, { rate: 1_000 });
  } finally {
    database.close();
  }
  syncFolder(dirname(to));
}

/**
 * What a folder says it holds, with every file looked at.
 * @throws CommandFailed where it is no backup, or a file is not what was written
 */
export async function checkBackup(folder: string): Promise<BackupManifest> {
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, BACKUP_MANIFEST), 'utf8')) as BackupManifest;
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${folder} holds no backup: ${(error as Error).message}`);
  }
  if (manifest.format !== 1) {
    throw new CommandFailed(EXIT.usage, `${folder} was made by another Baraza (format ${String(manifest.format)})`);
  }
  const wrong: string[] = [];
  for (const expected of manifest.files) {
    // A manifest comes from outside: it names files of its own folder, or none.
    if (basename(expected.name) !== expected.name)
      throw new CommandFailed(EXIT.failed, `${expected.name} is no file name`);
    const found = await digestOf(join(folder, expected.name)).catch(() => undefined);
    if (found === undefined) wrong.push(`${expected.name} is missing`);
    else if (found.sha256 !== expected.sha256) wrong.push(`${expected.name} is not what was written`);
  }
  if (wrong.length > 0) throw new CommandFailed(EXIT.failed, `the backup in ${folder} is damaged`, wrong);
  return manifest;
}
