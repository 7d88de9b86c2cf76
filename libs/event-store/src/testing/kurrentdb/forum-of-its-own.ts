import { randomBytes } from 'node:crypto';

/** The URL of a forum that nobody else has on a KurrentDB: several may share one server, and what one leaves is in nobody's way. */
export function forumOfItsOwn(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}streamPrefix=test${randomBytes(8).toString('hex')}`;
}
