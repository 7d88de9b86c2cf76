import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@baraza/event-store';
import { everyProjection } from '@baraza/projections';
import { aFolder, ForumClient, settingsOf } from '../product/running-forum.ts';
import { expectStatus, ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { fillRecord } from './a-large-record.ts';
import { type BenchRun, median, quantile, type Row } from './measure.ts';
import { rebuilt } from './rebuild.bench.ts';
import { servedForum } from './served-process.ts';
import { untilCaughtUp } from './start-up.bench.ts';

/** 54 countries of 400 members each; 46 events of each a year (dues, proofs, services, meetings, programmes): about ten million. */
const TEN_YEARS = 54 * 400 * 46 * 10;
/** The record is measured when it has come to each of these parts of its length. */
const AGES = [1 / 8, 1 / 4, 1 / 2, 1];
const DASHBOARD = '/views/dashboards/network';

interface Age {
  readonly events: number;
  readonly commands: readonly number[];
  readonly dashboards: readonly number[];
  /** Events a second, all views from one reading. */
  readonly rebuild: number;
  /** In the ledger's file, and in the views'. */
  readonly bytes: { readonly ledger: number; readonly views: number };
}

/** A record as it grows: what a command, a dashboard and a rebuild take at each age, against the youngest; then ten years of it. */
export async function tenYears(run: BenchRun): Promise<readonly Row[]> {
  const folder = aFolder();
  const longest = run.events ?? run.count(100_000, 800);
  const ages: Age[] = [];
  try {
    for (const part of run.quick ? AGES.slice(-2) : AGES)
      ages.push(await at(folder.path, Math.ceil(longest * part), run));
  } finally {
    folder.remove();
  }
  return [...ages.slice(1).flatMap((age) => curve(age, ages[0]!)), ...extrapolated(ages)];
}

async function at(folder: string, events: number, run: BenchRun): Promise<Age> {
  const path = join(folder, 'ledger.sqlite');
  const store = await openSqliteEventStore({ path });
  const held = await fillRecord(store, events);
  const beside = aFolder();
  const rebuild = await rebuilt(store, join(beside.path, 'views.sqlite'), everyProjection).finally(beside.remove);
  await store.close();
  const served = await servedForum(settingsOf(folder));
  try {
    const client = new ForumClient(() => served.url, folder);
    await untilCaughtUp(client, held);
    const forum = new ForumOfTwoDistricts(client);
    const commands = await timed(run.count(300, 6), async () => {
      const body = { kind: 'cbo', legalName: `Organisation ${randomUUID()}`, unit: 'UG-402', themes: ['governance'] };
      await forum.done('/members/organisations', body, 201);
    });
    const dashboards = await timed(run.count(100, 4), async () => {
      expectStatus(await client.get(DASHBOARD, secretariat), 200);
    });
    await served.stop(); // with its journals written back
    const size = (file: string): number => statSync(join(folder, file)).size / held;
    return {
      events: held,
      commands,
      dashboards,
      rebuild,
      bytes: { ledger: size('ledger.sqlite'), views: size('views.sqlite') },
    };
  } finally {
    await served.stop();
  }
}

/** A tenth as often for warming up, then as often as said. */
async function timed(count: number, work: () => Promise<void>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let turn = -Math.ceil(count / 10); turn < count; turn++) {
    const from = performance.now();
    await work();
    if (turn >= 0) took.push(performance.now() - from);
  }
  return took;
}

const told = (events: number): string => `${Math.round(events).toLocaleString('en')} events`;

function curve(age: Age, youngest: Age): readonly Row[] {
  const reference = `the same at ${told(youngest.events)}`;
  const times = (of: 'commands' | 'dashboards'): Pick<Row, 'ours' | 'theirs' | 'ratio' | 'durations'> => {
    const [ours, theirs] = [median(age[of]), median(youngest[of])];
    return { ours, theirs, ratio: theirs / ours, durations: { ours: age[of], theirs: youngest[of] } };
  };
  return [
    { what: `a command at ${told(age.events)}`, reference, ...times('commands'), unit: 'ms', aim: 'flat: 1.00' },
    { what: `a dashboard at ${told(age.events)}`, reference, ...times('dashboards'), unit: 'ms', aim: 'milliseconds' },
    {
      what: `rebuild of every view at ${told(age.events)}`,
      ...{ reference, ours: age.rebuild, theirs: youngest.rebuild, ratio: age.rebuild / youngest.rebuild },
      ...{ unit: 'a second', aim: 'linear: 1.00' },
    },
    ...(['ledger', 'views'] as const).map((file): Row => {
      const [ours, theirs] = [age.bytes[file], youngest.bytes[file]];
      const what = `bytes per event in the file of the ${file} at ${told(age.events)}`;
      return { what, reference, ours, theirs, ratio: theirs / ours, unit: 'bytes', aim: '' };
    }),
  ];
}

/**
 * Times along the logarithm of the length, as a tree grows, and never less than at the greatest age; rates and sizes as they were
 * at that.
 */
function extrapolated(ages: readonly Age[]): readonly Row[] {
  const oldest = ages.at(-1)!;
  const common = { reference: '', theirs: Number.NaN, ratio: Number.NaN, aim: '' } as const;
  const after = (of: (age: Age) => number): number => {
    const points = ages.map((age) => [Math.log2(age.events), of(age)] as const);
    return Math.max(of(oldest), along(points, Math.log2(TEN_YEARS)));
  };
  const what = (thing: string): string => `ten years of a continental network, extrapolated: ${thing}`;
  const bytes = (oldest.bytes.ledger + oldest.bytes.views) * TEN_YEARS;
  return [
    {
      what: what(`a command at ${told(TEN_YEARS)}`),
      ...common,
      ours: after(({ commands }) => median(commands)),
      unit: 'ms',
    },
    {
      what: what('the slowest of a hundred'),
      ...common,
      ours: after(({ commands }) => quantile(commands, 0.99)),
      unit: 'ms',
    },
    { what: what('a dashboard'), ...common, ours: after(({ dashboards }) => median(dashboards)), unit: 'ms' },
    { what: what('rebuild of every view'), ...common, ours: TEN_YEARS / oldest.rebuild / 60, unit: 'minutes' },
    { what: what('ledger and views'), ...common, ours: bytes / 2 ** 30, unit: 'GB' },
  ];
}

/** Where the straight line that fits these points best (least squares) is at x. */
function along(points: readonly (readonly [x: number, y: number])[], at: number): number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([one]) => one), mean(([, one]) => one)];
  const slope = mean(([one, other]) => (one - x) * (other - y)) / mean(([one]) => (one - x) ** 2);
  return y + slope * (at - x);
}
