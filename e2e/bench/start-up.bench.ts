import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteEventStore } from '@baraza/event-store';
import { aFolder, ForumClient, settingsOf } from '../product/running-forum.ts';
import { secretariat } from '../stories/a-forum-of-two-districts.ts';
import { fillRecord } from './a-large-record.ts';
import { type BenchRun, lessIsBetter, median, type Row } from './measure.ts';
import { memoryOf } from './memory-of.ts';
import { servedForum } from './served-process.ts';

/** A forum with a long record against an empty one: until it is ready, and what it then holds in memory. */
export async function startUp(run: BenchRun): Promise<readonly Row[]> {
  const [full, empty] = [aFolder(), aFolder()];
  try {
    const store = await openSqliteEventStore({ path: join(full.path, 'ledger.sqlite') });
    const events = await fillRecord(store, run.count(100_000, 500));
    await store.close();
    const first = await servedForum(settingsOf(full.path));
    await untilCaughtUp(new ForumClient(() => first.url, full.path), events);
    await first.stop();

    const ready = { ours: [] as number[], theirs: [] as number[] };
    const memory = { ours: [] as number[], theirs: [] as number[] };
    const start = async (folder: string, at: number[], holds: number[]): Promise<void> => {
      const served = await servedForum(settingsOf(folder));
      at.push(served.readyAfter);
      holds.push(memoryOf(served.pid));
      await served.stop();
    };
    if (!run.quick) await start(empty.path, [], []);
    for (let round = 0; round < run.rounds; round++) {
      await start(full.path, ready.ours, memory.ours);
      await start(empty.path, ready.theirs, memory.theirs);
    }
    const told = `with ${events.toLocaleString('en')} events`;
    const against = { reference: 'the same, empty' } as const;
    const [ours, theirs] = [median(memory.ours), median(memory.theirs)];
    return [
      { what: `whole forum ready, ${told}`, ...against, ...lessIsBetter(ready), unit: 'ms', aim: 'under 3,000 ms' },
      { what: `memory when ready, ${told}`, ...against, ours, theirs, ratio: theirs / ours, unit: 'MB', aim: '' },
    ];
  } finally {
    full.remove();
    empty.remove();
  }
}

/** Waits until every view is at the head of a record that was not made by this forum. */
export async function untilCaughtUp(client: ForumClient, head: number): Promise<void> {
  for (;;) {
    const answer = await client.get('/views/admin/projections', secretariat);
    const { views } = answer.body as { views: { checkpoint: number }[] };
    if (views.every(({ checkpoint }) => checkpoint >= head)) return;
    await pause(50);
  }
}
