import { checksOf } from '../product/checks.ts';
import type { RunningCluster, Service, ServiceProcess } from '../product/running-cluster.ts';
import { eventually } from './eventually.ts';

const ANSWERS_WITHIN_MS = 5_000;

/** What every instance does, whatever the others do. */
const OF_EACH = 'reference-facts';
const WORKING = ['running', 'rebuilding'];

/** Two instances of a service. */
export interface Pair {
  /** Does what only one does at a time: policies, views, the calendar. Of several such things, most. */
  readonly atWork: ServiceProcess;
  readonly other: ServiceProcess;
}

/** The instances of a service, as soon as each thing that one of them does is done by one. */
export async function pairOf(cluster: RunningCluster, service: Service): Promise<Pair> {
  const [first, second] = cluster.processes.filter(({ name }) => name.split(' ')[0] === service);
  if (first === undefined || second === undefined) throw new Error(`there are no two instances of ${service}`);
  const [ofFirst, ofSecond] = await eventually(
    `each thing that one instance of ${service} does at a time was done by one`,
    async () => Promise.all([workOf(first), workOf(second)]),
    ([one, two]) => one.size > 0 && [...one].every(([name, works]) => two.get(name) === !works),
  );
  return countOf(ofFirst) >= countOf(ofSecond) ? { atWork: first, other: second } : { atWork: second, other: first };
}

/** Resolves when this instance does all that one does at a time. */
export async function takesOver(instance: ServiceProcess): Promise<void> {
  await eventually(
    `${instance.name} went on with all that its service does`,
    () => workOf(instance),
    (work) => work.size > 0 && countOf(work) === work.size,
  );
}

/** Whether it works at each thing that one instance does at a time, by the names of its checks; nothing where it does not answer. */
type Work = ReadonlyMap<string, boolean>;

async function workOf(instance: ServiceProcess): Promise<Work> {
  const checks = await checksOf(instance, ANSWERS_WITHIN_MS).catch(() => []);
  const work = new Map<string, boolean>();
  for (const { name, detail } of checks) {
    const state = detail?.status ?? detail?.state;
    if (state !== undefined && name !== OF_EACH) work.set(name, WORKING.includes(state));
  }
  return work;
}

const countOf = (work: Work): number => [...work.values()].filter(Boolean).length;
