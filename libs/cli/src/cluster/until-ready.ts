import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import type { ReadyCheck } from '../forum/readiness.ts';
import type { SupervisedProcess } from './supervised-process.ts';

const LOOK_EVERY_MS = 250;
const TELL_EVERY_MS = 15_000;
/** A process that makes no step in this time is not going to. Views of a long record take longer, and come further meanwhile. */
const STEP_WITHIN_MS = 120_000;

export interface Waiting {
  readonly stepWithinMs?: number;
  readonly tellEveryMs?: number;
  /** Aborted where it is no longer wanted. */
  readonly signal?: AbortSignal;
  print(line: string): void;
}

type Asked = Pick<SupervisedProcess, 'name' | 'url' | 'readiness'>;

/**
 * Waits until each of the processes is ready, for as long as it comes further, and tells who is and what is waited for.
 * @throws CommandFailed where one makes no step in two minutes
 * @throws AbortError
 */
export async function untilReady(processes: readonly Asked[], waiting: Waiting): Promise<void> {
  const { stepWithinMs = STEP_WITHIN_MS, tellEveryMs = TELL_EVERY_MS, signal, print } = waiting;
  for (const one of processes) {
    const steps = new Steps();
    let steppedAt = Date.now();
    let toldAt = Date.now();
    for (;;) {
      signal?.throwIfAborted();
      const found = await one.readiness();
      if (found?.isReady === true) break;
      const now = Date.now();
      if (found !== undefined && steps.sees(found.said)) steppedAt = now;
      if (now - steppedAt > stepWithinMs) {
        const seconds = stepWithinMs / 1_000;
        const what = `${one.name} is not ready, and came no further in ${seconds} s${steps.lacking}`;
        throw new CommandFailed(EXIT.failed, what);
      }
      if (now - toldAt > tellEveryMs) {
        print(`${one.name.padEnd(12)} not ready yet${steps.lacking}`);
        toldAt = now;
      }
      await pause(LOOK_EVERY_MS);
    }
    print(`${one.name.padEnd(12)} ${one.url}`);
  }
}

/** Whether a process comes further, from what it says of itself. */
class Steps {
  #unready: readonly ReadyCheck[] = [];
  #standing = '';
  readonly #lowest = new Map<string, number>();

  /** A check that is met, or tells something new. That it lags further behind, for others record, is none. */
  sees(said: string): boolean {
    this.#unready = checksIn(said).filter(({ ready }) => !ready);
    let isStep = false;
    for (const { name, detail } of this.#unready) {
      const lag = Number(detail?.['lag'] ?? 0);
      if (lag >= (this.#lowest.get(name) ?? Number.POSITIVE_INFINITY)) continue;
      this.#lowest.set(name, lag);
      isStep = true;
    }
    const standing = JSON.stringify(this.#unready.map(({ name, detail }) => [name, { ...detail, lag: undefined }]));
    if (standing === this.#standing) return isStep;
    this.#standing = standing;
    return true;
  }

  /** What it waits for, in words that follow. */
  get lacking(): string {
    const names = this.#unready.map(({ name }) => name);
    if (names.length === 0) return '';
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return `: it waits for ${names.slice(0, 3).join(', ')}${more}`;
  }
}

function checksIn(said: string): readonly ReadyCheck[] {
  try {
    return (JSON.parse(said) as { readonly checks?: readonly ReadyCheck[] }).checks ?? [];
  } catch {
    return []; // what is no JSON names nothing
  }
}
