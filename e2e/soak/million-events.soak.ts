import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@baraza/event-store';
import { everyProjection } from '@baraza/projections';
import { fillRecord } from '../bench/a-large-record.ts';
import { millisecondsOf } from '../bench/measure.ts';
import { memoryOf } from '../bench/memory-of.ts';
import { rebuilt } from '../bench/rebuild.bench.ts';
import { countLines } from '../bench/replay.bench.ts';
import { servedForum } from '../bench/served-process.ts';
import { untilCaughtUp } from '../bench/start-up.bench.ts';
import { baraza, ForumClient, settingsOf } from '../product/running-forum.ts';
import { auditor } from '../stories/a-forum-of-two-districts.ts';
import type { Outcome, Soak } from './soak.ts';

const FILLINGS = 10;
const LOOKS_EVERY_MS = 100;
/** What a garbage-collected process may swing by while it streams; a copy of the record is far more. */
const SWING_MB = 96;
const REPLAYS = 2;
/** With more room the collector lets garbage lie, about 90 MB for each million: what is held cannot be told from it. */
const LITTLE_ROOM = '--max-old-space-size=220';

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
const megabytes = (size: number): string => `${Math.round(size)} MB`;

/** A record of many events: made, served for the first time and again, replayed, rebuilt, and verified. */
export function manyEvents(total: number): Soak {
  const stages = [caughtUp, startedAgain, replayed, rebuiltAnew, verified];
  return {
    what: `stages over ${total.toLocaleString('en')} events`,
    total: FILLINGS + stages.length,
    step: 1,
    async run({ from, folder }) {
      mkdirSync(folder, { recursive: true });
      if (from < FILLINGS) return fill(folder, Math.ceil((total * (from + 1)) / FILLINGS));
      return stages[from - FILLINGS]!(folder);
    },
  };
}

const ledgerIn = (folder: string): string => join(folder, 'ledger.sqlite');

async function headOf(folder: string): Promise<number> {
  const store = await openSqliteEventStore({ path: ledgerIn(folder) });
  const { sequence } = await store.head();
  await store.close();
  return sequence;
}

async function fill(folder: string, atLeast: number): Promise<Outcome> {
  const store = await openSqliteEventStore({ path: ledgerIn(folder) });
  const held = await fillRecord(store, atLeast);
  await store.close();
  return { faults: [], seen: { events: held.toLocaleString('en') } };
}

/** Every view is made from the first event on. */
async function caughtUp(folder: string): Promise<Outcome> {
  const head = await headOf(folder);
  const from = performance.now();
  const served = await servedForum(settingsOf(folder));
  try {
    await untilCaughtUp(new ForumClient(() => served.url, folder), head);
    const took = performance.now() - from;
    return { faults: [], seen: { 'all views made in': seconds(took), 'memory then': megabytes(memoryOf(served.pid)) } };
  } finally {
    await served.stop();
  }
}

async function startedAgain(folder: string): Promise<Outcome> {
  const served = await servedForum(settingsOf(folder));
  const seen = { 'ready in': seconds(served.readyAfter), 'memory when ready': megabytes(memoryOf(served.pid)) };
  await served.stop();
  return { faults: [], seen };
}

/** The first replay warms up; from then on memory may not grow with what is read. */
async function replayed(folder: string): Promise<Outcome> {
  const head = await headOf(folder);
  const served = await servedForum({ ...settingsOf(folder), NODE_OPTIONS: LITTLE_ROOM });
  const client = new ForumClient(() => served.url, folder);
  const faults: string[] = [];
  let after = 0;
  let most = 0;
  let took = 0;
  const read = async (limit: number): Promise<void> => {
    const lines = await countLines(
      `${served.url}/ledger/events?limit=${limit}`,
      `Bearer ${await client.token(auditor)}`,
    );
    if (lines !== limit) faults.push(`a replay of ${limit} events gave ${lines}`);
  };
  try {
    await read(Math.ceil(head / 10));
    after = memoryOf(served.pid);
    const looking = setInterval(() => (most = Math.max(most, memoryOf(served.pid))), LOOKS_EVERY_MS);
    for (let replay = 0; replay < REPLAYS; replay++) took = await millisecondsOf(() => read(head));
    clearInterval(looking);
  } finally {
    await served.stop();
  }
  if (most > after + SWING_MB)
    faults.push(`a tenth of the record was replayed in ${megabytes(after)}, all of it in ${megabytes(most)}`);
  return {
    faults,
    seen: { 'replayed in': seconds(took), 'memory while replaying': `${megabytes(after)} to ${megabytes(most)}` },
  };
}

async function rebuiltAnew(folder: string): Promise<Outcome> {
  const store = await openSqliteEventStore({ path: ledgerIn(folder) });
  const path = join(folder, 'rebuilt', 'views.sqlite');
  try {
    mkdirSync(join(folder, 'rebuilt'), { recursive: true });
    const register = everyProjection.filter(({ model }) => model.name === 'membership-register');
    const rate = await rebuilt(store, path, register);
    return {
      faults: [],
      seen: { 'membership-register rebuilt at': `${Math.round(rate).toLocaleString('en')} events/s` },
    };
  } finally {
    await store.close();
    rmSync(join(folder, 'rebuilt'), { recursive: true, force: true });
  }
}

async function verified(folder: string): Promise<Outcome> {
  const from = performance.now();
  const { code, stdout, stderr } = await baraza(['verify', '--json'], settingsOf(folder));
  const sound = code === 0 && stdout.includes('"sound":true');
  return {
    faults: sound ? [] : [`baraza verify ended with ${code}: ${`${stdout}${stderr}`.slice(-2_000)}`],
    seen: { 'verified in': seconds(performance.now() - from) },
  };
}
