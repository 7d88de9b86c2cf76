import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadMasterKey, type MasterKey, newMasterKeyFile, refuseKeyInside } from '@baraza/privacy';
import type { BarazaConfig } from '../configuration/configuration.ts';

/** The key of a sample forum, made for it and kept beside it: it locks nothing, and nothing in it needs a lock. */
export function sampleKeyPath(dataFolder: string): string {
  return join(dataFolder, 'sample-master.key');
}

/**
 * The key that wraps all other keys.
 * @throws MasterKeyRefused where it is none, unreadable, or lies in the data folder
 */
export function masterKeyOf(config: Pick<BarazaConfig, 'dataFolder' | 'masterKey'>): MasterKey {
  if (config.masterKey !== undefined) {
    refuseKeyInside(config.dataFolder, config.masterKey);
    return loadMasterKey(config.masterKey);
  }
  const path = sampleKeyPath(config.dataFolder);
  return existsSync(path) ? loadMasterKey({ file: path }) : newMasterKeyFile(path);
}
