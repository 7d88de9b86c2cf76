import { isUuid, UNIT_CODE } from '@baraza/contracts';
import { isTimeZone, ROLES, type Role } from '@baraza/domain';
import { resolve } from 'node:path';

/** Thrown by the readers below: what would have been right. */
export class NotAccepted extends Error {
  override readonly name = 'NotAccepted';
}

/** Makes a value of what was written. `cwd` is where the person stands. @throws NotAccepted */
export type Read<T> = (text: string, cwd: string) => T;

export const text: Read<string> = (given) => {
  if (given.trim() === '') throw new NotAccepted('some text');
  return given;
};

/** A path, from where the person stands. */
export const path: Read<string> = (given, cwd) => {
  if (given === '') throw new NotAccepted('a path');
  return resolve(cwd, given);
};

export function wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}): Read<number> {
  const expected = max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min}` : `a whole number, ${min} to ${max}`;
  return matching(/^\d{1,16}$/, expected, (given) => {
    const number = Number(given);
    if (number < min || number > max) throw new NotAccepted(expected);
    return number;
  });
}

/** Seconds: `90`, `90s`, `30m`, `12h`, `7d`. */
export const duration: Read<number> = matching(
  /^[1-9]\d{0,8}[smhd]?$/,
  'seconds, or a number with s, m, h or d: 12h',
  (given) => Number.parseInt(given, 10) * { s: 1, m: 60, h: 3_600, d: 86_400 }[given.at(-1)! as 's']! || Number(given),
);

export function choice<const T extends string>(among: readonly T[]): Read<T> {
  return (given) => {
    const found = among.find((one) => one === given);
    if (found === undefined) throw new NotAccepted(among.join(', '));
    return found;
  };
}

/** Items with commas between them, each read by `one`. */
export function listOf<T>(one: Read<T>): Read<readonly T[]> {
  return (given, cwd) => given.split(',').map((item) => one(item.trim(), cwd));
}

export const role: Read<Role> = choice(ROLES.filter((one) => one !== 'public'));
export const unitCode = matching(new RegExp(UNIT_CODE), "a unit's code, like UG-411", (given) => given);
export const eventType = matching(
  /^[a-z]+\.[A-Z][A-Za-z]{0,80}$/,
  "an event's type, like members.MembershipAdmitted",
  (given) => given,
);
/** Which version of which event. */
export const eventVersion: Read<{ readonly type: string; readonly version: number }> = (given, cwd) => {
  const [type = '', version = ''] = given.split('@');
  const expected = 'a type and a version, like members.MembershipAdmitted@2';
  if (!/^[1-9]\d{0,4}$/.test(version)) throw new NotAccepted(expected);
  return { type: eventType(type, cwd), version: Number(version) };
};
export const tag = matching(/^[a-z]+(-[a-z]+)*:[A-Za-z0-9-]{1,64}$/, 'a tag, like unit:UG-411', (given) => given);
export const stream = matching(/^[a-z]+(-[a-z]+)*-[A-Za-z0-9-]{1,64}$/, 'a stream, like unit-UG-411', (given) => given);
export const language = matching(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'a language code, like en', (it) => it);
export const pastTense = matching(/^[A-Z][A-Za-z]{1,80}$/, 'a past tense, like MentoringBegun', (it) => it);
/** kebab-case: an aggregate, a command, a read model. */
export const kebab = matching(
  /^[a-z]+(-[a-z]+)*$/,
  'words in lower case with hyphens, like service-request',
  (it) => it,
);

export const uuid: Read<string> = (given) => {
  if (!isUuid(given)) throw new NotAccepted('a UUID in lower case');
  return given;
};

export const zone: Read<string> = (given) => {
  if (!/^[A-Za-z]/.test(given) || !isTimeZone(given)) throw new NotAccepted('an IANA time zone, like Africa/Kampala');
  return given;
};

/** An address without a slash at its end. */
export const webAddress: Read<string> = (given) => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new NotAccepted('an address, like http://127.0.0.1:3000');
  return given.replace(/\/+$/, '');
};

function matching<T>(pattern: RegExp, expected: string, make: (given: string) => T): Read<T> {
  return (given) => {
    if (!pattern.test(given)) throw new NotAccepted(expected);
    return make(given);
  };
}
