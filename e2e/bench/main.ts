// `npm run bench [name …]`: ratios against a stated reference, measured in one run. Aims are reported, not tested.
import { type Row, table } from './measure.ts';
import { storeAppend } from './store-append.bench.ts';

const ROUNDS = Number(process.env['BARAZA_BENCH_ROUNDS'] ?? 3);
const benches: Readonly<Record<string, (rounds: number) => Promise<readonly Row[]>>> = {
  'store-append': storeAppend,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`no bench named ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    rows.push(...(await bench(ROUNDS)));
  }
  process.stdout.write(`${table(rows)}\n`);
}
