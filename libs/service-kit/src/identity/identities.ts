import type { RoleHeld } from '@baraza/domain';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from '../problems/refusals.ts';
import { type Caller, NOBODY } from './caller.ts';
import type { Operation } from '../operations/operation.ts';
import type { Identity, TokenVerifier } from './token-verifier.ts';

export const SESSION_COOKIE = 'baraza_session';

/** Nest token of the `Identities` of this process. */
export const IDENTITIES = Symbol('baraza.identities');

/** What the bearer of a token may do at this moment: by the token's own roles, else by the record. */
export type RolesNow = (identity: Identity) => Promise<readonly RoleHeld[]>;

/** Finds out who sent a request. */
export class Identities {
  readonly #verifier: TokenVerifier;

  constructor(verifier: TokenVerifier) {
    this.#verifier = verifier;
  }

  /**
   * The caller, with what they are entitled to in this operation.
   *
   * A bearer token may do anything its roles allow. A browser's session cookie may only read, so that no page elsewhere
   * can make a browser send a command. What a token of a real issuer may do is what the record says of the person.
   * @throws Unauthenticated where the token is not accepted, or there is none and the operation is not public
   */
  async callerOf(request: FastifyRequest, operation: Pick<Operation, 'roles'>, rolesNow: RolesNow): Promise<Caller> {
    const isOpen = operation.roles.includes('public');
    const identity = await this.#identityOf(request, isOpen);
    const open: readonly RoleHeld[] = isOpen ? [{ role: 'public' }] : [];
    if (identity === undefined) return { person: NOBODY, roles: open, entitled: open, isPublic: true };
    const { person } = identity;
    const roles = await rolesNow(identity);
    const entitled = roles.filter((held) => operation.roles.includes(held.role));
    const organisation = roles.find((held) => held.organisation !== undefined)?.organisation;
    return {
      person,
      roles,
      entitled: isOpen ? [...entitled, ...open] : entitled,
      ...(organisation === undefined ? {} : { organisation }),
      isPublic: false,
    };
  }

  async #identityOf(request: FastifyRequest, isOpen: boolean): Promise<Identity | undefined> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(authorization)?.[1];
      if (token === undefined) throw unauthenticated('The Authorization header must be: Bearer <token>.');
      return this.#verifier.bearer(token);
    }
    const mayUseSession = request.method === 'GET' || request.method === 'HEAD';
    const session = mayUseSession && cookie !== undefined ? sessionIn(cookie) : undefined;
    if (session === undefined) {
      if (isOpen) return undefined;
      throw unauthenticated('A bearer token is needed.');
    }
    try {
      return await this.#verifier.session(session);
    } catch (error) {
      // A session that has run out leaves what is public to everyone.
      if (isOpen && error instanceof Unauthenticated) return undefined;
      throw error;
    }
  }
}

function unauthenticated(detail: string): Unauthenticated {
  return new Unauthenticated('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer' } });
}

function sessionIn(cookies: string): string | undefined {
  for (const pair of cookies.split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && value !== '') return value;
  }
  return undefined;
}
