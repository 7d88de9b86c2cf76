import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  acknowledgedIn,
  appendUnder,
  type FailingCalls,
  faultsOf,
  findStrace,
  injecting,
  Seeded,
} from '@baraza/event-store/testing';
import { CannotRun, type Soak } from './soak.ts';

const APPENDS = 300;

/** Every call that makes the record durable, with every error, on each of its files, once, for a while, and for good. */
const MATRIX = ['fsync,fdatasync', 'pwrite64'].flatMap((call) =>
  (['EIO', 'ENOSPC'] as const).flatMap((error) =>
    ['ledger.sqlite-wal', 'ledger.sqlite'].flatMap((file) =>
      (['once', 'for a while', 'for good'] as const).map((how) => ({ call, error, file, how })),
    ),
  ),
);

type Cell = (typeof MATRIX)[number];

/** When it begins to fail: the file of the ledger itself is written only at checkpoints, so sooner there. */
function whenOf({ call, file, how }: Cell, chance: Seeded): string {
  const often = file.endsWith('-wal') ? (call === 'pwrite64' ? 900 : 60) : call === 'pwrite64' ? 40 : 2;
  const first = 1 + chance.below(often);
  return { once: `${first}`, 'for a while': `${first}..${first + 1 + chance.below(40)}`, 'for good': `${first}+` }[how];
}

/** Appends under failing writes and fsyncs: the child may refuse and may die, and what it acknowledged must be there. */
export function failingCalls(total: number): Soak {
  return {
    what: 'runs under failing calls',
    total,
    step: MATRIX.length / 4,
    async run({ seed, from, count, folder }) {
      const strace = findStrace();
      if (strace === undefined) throw new CannotRun('strace is not here: apt-get install strace');
      const faults: string[] = [];
      const seen = { 'runs that felt it': 0 };
      for (let number = from; number < from + count; number++) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        const cell = MATRIX[number % MATRIX.length]!;
        const failing = { ...cell, when: whenOf(cell, new Seeded(seed + number)), file: join(folder, cell.file) };
        const { felt, found } = await appendFailing(folder, strace, failing, seed + number);
        const told = `seed ${seed}, run ${number}: ${cell.error} from ${cell.call} ${failing.when} on ${cell.file}`;
        faults.push(...found.map((fault) => `${told}: ${fault}`));
        if (felt) seen['runs that felt it']++;
      }
      return { faults, seen };
    },
  };
}

async function appendFailing(
  folder: string,
  strace: string,
  failing: FailingCalls,
  seed: number,
): Promise<{ felt: boolean; found: string[] }> {
  const path = join(folder, 'ledger.sqlite');
  const before = await appendUnder(path, 30, { seed });
  const { said, code } = await appendUnder(path, APPENDS, { tracer: injecting(strace, folder, failing), seed });
  const lines = said.trim().split('\n');
  const dead = lines.indexOf('fatal');
  const found = await faultsOf(path, [...acknowledgedIn(before.said), ...acknowledgedIn(said)]);
  if (dead !== -1 && lines.slice(dead).some((line) => line.startsWith('kept')))
    found.push('something was acknowledged after the store had said that it writes no more');
  if (dead === -1 && code === 0 && lines.at(-1) !== 'closed') found.push('it ended without having closed');
  return { felt: code !== 0 || lines.some((line) => /^(fatal|unknown|refused)/.test(line)), found };
}
