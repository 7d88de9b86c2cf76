import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { WrongSetting } from './configuration.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and remembers every fault, so that all of them are told at once. */
export class SettingReader {
  readonly faults: WrongSetting[] = [];
  readonly #env: Environment;
  readonly #secrets = new Map<string, string | undefined>();

  constructor(env: Environment) {
    this.#env = env;
  }

  /** The trimmed text; undefined where it is not set or empty. */
  text(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  }

  /** As `text`, or what the file that `<name>_FILE` names holds: other processes read an environment, and logs show it. */
  secret(name: string): string | undefined {
    if (!this.#secrets.has(name)) this.#secrets.set(name, this.#secret(name, fileOf(name)));
    return this.#secrets.get(name);
  }

  #secret(name: string, itsFile: string): string | undefined {
    const value = this.text(name);
    const path = this.text(itsFile);
    if (path === undefined) return value;
    if (value !== undefined) {
      this.refuse(itsFile, path, `nothing, since ${name} is set too`);
      return value;
    }
    try {
      const held = readFileSync(path, 'utf8').trim();
      if (held !== '') return held;
      this.refuse(itsFile, path, 'the path of a file that holds something');
    } catch {
      this.refuse(itsFile, path, 'the path of a file that this process may read');
    }
    return undefined;
  }

  wholeNumber(name: string, bounds: { min: number; max: number; otherwise: number }): number {
    const text = this.text(name);
    if (text === undefined) return bounds.otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= bounds.min && value <= bounds.max) return value;
    this.refuse(name, text, `a whole number from ${bounds.min} to ${bounds.max}`);
    return bounds.otherwise;
  }

  choice<Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const found = values.find((value) => value === text);
    if (found === undefined) this.refuse(name, text, `one of ${values.join(', ')}`);
    return found ?? otherwise;
  }

  /** @param value as it may be shown: a secret is passed as `HIDDEN` */
  refuse(name: string, value: string, expected: string): void {
    this.faults.push({ name, value, expected });
  }

  /** Names that look like a known one and are none: `BARAZA_DTAA`. A setting that is not read would be wrong in silence. */
  refuseMisspelt(known: readonly string[]): void {
    for (const name of Object.keys(this.#env)) {
      if (!name.startsWith('BARAZA_') || known.includes(name)) continue;
      const meant = known.find((one) => distance(one, name) <= 2);
      if (meant !== undefined) this.refuse(name, 'set', `${meant}: there is no setting of this name`);
    }
  }
}

export const HIDDEN = '(hidden)';

/** The setting that names the file of a secret setting. */
export function fileOf(setting: string): string {
  return `${setting}_FILE`;
}

/** A URL without its credentials. */
export function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//***@');
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
