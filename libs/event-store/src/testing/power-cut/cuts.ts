import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgedIn, startAppending, type Acknowledged, type ChildOptions } from '../append-child.ts';
import { faultsOf } from '../expect-recorded.ts';
import type { Seeded } from '../seeded.ts';
import { afterPowerCut } from './disk.ts';
import { readTrace, tracer, type Operation } from './trace.ts';

const WRITERS = 4;
const APPENDS = 500;

/** A ledger's whole life, from before its file was made to after it was closed. */
export interface Life {
  /** Where it was lived. */
  readonly data: string;
  readonly operations: readonly Operation[];
}

/**
 * Lets a child live it under strace.
 * @param folder its own path without symbolic links
 */
export async function recordLife(
  folder: string,
  { strace, synchronous, seed }: Pick<ChildOptions, 'synchronous' | 'seed'> & { readonly strace: string },
): Promise<Life> {
  const data = join(folder, `data-${synchronous}`);
  const log = join(folder, `trace-${synchronous}`);
  mkdirSync(data);
  const options = { path: join(data, 'ledger.sqlite'), synchronous, seed, writers: WRITERS, appends: APPENDS };
  const child = startAppending(options, tracer(strace, log));
  child.stdout!.resume();
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`the child that was to live it ended with ${code}`);
  return { data, operations: await readTrace(log, data) };
}

/** What was acknowledged before operation `cut`; by default, in the whole life. */
export function acknowledgedBefore({ operations }: Life, cut = operations.length): Acknowledged[] {
  const said = operations.slice(0, cut).flatMap((done) => (done.kind === 'said' ? [done.text] : []));
  return acknowledgedIn(said.join(''));
}

/** What is wrong with the ledger that is found after the power was cut before operation `cut`. */
export async function faultsAfterCut(
  life: Life,
  cut: number,
  { folder, chance }: { readonly folder: string; readonly chance: Seeded },
): Promise<string[]> {
  const data = join(folder, 'after');
  mkdirSync(data);
  const survival = chance.pick([0, 0, 0.5, 0.9, 1]);
  for (const [name, content] of afterPowerCut(life.operations, { folder: life.data, cut, survival, chance })) {
    if (!name.endsWith('-shm') && name !== 'baraza.lock') writeFileSync(join(data, name), content);
  }
  try {
    return await faultsOf(join(data, 'ledger.sqlite'), acknowledgedBefore(life, cut));
  } finally {
    rmSync(data, { recursive: true });
  }
}

/** Half of the cuts come at any moment, half right after something was acknowledged, where most is at stake. */
export function cutsOf({ operations }: Life, count: number, chance: Seeded): number[] {
  const acknowledged = operations.flatMap(({ kind }, index) => (kind === 'said' ? [index + 1] : []));
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? chance.below(operations.length + 1) : chance.pick(acknowledged),
  );
}
