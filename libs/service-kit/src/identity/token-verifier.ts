import { hash } from 'node:crypto';
import { isUuid, UNIT_CODE } from '@baraza/contracts';
import { ROLES, type Role, type RoleHeld } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { Recent } from '../caching/recent.ts';
import { Unauthenticated, Unavailable } from '../problems/refusals.ts';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  ROLES_CLAIM,
  SESSION_AUDIENCE,
  type DevelopmentIssuer,
} from './development-issuer.ts';

/** Whoever a token stands for. */
export interface Identity {
  readonly person: string;
  /** Those the token itself carries. Undefined: what the person may do is told by the record. */
  readonly roles: readonly RoleHeld[] | undefined;
}

/** How long a token that was found good is taken for good without looking at its signature again. */
const REMEMBERED_MS = 60_000;

/** Checks tokens against one issuer, and turns their subject into the person's random id. */
export class TokenVerifier {
  readonly #issuer: string;
  readonly #carriesRoles: boolean;
  readonly #audience: string;
  readonly #key: () => Promise<Parameters<typeof jwtVerify>[1] | JWTVerifyGetKey>;
  readonly #vault: Pick<Vault, 'personOf'>;
  readonly #remembered = new Recent<string, { readonly identity: Identity; readonly until: number }>(5_000);

  private constructor(
    carriesRoles: boolean,
    issuer: string,
    audience: string,
    key: () => Promise<Parameters<typeof jwtVerify>[1] | JWTVerifyGetKey>,
    vault: Pick<Vault, 'personOf'>,
  ) {
    this.#carriesRoles = carriesRoles;
    this.#issuer = issuer;
    this.#audience = audience;
    this.#key = key;
    this.#vault = vault;
  }

  static ofDevelopment(issuer: DevelopmentIssuer, vault: Pick<Vault, 'personOf'>): TokenVerifier {
    return new TokenVerifier(true, DEVELOPMENT_ISSUER, DEVELOPMENT_AUDIENCE, async () => issuer.publicKey, vault);
  }

  /** The issuer's keys are found by OpenID Connect discovery when they are first needed, and kept by `jose`. */
  static ofIssuer(oidc: { issuer: string; audience: string }, vault: Pick<Vault, 'personOf'>): TokenVerifier {
    let keys: JWTVerifyGetKey | undefined;
    return new TokenVerifier(
      false,
      oidc.issuer,
      oidc.audience,
      async () => (keys ??= createRemoteJWKSet(await discoverKeys(oidc.issuer))),
      vault,
    );
  }

  /** @throws Unauthenticated for anything but a token of this issuer for this forum; of the development issuer, with roles that there are */
  bearer(token: string): Promise<Identity> {
    return this.#identityOf(token, this.#audience);
  }

  /** The same for a browser's session, which no bearer may use. */
  session(token: string): Promise<Identity> {
    return this.#identityOf(token, SESSION_AUDIENCE);
  }

  async #identityOf(token: string, audience: string): Promise<Identity> {
    const key = hash('sha256', `${audience} ${token}`, 'base64');
    const remembered = this.#remembered.get(key);
    if (remembered !== undefined && remembered.until > Date.now()) return remembered.identity;
    const payload = await this.#verified(token, audience);
    const roles = this.#carriesRoles ? rolesIn(payload) : undefined;
    const person = await this.#vault.personOf(this.#issuer, payload.sub!);
    const identity: Identity = { person, roles };
    this.#remembered.set(key, { identity, until: Math.min(Date.now() + REMEMBERED_MS, payload.exp! * 1000) });
    return identity;
  }

  async #verified(token: string, audience: string): Promise<JWTPayload> {
    const key = await this.#key();
    const options: JWTVerifyOptions = {
      issuer: this.#issuer,
      audience,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: 5,
    };
    try {
      const { payload } =
        typeof key === 'function' ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw refused('The token has expired.');
      if (error instanceof errors.JWKSTimeout) throw issuerAway();
      if (error instanceof errors.JOSEError || error instanceof TypeError)
        throw refused('The token is not accepted here.');
      throw error;
    }
  }
}

function refused(detail: string): Unauthenticated {
  return new Unauthenticated('bad-token', detail, { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });
}

function issuerAway(): Unavailable {
  return new Unavailable('issuer-unavailable', 'The issuer of tokens cannot be reached now.', {
    headers: { 'retry-after': '5' },
  });
}

async function discoverKeys(issuer: string): Promise<URL> {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { jwks_uri } = (await answer.json()) as { jwks_uri: string };
    return new URL(jwks_uri);
  } catch (error) {
    throw Object.assign(issuerAway(), { cause: error });
  }
}

const UNIT = new RegExp(UNIT_CODE);

/**
 * Undefined for an empty list: a token that stands for a person, as those of a real issuer do.
 * @throws Unauthenticated where the claim is missing, or one of its roles is none of ours
 */
function rolesIn(payload: JWTPayload): readonly RoleHeld[] | undefined {
  const claim = payload[ROLES_CLAIM];
  if (!Array.isArray(claim) || claim.length > 100 || !claim.every(isRoleHeld)) {
    throw refused(
      `The token's ${ROLES_CLAIM} must be a list of {role, unit?, organisation?}; a member-representative names an organisation.`,
    );
  }
  if (claim.length === 0) return undefined;
  return claim.map(({ role, unit, organisation }) => ({
    role,
    ...(unit === undefined ? {} : { unit }),
    ...(organisation === undefined ? {} : { organisation }),
  }));
}

function isRoleHeld(value: unknown): value is RoleHeld {
  if (typeof value !== 'object' || value === null) return false;
  const { role, unit, organisation } = value as Record<string, unknown>;
  return (
    ROLES.includes(role as Role) &&
    role !== 'public' &&
    // Without an organisation it would be held for all of them.
    (role !== 'member-representative' || organisation !== undefined) &&
    (unit === undefined || (typeof unit === 'string' && unit.length <= 64 && UNIT.test(unit))) &&
    (organisation === undefined || isUuid(organisation))
  );
}
