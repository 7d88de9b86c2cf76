import { organisationRules } from './organisation.rules.ts';

export interface Details {
  readonly email?: string;
  readonly phone?: string;
}

/** @throws Rejection where a person cannot be reached by these. A refusal never repeats them: they are personal. */
export function assertDetails({ email, phone }: Details): void {
  if (email === undefined && phone === undefined) throw organisationRules.broken('contact-out-of-reach');
  if (email !== undefined && !isEmail(email)) throw organisationRules.broken('email-malformed', { pointer: '/email' });
  if (phone !== undefined && !isPhone(phone)) throw organisationRules.broken('phone-malformed', { pointer: '/phone' });
}

/** One `@`, something before it, a host with a dot after it, no spaces. What a server accepts only a message can tell. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** Digits as people write them: with a plus, spaces, hyphens, dots or brackets. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/[\s().-]/g, '');
  return /^\+?\d{6,15}$/.test(digits);
}
