import type { Clock } from '../runtime/clock.ts';

/** A clock that stands until it is set. */
export class SettableClock implements Clock {
  #now: number;

  /** @param at milliseconds since the epoch, or RFC 3339 */
  constructor(at: string | number) {
    this.#now = milliseconds(at);
  }
  now(): number {
    return this.#now;
  }
  set(at: string | number): void {
    this.#now = milliseconds(at);
  }
  advance(by: number): void {
    this.#now += by;
  }
}

function milliseconds(at: string | number): number {
  const value = typeof at === 'number' ? at : Date.parse(at);
  if (!Number.isFinite(value)) throw new RangeError(`not a moment: ${at}`);
  return value;
}
