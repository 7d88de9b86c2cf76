import { setTimeout as pause } from 'node:timers/promises';
import { checksOf } from '../product/checks.ts';
import type { RunningCluster } from '../product/running-cluster.ts';
import { notToBeKilled } from '../product/database.ts';
import type { Fault } from './faults.ts';

/** As much as keeps every view at work for a while when projections go on. */
const BACKLOG = 30;
const AT_WORK_WITHIN_MS = 20_000;
/** Longer than one question waits for a database. */
const AWAY_MS = 6_000;

/** What befalls the database that views lie in: another table than that of what befalls a cluster with files, for another bed. */
export const FAULTS_OF_A_DATABASE: readonly Fault[] = [
  {
    name: 'the database of views is killed amid batches',
    lacks: notToBeKilled,
    async strike({ cluster, load, database }, chance) {
      cluster.signal('projections', 'SIGSTOP');
      await load.goesOn(BACKLOG);
      cluster.signal('projections', 'SIGCONT');
      await viewsAtWork(cluster);
      await pause(chance.below(400));
      const behind = await viewsAtWork(cluster);
      await database!.kill();
      await database!.startAgain();
      return `${behind} views had not taken in what there was`;
    },
  },
  {
    name: 'the database of views is away, and commands go on',
    lacks: notToBeKilled,
    async strike({ load, database }) {
      await database!.kill();
      await Promise.all([pause(AWAY_MS), load.goesOn(BACKLOG)]);
      await database!.startAgain();
    },
  },
];

/** Waits until views take in what they lack. @returns how many do */
async function viewsAtWork(cluster: RunningCluster): Promise<number> {
  const projections = cluster.processes.find(({ name }) => name === 'projections')!;
  const until = Date.now() + AT_WORK_WITHIN_MS;
  for (;;) {
    const checks = await checksOf(projections);
    const { length } = checks.filter(({ name, detail }) => name.startsWith('view.') && (detail?.lag ?? 0) > 0);
    if (length > 0) return length;
    if (Date.now() > until) throw new Error('no view had anything left to take in');
    await pause(10);
  }
}
