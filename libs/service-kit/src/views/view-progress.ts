import type { ServedModels } from '@baraza/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { Unavailable } from '../problems/refusals.ts';
import { READ_STORE } from '../runtime/tokens.ts';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;
/** Who keeps a view up may not hear of it any more, or be another by then: how long it is waited for before one looks again. */
const HEARD_WITHIN_MS = 250;
/** How long a query waits for the views it reads. */
export const PATIENCE_MS = 5_000;

/** Waits at most so long, in milliseconds. @returns whether the view has come that far */
export type ViewComesTo = (view: string, sequence: number, timeoutMs: number) => Promise<boolean>;

/** The refusal where views have not come as far as is asked. */
export function viewsBehind(views: readonly string[]): Unavailable {
  return new Unavailable('view-behind', `Not as far as asked yet: ${views.join(', ')}.`, {
    headers: { 'retry-after': '1' },
    params: { views },
  });
}

/** How far the views of `projections` have come. */
@Injectable()
export class ViewProgress {
  /** How long a query waits for the views it reads, in milliseconds. */
  patienceMs = PATIENCE_MS;

  readonly #holdingBack: (() => boolean)[] = [];
  #comesTo: ViewComesTo | undefined;

  constructor(@Inject(READ_STORE) private readonly store: Pick<ServedModels, 'checkpoint'>) {}

  /** Whoever keeps the views up knows at once how far each is; without it the read store is asked again and again. */
  keptUpBy(comesTo: ViewComesTo): void {
    this.#comesTo = comesTo;
  }

  /** While it holds, no view is read: they are made anew without what is no longer to be seen. */
  holdBackWhile(isHeldBack: () => boolean): void {
    this.#holdingBack.push(isHeldBack);
  }

  /** @returns whether views may be read, waiting at most until `until` (ms) */
  async mayBeRead(until: number): Promise<boolean> {
    while (this.#holdingBack.some((isHeldBack) => isHeldBack())) {
      if (Date.now() >= until) return false;
      await pause(LOOK_EVERY_MS);
    }
    return true;
  }

  /** @returns whether the view has applied everything up to the sequence, waiting at most until `until` (ms) */
  async reaches(view: string, sequence: number, until: number): Promise<boolean> {
    for (;;) {
      if ((await this.store.checkpoint(view)) >= sequence) return true;
      const left = until - Date.now();
      if (left <= 0) return false;
      if (this.#comesTo === undefined) await pause(LOOK_EVERY_MS);
      else if (await this.#comesTo(view, sequence, Math.min(left, HEARD_WITHIN_MS))) return true;
    }
  }
}
