import { setTimeout as pause } from 'node:timers/promises';
import { type Check, checksOf } from '../product/checks.ts';
import type { RunningCluster } from '../product/running-cluster.ts';
import { baraza, settingsOf } from '../product/running-forum.ts';
import { WholeRecord } from '../product/whole-record.ts';
import { secretariat } from '../stories/a-forum-of-two-districts.ts';
import type { Load } from './load.ts';
import { viewsOf } from './views-of.ts';

const SETTLED_WITHIN_MS = 120_000;
const LOOKS_EVERY_MS = 500;
/** Books are of one moment: the calendar records each minute what has come due, and where that is amid them they are begun anew. */
const MOST_TRIES = 3;

/** What was found when the books were balanced. */
export interface Balance {
  /** In words; none: they balance. */
  readonly faults: readonly string[];
  readonly events: number;
  readonly acknowledged: number;
}

interface Finding {
  readonly part: string;
  readonly found: string;
  readonly difference?: string;
}

/**
 * Balances the books of a forum that nobody commands any more: the events of every acknowledged command stand exactly once
 * in the store, and once and in order in JetStream; what was to follow from them did; every view has taken in all of them,
 * and is what a rebuild from zero makes of the record.
 */
export async function balance(cluster: RunningCluster, load: Load): Promise<Balance> {
  for (let tries = 1; ; tries++) {
    const found = await balanced(cluster, load);
    const { lines } = await WholeRecord.replayed(cluster.direct, secretariat);
    if (lines.length === found.events || tries === MOST_TRIES) return found;
  }
}

async function balanced(cluster: RunningCluster, load: Load): Promise<Balance> {
  const { record, owed } = await settled(cluster, load);
  const faults = [...owed];
  const { length: events } = record.lines;
  if (record.fault !== undefined) faults.push(record.fault);
  const withheld = record.withheld - load.before.withheld;
  if (withheld > 0) faults.push(`${withheld} events are withheld`);
  const lost = record.without(load.acknowledged);
  if (lost.length > 0)
    faults.push(`${lost.length} acknowledged events are not in the record: ${JSON.stringify(lost[0])}`);
  faults.push(...(await inTime(() => readersBehind(cluster))));
  faults.push(...(await inTime(() => viewsBehind(cluster, events))));
  faults.push(...(await differences(cluster, events)));
  return { faults, events, acknowledged: load.acknowledged.length };
}

/** Waits for what follows from commands by itself. */
async function settled(
  cluster: RunningCluster,
  load: Load,
): Promise<{ readonly record: WholeRecord; readonly owed: readonly string[] }> {
  let record = await WholeRecord.replayed(cluster.direct, secretariat);
  const owed = await inTime(async () => {
    record = await WholeRecord.replayed(cluster.direct, secretariat);
    return load.differencesFrom(record);
  });
  return { record, owed };
}

/** What is still wrong when all that comes by itself has had its time. */
async function inTime(look: () => Promise<readonly string[]> | readonly string[]): Promise<readonly string[]> {
  const until = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const wrong = await look();
    if (wrong.length === 0 || Date.now() > until) return wrong;
    await pause(LOOKS_EVERY_MS);
  }
}

/** Readers of the record that have not come to its end, or had to leave something. */
async function readersBehind({ processes }: RunningCluster): Promise<string[]> {
  const told = await Promise.all(processes.map(async (one) => ({ name: one.name, checks: await checksOf(one) })));
  const all = told.flatMap(({ name, checks }) => checks.map((check) => ({ ...check, process: name })));
  // Of several instances the one at work knows how far it is.
  const atWork = new Set(all.filter((check) => !standsBy(check)).map(keyOf));
  return all
    .filter((check) => !check.ready || (isBehind(check) && !(standsBy(check) && atWork.has(keyOf(check)))))
    .map(({ process, name, detail }) => `${process}: ${name} is ${JSON.stringify(detail)}`);
}

const standsBy = ({ detail }: Check): boolean => detail?.status === 'waiting' || detail?.state === 'standby';
const isBehind = ({ detail }: Check): boolean => (detail?.lag ?? 0) > 0 || (detail?.parked ?? 0) > 0;
const keyOf = ({ process, name }: Check & { readonly process: string }): string => `${process.split(' ')[0]}: ${name}`;

async function viewsBehind(cluster: RunningCluster, head: number): Promise<string[]> {
  const views = await viewsOf(cluster);
  if (views.length === 0) return ['nobody tells how far views are'];
  return views
    .filter(({ checkpoint }) => checkpoint !== head)
    .map(({ name, state, checkpoint }) => `${name} is ${state} at ${checkpoint}, the record at ${head}`);
}

/** The verifier that is shipped: the record, the bus message by message, every view against its rebuild. */
async function differences(cluster: RunningCluster, head: number): Promise<string[]> {
  const { code, stdout, stderr } = await baraza(['verify', '--json'], settingsOf(cluster.folder));
  const { findings } = (code === 0 || stdout !== '' ? JSON.parse(stdout) : { findings: [] }) as {
    findings: readonly Finding[];
  };
  const found = findings.flatMap(({ part, difference }) =>
    difference === undefined ? [] : [`${part}: ${difference}`],
  );
  if (code !== 0 && found.length === 0) found.push(`baraza verify ended with ${code}: ${stderr.slice(-2_000)}`);
  const bus = findings.find(({ part }) => part === 'bus')?.found;
  // Where the stream was made anew it was filled again from the first event on.
  const whole = `${head} messages equal to the record's events, from 1 to ${head}`;
  if (code === 0 && bus !== whole) found.push(`bus: ${bus}, where there should be ${whole}`);
  return found;
}
