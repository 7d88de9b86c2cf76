import { join } from 'node:path';
import { openSqliteEventStore } from '@baraza/event-store';
import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder, ForumClient, settingsOf } from '../product/running-forum.ts';
import { fillRecord } from './a-large-record.ts';
import { hasNats } from './has-nats.ts';
import { type BenchRun, notRun, type Row } from './measure.ts';
import { servedForum } from './served-process.ts';
import { untilCaughtUp } from './start-up.bench.ts';

/**
 * From the start of a forum whose record has grown meanwhile, until the bus carries it and every view shows it: a process for
 * each service, against all in one. Both rates have the start in them, which is the same work however long the record.
 */
export async function catchUp(run: BenchRun): Promise<readonly Row[]> {
  const what = 'catching up: relay and every view, a process for each service, over NATS';
  if (!(await hasNats())) return [notRun(what, 'no nats-server was found', 'a second')];
  const [many, one] = [aFolder(), aFolder()];
  try {
    const events = run.count(run.events ?? 50_000, 500);
    const held = await filled(many.path, events);
    await filled(one.path, events);
    const from = performance.now();
    const cluster = await RunningCluster.start(many.path);
    const across = await untilCaughtUp(cluster.direct, held)
      .then(() => untilRelayed(cluster.direct, held))
      .then(() => performance.now() - from)
      .finally(() => cluster.stop());
    const again = performance.now();
    const served = await servedForum(settingsOf(one.path));
    const within = await untilCaughtUp(new ForumClient(() => served.url, one.path), held)
      .then(() => performance.now() - again)
      .finally(() => served.stop());
    const [ours, theirs] = [(held / across) * 1_000, (held / within) * 1_000];
    return [
      {
        what: `${what}, from the start on, ${held.toLocaleString('en')} events`,
        reference: 'the same record in one process, without a bus, from the start on',
        ...{ ours, theirs, ratio: ours / theirs, unit: 'a second', aim: '' },
      },
    ];
  } finally {
    many.remove();
    one.remove();
  }
}

async function filled(folder: string, events: number): Promise<number> {
  const store = await openSqliteEventStore({ path: join(folder, 'ledger.sqlite') });
  try {
    return await fillRecord(store, events);
  } finally {
    await store.close();
  }
}

async function untilRelayed(client: ForumClient, head: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${new URL(client.url('/ledger')).origin}/health/ready`);
    const { checks } = (await answer.json()) as { checks: { name: string; detail?: { busHead?: number } }[] };
    if ((checks.find(({ name }) => name === 'relay')?.detail?.busHead ?? 0) >= head) return;
  }
}
