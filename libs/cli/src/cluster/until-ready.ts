import { setTimeout as pause } from 'node:timers/promises';
import type { SupervisedProcess } from './supervised-process.ts';

const LOOK_EVERY_MS = 250;
const TELL_EVERY_MS = 15_000;
/** A process that makes no step in this time is not going to. Views of a long record take longer, and come further meanwhile. */
const STEP_WITHIN_MS = 120_000;

export interface Waiting {
  readonly stepWithinMs?: number;
  readonly tellEveryMs?: number;
  print(line: string): void;
}

type Asked = Pick<SupervisedProcess, 'name' | 'url' | 'readiness'>;

/**
 * Waits until each of the processes is ready, for as long as it comes further, and tells who is and what is waited for.
 * @throws Error where one makes no step in two minutes
 */
export async function untilReady(processes: readonly Asked[], waiting: Waiting): Promise<void> {
  const { stepWithinMs = STEP_WITHIN_MS, tellEveryMs = TELL_EVERY_MS, print } = waiting;
  for (const one of processes) {
    let said = '';
    let steppedAt = Date.now();
    let toldAt = Date.now();
    for (;;) {
      const found = await one.readiness();
      if (found?.isReady === true) break;
      const now = Date.now();
      if (found !== undefined && found.said !== said) {
        said = found.said;
        steppedAt = now;
      }
      const keeps = whatKeeps(said);
      if (now - steppedAt > stepWithinMs)
        throw new Error(`${one.name} is not ready, and came no further in ${stepWithinMs / 1_000} s${keeps}`);
      if (now - toldAt > tellEveryMs) {
        print(`${one.name.padEnd(12)} not ready yet${keeps}`);
        toldAt = now;
      }
      await pause(LOOK_EVERY_MS);
    }
    print(`${one.name.padEnd(12)} ${one.url}`);
  }
}

/** What a readiness that is none yet names, in words that follow. */
function whatKeeps(said: string): string {
  const names = unready(said);
  if (names.length === 0) return '';
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `: it waits for ${names.slice(0, 3).join(', ')}${more}`;
}

function unready(said: string): readonly string[] {
  try {
    const { checks = [] } = JSON.parse(said) as { checks?: readonly { name: string; ready: boolean }[] };
    return checks.filter(({ ready }) => !ready).map(({ name }) => name);
  } catch {
    return []; // what is no JSON names nothing
  }
}
