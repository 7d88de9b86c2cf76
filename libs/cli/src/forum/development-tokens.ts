import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import type { Io } from '../command-line/io.ts';
import { installedServices } from './installed-services.ts';

export interface TokenToIssue {
  readonly roles: readonly RoleHeld[];
  readonly person: string;
  /** Seconds. */
  readonly ttl: number;
}

/** Where the development issuer's key lies: in the forum's folder, or where the settings say. */
export function developmentKeyFile(io: Io, dataFolder: string): string {
  const given = io.env['BARAZA_DEVELOPMENT_KEY_FILE'] ?? '';
  return given === '' ? join(dataFolder, 'development-issuer.jwk') : resolve(io.cwd, given);
}

export function hasDevelopmentKey(io: Io, dataFolder: string): boolean {
  return existsSync(developmentKeyFile(io, dataFolder));
}

/** A token signed with that key, which is made where there is none. */
export async function developmentToken(io: Io, dataFolder: string, token: TokenToIssue): Promise<string> {
  const { DevelopmentIssuer } = await installedServices.kit();
  const issuer = await DevelopmentIssuer.open(developmentKeyFile(io, dataFolder));
  return issuer.token(token);
}
