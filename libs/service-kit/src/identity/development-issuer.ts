import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';

/** The issuer that tokens of the development issuer name. It is no address: nobody else can stand for it. */
export const DEVELOPMENT_ISSUER = 'urn:baraza:development-issuer';
export const DEVELOPMENT_AUDIENCE = 'baraza';
/** The audience of a browser's session: such a token reads, and is refused as a bearer. */
export const SESSION_AUDIENCE = 'baraza-session';
/** The claim that holds a person's roles: `[{role, unit?, organisation?}]`. */
export const ROLES_CLAIM = 'baraza_roles';

const ALGORITHM = 'EdDSA';

export interface TokenRequest {
  readonly roles: readonly RoleHeld[];
  /** The token's subject: any stable text that stands for the person. Default `developer`. */
  readonly person?: string;
  /** Seconds it is good for; default 12 hours. */
  readonly ttl?: number;
}

/**
 * Issues tokens on a developer's own machine. Its key lies in the data folder, for the owner's eyes only, so that a token
 * is good beyond a restart. Never used on an address that others can reach.
 */
export class DevelopmentIssuer {
  readonly publicKey: CryptoKey;
  readonly #privateKey: CryptoKey;

  private constructor(privateKey: CryptoKey, publicKey: CryptoKey) {
    this.#privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** Opens the issuer whose key lies in this file, and makes the key where there is none. */
  static async open(path: string): Promise<DevelopmentIssuer> {
    const { d, ...publicJwk } = readKey(path) ?? (await makeKey(path));
    const privateKey = (await importJWK({ ...publicJwk, d: d! }, ALGORITHM)) as CryptoKey;
    return new DevelopmentIssuer(privateKey, (await importJWK(publicJwk, ALGORITHM)) as CryptoKey);
  }

  async token({ roles, person = 'developer', ttl = 12 * 3600 }: TokenRequest): Promise<string> {
    return this.#sign(roles, person, ttl, DEVELOPMENT_AUDIENCE);
  }

  /** What a browser's cookie holds. */
  async session({ roles, person = 'developer', ttl = 12 * 3600 }: TokenRequest): Promise<string> {
    return this.#sign(roles, person, ttl, SESSION_AUDIENCE);
  }

  async #sign(roles: readonly RoleHeld[], person: string, ttl: number, audience: string): Promise<string> {
    return new SignJWT({ [ROLES_CLAIM]: roles })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(DEVELOPMENT_ISSUER)
      .setAudience(audience)
      .setSubject(person)
      .setIssuedAt()
      .setExpirationTime(`${ttl}s`)
      .sign(this.#privateKey);
  }
}

/** Where the key lies in a data folder. */
export function developmentKeyIn(dataFolder: string): string {
  return join(dataFolder, 'development-issuer.jwk');
}

/** A token of the development issuer whose key lies in `dataFolder`: for `baraza token` and for tests. */
export async function issueToken(request: TokenRequest & { readonly dataFolder: string }): Promise<string> {
  const issuer = await DevelopmentIssuer.open(developmentKeyIn(request.dataFolder));
  return issuer.token(request);
}

function readKey(path: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKey(path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, `${JSON.stringify(jwk)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return jwk;
  } catch (error) {
    // Another process was first: its key is the key.
    const theirs = (error as NodeJS.ErrnoException).code === 'EEXIST' ? readKey(path) : undefined;
    if (theirs === undefined) throw error;
    return theirs;
  }
}
