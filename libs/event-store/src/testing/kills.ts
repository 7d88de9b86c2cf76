import { once } from 'node:events';
import { acknowledgedIn, startAppending, type Acknowledged } from './append-child.ts';
import type { Seeded } from './seeded.ts';

const WRITERS = 8;

/**
 * Appends to a ledger at full speed in a child process until SIGKILL hits it, some time after it started or opened it.
 * @returns what the process was told was kept
 */
export async function appendUntilKilled(path: string, seed: number, chance: Seeded): Promise<Acknowledged[]> {
  const child = startAppending({
    ...{ path, seed, writers: WRITERS, synchronous: 'FULL' },
    appends: Number.MAX_SAFE_INTEGER,
  });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  const killIn = (ms: number): void => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), ms);
  };
  if (chance.below(5) === 0) killIn(chance.below(600)); // perhaps while it opens, recovers or makes the ledger
  const delay = chance.below(250);
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    killIn(delay);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the child was to be killed, and ended with ${code ?? signal}`);
  return acknowledgedIn(said);
}
