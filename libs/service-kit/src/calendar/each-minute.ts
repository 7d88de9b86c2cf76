import type { Clock } from '../runtime/clock.ts';

const MINUTE_MS = 60_000;
/** A clock that was set is seen within this. */
const TICK_MS = 1_000;

export interface Looking {
  /** A look that goes on is not begun anew. */
  isLooking(): boolean;
  /** False while another instance is to look. When it comes to be ours, it is looked at once. Default: always ours. */
  isOurs?(): boolean;
}

/**
 * Looks at once, and again whenever a minute has gone by on the forum's clock, or the clock was set back: a new day is seen
 * as soon as there is one. A look that goes on is not begun anew; it comes after it.
 * @returns what ends it
 */
export function eachMinute(clock: Clock, look: () => void, { isLooking, isOurs }: Looking): () => void {
  let looked = Number.NEGATIVE_INFINITY;
  const tick = (): void => {
    if (isOurs?.() === false) {
      looked = Number.NEGATIVE_INFINITY;
      return;
    }
    const now = clock.now();
    if ((now - looked < MINUTE_MS && now >= looked) || isLooking()) return;
    looked = now;
    look();
  };
  const timer = setInterval(tick, TICK_MS);
  timer.unref();
  tick();
  return () => {
    clearInterval(timer);
  };
}
