// `npm run soak [-- name …]`: what the suites do some times, done very often. Seeded; goes on where it was cut short.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { aligned } from '../bench/table.ts';
import { root } from '../product/running-forum.ts';
import { faults } from './faults.soak.ts';
import { failingCalls } from './failing-calls.soak.ts';
import { fuzzing } from './fuzz.soak.ts';
import { kills } from './kills.soak.ts';
import { manyEvents } from './million-events.soak.ts';
import { powerCuts } from './power-cuts.soak.ts';
import { CannotRun, type Soak } from './soak.ts';
import { twoInstances } from './two-instances.soak.ts';
import { SoakState, type Standing } from './soak-state.ts';

const HELP = `npm run soak [-- name …] [--seed n] [--folder path] [--fresh] [--quick]

Names: kills, power-cuts, failing-calls, faults, fuzz,
two-instances, million-events; all of them where none is given.
  --seed n       another run of chance (20260302)
  --folder path  where it keeps how far it is, and its ledgers (.cache/soak); a folder for each seed in it
  --fresh        begins again instead of going on
  --quick        a few of each: shows that it works, and finds nothing
`;

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '20260302' },
    folder: { type: 'string', default: join(root, '.cache', 'soak') },
    fresh: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const seed = Number(values.seed);
const soaks: Readonly<Record<string, Soak>> = quick
  ? {
      kills: kills(2),
      'power-cuts': powerCuts(4),
      'failing-calls': failingCalls(3),
      faults: faults(1),
      fuzz: fuzzing(1, 1),
      'two-instances': twoInstances(),
      'million-events': manyEvents(2_000),
    }
  : {
      kills: kills(1_000),
      'power-cuts': powerCuts(2_000),
      'failing-calls': failingCalls(240),
      faults: faults(10),
      fuzz: fuzzing(3, 100),
      'two-instances': twoInstances(),
      'million-events': manyEvents(1_000_000),
    };

const minutes = (milliseconds: number): string =>
  milliseconds < 60_000 ? `${Math.round(milliseconds / 1_000)} s` : `${(milliseconds / 60_000).toFixed(1)} min`;

/** Goes on with one soak to its end. @returns why it could not be run, where it could not */
async function goOn(name: string, soak: Soak, state: SoakState, folder: string): Promise<string | undefined> {
  let standing: Standing = state.of(name, soak.total);
  const tell = ({ done, faults, milliseconds }: Standing): void => {
    process.stderr.write(
      `${name}: ${done} of ${soak.total} ${soak.what}, ${faults.length} faults, ${minutes(milliseconds)}\n`,
    );
  };
  tell(standing);
  try {
    while (standing.done < soak.total) {
      const from = standing.done;
      const count = Math.min(soak.step, soak.total - from);
      const began = performance.now();
      const outcome = await soak.run({ seed, from, count, folder: join(folder, name) });
      for (const fault of outcome.faults) process.stderr.write(`${name}: FAULT ${fault}\n`);
      standing = state.add(name, soak.total, { ...outcome, count, milliseconds: performance.now() - began });
      tell(standing);
    }
    return undefined;
  } catch (error) {
    if (error instanceof CannotRun) return error.message;
    throw error;
  } finally {
    await soak.close?.();
  }
}

async function main(): Promise<number> {
  const unknown = asked.filter((name) => !(name in soaks));
  if (values.help || unknown.length > 0 || !Number.isSafeInteger(seed)) {
    const why = unknown.length > 0 ? `no soak named ${unknown.join(', ')}\n` : '';
    (values.help ? process.stdout : process.stderr).write(`${why}${HELP}`);
    return values.help ? 0 : 2;
  }
  const folder = join(values.folder, `${quick ? 'quick-' : ''}seed-${seed}`);
  const state = SoakState.open(folder, values.fresh);
  const names = Object.keys(soaks).filter((name) => asked.length === 0 || asked.includes(name));
  const missing = new Map<string, string>();
  const tellAll = (): void => {
    const rows = names.map((name) => rowOf(name, state.of(name, soaks[name]!.total), missing.get(name)));
    process.stdout.write(`${aligned(['soak', 'seed', 'done', 'faults', 'time', 'seen'], rows)}\n`);
  };
  // What a soak started ends with this process; the step under way is done again next time.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      tellAll();
      process.exit(130);
    });
  }
  for (const name of names) {
    const why = await goOn(name, soaks[name]!, state, folder);
    if (why !== undefined) missing.set(name, why);
  }
  tellAll();
  const isWhole = missing.size === 0 && names.every((name) => state.of(name, soaks[name]!.total).faults.length === 0);
  return isWhole ? 0 : 1;
}

function rowOf(
  name: string,
  { done, total, faults, milliseconds, seen }: Standing,
  missing: string | undefined,
): string[] {
  const told = Object.entries(seen).map(([what, value]) => `${what} ${value.toLocaleString('en')}`);
  return [
    ...[name, String(seed), `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${soaks[name]!.what}`],
    ...[String(faults.length), minutes(milliseconds), missing ?? told.join('; ')],
  ];
}

process.exitCode = await main();
