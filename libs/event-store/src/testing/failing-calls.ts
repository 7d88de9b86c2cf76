import { once } from 'node:events';
import { join } from 'node:path';
import { startAppending } from './append-child.ts';

/** System calls that fail, as strace can make them: calls of `call` on `file`, where `when` counts them from 1. */
export interface FailingCalls {
  readonly call: string;
  readonly error: 'EIO' | 'ENOSPC';
  /** `20` the twentieth, `20+` that and all later ones, `20..30` these. */
  readonly when: string;
  readonly file: string;
}

/** The arguments that strace takes for it; what it sees goes into a file of the folder. */
export function injecting(strace: string, folder: string, { call, error, when, file }: FailingCalls): string[] {
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${when}`, '-P', file];
  return [strace, '-f', '-qq', '-o', join(folder, 'trace'), ...inject];
}

/** Lets a child append to the ledger to its end, which a fault may bring about. @returns what it said, and how it ended */
export async function appendUnder(
  path: string,
  appends: number,
  { tracer = [], seed = 1 }: { readonly tracer?: readonly string[]; readonly seed?: number } = {},
): Promise<{ readonly said: string; readonly code: number | null }> {
  const child = startAppending({ path, synchronous: 'FULL', seed, writers: 4, appends }, tracer);
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { said, code };
}
