import { randomBytes, scryptSync } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { KEY_BYTES } from '../engine/envelope.ts';
import type { ScryptParameters } from '../engine/key-store.ts';

/** What every key of the vault is wrapped with: 32 random bytes, or a passphrase that becomes such through scrypt. */
export type MasterKey =
  { readonly kind: 'key'; readonly bytes: Uint8Array } | { readonly kind: 'passphrase'; readonly passphrase: string };

/** Where a master key is read from. */
export type MasterKeySource = { readonly file: string } | { readonly passphraseFile: string };

/** A master key that is missing, unreadable, too weak, or lies where it must not. */
export class MasterKeyRefused extends Error {
  override readonly name = 'MasterKeyRefused';
}

const PREFIX = 'baraza-master-key-1:';
const SHORTEST_PASSPHRASE = 20;
/** 128 MiB and about half a second: what OWASP and RFC 9106's authors would call enough for a secret of this rank. */
const SCRYPT = { cost: 2 ** 17, blockSize: 8, parallelization: 1 } as const;

/** @throws MasterKeyRefused, saying which file and what was expected of it */
export function loadMasterKey(source: MasterKeySource): MasterKey {
  if ('file' in source) {
    const text = read(source.file).trim();
    const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
    const bytes = Buffer.from(encoded, 'base64url');
    // Node decodes leniently: what does not come back the same was no key.
    if (bytes.length !== KEY_BYTES || bytes.toString('base64url') !== encoded) {
      throw new MasterKeyRefused(`${source.file} holds no master key (expected one line '${PREFIX}<43 characters>')`);
    }
    return { kind: 'key', bytes };
  }
  const passphrase = read(source.passphraseFile)
    .replace(/\r?\n$/, '')
    .normalize('NFKC');
  if ([...passphrase].length < SHORTEST_PASSPHRASE) {
    throw new MasterKeyRefused(
      `the passphrase in ${source.passphraseFile} has fewer than ${SHORTEST_PASSPHRASE} characters`,
    );
  }
  return { kind: 'passphrase', passphrase };
}

/**
 * Writes a new random master key to `path`, readable by its owner only.
 * @throws MasterKeyRefused where something is there already: a key is never overwritten
 */
export function newMasterKeyFile(path: string): MasterKey {
  const bytes = randomBytes(KEY_BYTES);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, `${PREFIX}${bytes.toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    throw new MasterKeyRefused(`no master key can be written to ${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return { kind: 'key', bytes };
}

/**
 * A key kept beside what it locks is no lock: whoever takes a copy of the data has both.
 * @throws MasterKeyRefused where the file lies in the data folder, links followed
 */
export function refuseKeyInside(dataFolder: string, source: MasterKeySource): void {
  const file = 'file' in source ? source.file : source.passphraseFile;
  if (`${real(file)}${sep}`.startsWith(`${real(dataFolder)}${sep}`)) {
    throw new MasterKeyRefused(`the master key ${file} lies inside the data folder ${dataFolder}: keep it elsewhere`);
  }
}

/** How a passphrase of a new vault becomes a key. `cost` (a power of two) is lowered by tests only. */
export function newScryptParameters(cost: number = SCRYPT.cost): ScryptParameters {
  return { ...SCRYPT, cost, salt: randomBytes(KEY_BYTES) };
}

/** @throws MasterKeyRefused where the vault was made with the other kind of master key */
export function masterKeyBytes(master: MasterKey, scrypt: ScryptParameters | undefined): Uint8Array {
  if (master.kind === 'key') {
    if (scrypt !== undefined) throw new MasterKeyRefused('these keys are locked by a passphrase, not by a key file');
    return master.bytes;
  }
  if (scrypt === undefined) throw new MasterKeyRefused('these keys are locked by a key file, not by a passphrase');
  const { salt, cost, blockSize, parallelization } = scrypt;
  const maxmem = 256 * cost * blockSize;
  return scryptSync(master.passphrase, salt, KEY_BYTES, { cost, blockSize, parallelization, maxmem });
}

function read(path: string): string {
  try {
    if (statSync(path).size > 4_096) throw new Error('it is longer than 4,096 bytes');
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new MasterKeyRefused(`the master key cannot be read from ${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The path without links, for a file that need not exist yet. */
function real(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(real(parent), basename(absolute));
  }
}
