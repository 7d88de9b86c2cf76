import { readFileSync, statSync } from 'node:fs';

/** Where the time comes from, so that tests and the sample forum can set it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/**
 * A clock that several processes share: a file says an instant (RFC 3339), and from the moment it was written on time
 * goes on from there. So a story of years can be told to a running forum from outside. For loopback only.
 */
export class FileClock implements Clock {
  readonly #path: string;
  #writtenAt = Number.NaN;
  #instant = 0;

  /** @throws Error where the file holds no instant */
  constructor(path: string) {
    this.#path = path;
    this.now();
  }

  now(): number {
    const { mtimeMs } = statSync(this.#path);
    if (mtimeMs !== this.#writtenAt) {
      const instant = instantIn(readFileSync(this.#path, 'utf8'));
      if (instant === undefined) throw new Error(`${this.#path} holds no instant like 2026-03-01T09:00:00.000Z`);
      this.#instant = instant;
      this.#writtenAt = mtimeMs;
    }
    return Math.max(this.#instant, Math.floor(this.#instant + Date.now() - this.#writtenAt));
  }
}

/** Milliseconds since the epoch; undefined where the text is no instant with its offset from UTC. */
export function instantIn(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(trimmed)) return undefined;
  const instant = Date.parse(trimmed);
  return Number.isNaN(instant) ? undefined : instant;
}
