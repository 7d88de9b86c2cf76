import { type RunningCluster, type Service, type ServiceProcess, SERVICES } from '../product/running-cluster.ts';
import { secretariat } from '../stories/a-forum-of-two-districts.ts';
import { eventually } from './eventually.ts';
import { type Fault, moment } from './faults.ts';
import { type Pair, pairOf, takesOver } from './pair-of-instances.ts';
import type { TestBed } from './test-bed.ts';
import { viewsOf } from './views-of.ts';

/** The ledger's file has one owner. */
const IN_TWO = SERVICES.filter((service) => service !== 'ledger');
/** Acknowledged while an instance is away: several lives begun in that time come to their end. */
const WITHOUT_IT = 30;
const WITHIN_MS = 120_000;

const killedInTurn = IN_TWO.map((service): Fault => ({
  name: `${service}: the instance at work is killed, and the other goes on without it`,
  async strike(bed, chance) {
    await moment(chance);
    return killedAtWork(bed, [service]);
  },
}));

const everyOneKilled: Fault = {
  name: 'the instances at work of all services are killed at once, and the others go on without them',
  strike: (bed) => killedAtWork(bed, IN_TWO),
};

const several: readonly Fault[] = [
  {
    name: 'the instances at work of several services are killed at once, and the others go on without them',
    strike(bed, chance) {
      return killedAtWork(bed, chance.order(IN_TWO).slice(0, 2 + chance.below(3)));
    },
  },
  everyOneKilled,
  {
    name: 'the ledger, of which there is one, is killed, and two instances of all others wait for it',
    async strike({ cluster }, chance) {
      await moment(chance);
      cluster.kill('ledger');
    },
  },
];

const aServiceStandsStill: Fault = {
  name: 'the instance of a service at work stands still past its lease, the other goes on, and it wakes',
  strike: (bed, chance) => standsStill(bed, chance.pick(IN_TWO.filter((service) => service !== 'projections'))),
};

const viewsStandStill: Fault = {
  name: 'the instance that writes views stands still past its lease, the other goes on, and it wakes',
  strike: (bed) => standsStill(bed, 'projections'),
};

/** The hardest of each kind: every other one is a part of these. The rest is for `npm run soak`. */
export const IN_CI: readonly Fault[] = [everyOneKilled, viewsStandStill];

/** What befalls a cluster with two instances of every service but the ledger, which share what is theirs in a FerretDB. */
export const FAULTS_OF_TWO_INSTANCES: readonly Fault[] = [
  ...[...killedInTurn, ...several],
  ...[aServiceStandsStill, viewsStandStill],
];

/**
 * Of each of these services the instance dies that does what only one does at a time, and whatever is started in its place,
 * until the other has gone on with all of it, commands are answered, and views show them.
 */
async function killedAtWork(bed: TestBed, services: readonly Service[]): Promise<string> {
  const pairs = await Promise.all(services.map((service) => pairOf(bed.cluster, service)));
  const letLive = pairs.map(({ atWork }) => bed.cluster.keepDown(atWork.name));
  try {
    return await othersGoOn(bed, pairs);
  } finally {
    for (const live of letLive) live();
  }
}

/** When it wakes it finds the other at work, and commands that were on their way to it long answered. */
async function standsStill(bed: TestBed, service: Service): Promise<string> {
  const pair = await pairOf(bed.cluster, service);
  bed.cluster.signal(pair.atWork.name, 'SIGSTOP');
  const felt = await othersGoOn(bed, [pair]).finally(() => bed.cluster.signal(pair.atWork.name, 'SIGCONT'));
  await pairOf(bed.cluster, service);
  return `${service}: ${felt}`;
}

/** @returns what was felt of it meanwhile */
async function othersGoOn({ cluster, load }: TestBed, pairs: readonly Pair[]): Promise<string> {
  const from = Date.now();
  const { again } = load;
  const seconds = (): string => ((Date.now() - from) / 1_000).toFixed(1);
  const [answered, takenOver] = await Promise.all([
    load.goesOn(WITHOUT_IT, WITHIN_MS).then(seconds),
    Promise.all(pairs.map(({ other }) => takesOver(other))).then(seconds),
  ]);
  const away = pairs.map(({ atWork }) => atWork.name);
  const there = cluster.processes.filter(({ name }) => !away.includes(name));
  await untilShown(cluster, there);
  return `${load.again - again} commands sent again; taken over in ${takenOver} s, ${WITHOUT_IT} events acknowledged in ${answered} s, shown in ${seconds()} s`;
}

/** Until every view has taken in what is recorded by now, as those say who are there. */
async function untilShown(cluster: RunningCluster, there: readonly ServiceProcess[]): Promise<void> {
  const { head } = (await cluster.direct.get('/ledger/events?limit=1', secretariat)).body as { head: number };
  const behind = async (): Promise<readonly unknown[]> => {
    const views = await viewsOf(cluster, there);
    return views.length === 0 ? ['nobody tells of views'] : views.filter(({ checkpoint }) => checkpoint < head);
  };
  await eventually(`views showed ${head} events`, behind, (views) => views.length === 0);
}
