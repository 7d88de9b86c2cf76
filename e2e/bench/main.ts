// `npm run bench [-- name …]`: ratios against a stated reference, measured in one run. Aims are reported, not tested.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { acrossProcesses } from './across-processes.bench.ts';
import { appendOverNats } from './append-over-nats.bench.ts';
import { catchUp } from './catch-up.bench.ts';
import { eventToDashboard } from './event-to-dashboard.bench.ts';
import { httpCommands } from './http-commands.bench.ts';
import type { Bench, BenchRun, Row } from './measure.ts';
import { rebuild } from './rebuild.bench.ts';
import { relay } from './relay.bench.ts';
import { replay } from './replay.bench.ts';
import { startUp } from './start-up.bench.ts';
import { storeAppend } from './store-append.bench.ts';
import { table } from './table.ts';
import { takeover } from './takeover.bench.ts';
import { tenYears } from './ten-years.bench.ts';

const benches: Readonly<Record<string, Bench>> = {
  'http-commands': httpCommands,
  'store-append': storeAppend,
  replay,
  rebuild,
  relay,
  'event-to-dashboard': eventToDashboard,
  'start-up': startUp,
  'append-over-nats': appendOverNats,
  'across-processes': acrossProcesses,
  'catch-up': catchUp,
  takeover,
  'ten-years': tenYears,
};

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    events: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
// What was started for a bench ends with this process, which signals alone would not see to.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`no bench named ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const { quick } = values;
  const run: BenchRun = {
    quick,
    rounds: quick ? 1 : Number(values.rounds),
    events: values.events === undefined ? undefined : Number(values.events),
    count: (whole, few) => (quick ? few : whole),
  };
  const found: Record<string, readonly Row[]> = {};
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    found[name] = await bench(run);
  }
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]!.toFixed(1)}`;
  process.stdout.write(
    values.json ? `${JSON.stringify(found)}\n` : `${table(Object.values(found).flat())}\n\n${machine}\n`,
  );
}
