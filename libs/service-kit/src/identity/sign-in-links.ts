import { randomBytes } from 'node:crypto';
import type { TokenRequest } from './development-issuer.ts';

/** How long a link may wait to be followed. */
const GOOD_FOR_MS = 24 * 3600 * 1000;
const MOST = 100;

/** Links that sign a browser in, each once. Kept in memory: a restart makes new ones. */
export class SignInLinks {
  readonly #waiting = new Map<string, { readonly request: TokenRequest; readonly until: number }>();

  /** @returns the code that the link carries */
  make(request: TokenRequest): string {
    if (this.#waiting.size >= MOST) this.#waiting.delete(this.#waiting.keys().next().value!);
    const code = randomBytes(24).toString('base64url');
    this.#waiting.set(code, { request, until: Date.now() + GOOD_FOR_MS });
    return code;
  }

  /** Whom the link signs in; undefined where there is no such link, or it was followed already. */
  follow(code: string): TokenRequest | undefined {
    const link = this.#waiting.get(code);
    this.#waiting.delete(code);
    return link !== undefined && link.until > Date.now() ? link.request : undefined;
  }
}
