import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from '@baraza/event-store/testing';
import { SERVICES } from '../product/running-cluster.ts';
import { integrator } from '../stories/a-forum-of-two-districts.ts';
import { relayInTurn } from './another-relay.ts';
import type { TestBed } from './test-bed.ts';

/** Something that breaks, in a cluster under load. */
export interface Fault {
  readonly name: string;
  /** Why it cannot be shown here, in words. */
  lacks?(bed: TestBed): string | undefined;
  /** Breaks it, and mends what does not mend itself. @returns what shows that it was felt, where writers may not have */
  strike(bed: TestBed, chance: Seeded): Promise<string | undefined | void>;
}

/** Longer than any lease. */
const PAST_A_LEASE_MS = 6_000;

const needsDisk = ({ disk }: TestBed): string | undefined =>
  disk === undefined ? 'no file system of a few megabytes can be mounted here' : undefined;

/** A moment that differs each time, so that what is broken is broken at another step of the work. */
export const moment = (chance: Seeded): Promise<void> => pause(chance.below(400));

const killedInTurn = SERVICES.map((service): Fault => ({
  name: `${service} is killed`,
  async strike({ cluster }, chance) {
    await moment(chance);
    const instances = cluster.processes.filter(({ name }) => name.split(' ')[0] === service);
    cluster.kill(chance.pick(instances).name);
  },
}));

const network: readonly Fault[] = [
  {
    name: 'the network between services and NATS is cut',
    async strike({ cluster }, chance) {
      cluster.network.cut();
      await pause(1_000 + chance.below(5_000));
      cluster.network.mend();
    },
  },
  {
    name: 'one service is cut off from NATS, past its lease',
    async strike({ cluster }, chance) {
      cluster.network.cut(chance.pick(SERVICES));
      await pause(PAST_A_LEASE_MS);
      cluster.network.mend();
    },
  },
  {
    name: 'the network falls silent, and goes on with what was on its way',
    async strike({ cluster }, chance) {
      cluster.network.silence();
      await pause(2_000 + chance.below(6_000));
      cluster.network.mend();
    },
  },
  {
    name: 'connections to NATS fall silent for good, and nobody is told',
    async strike({ cluster, load }) {
      cluster.network.forget();
      // Nothing is acknowledged before the services have noticed by themselves.
      await load.goesOn(1, 60_000);
    },
  },
  {
    name: 'the network is slow',
    async strike({ cluster, load }, chance) {
      cluster.network.slow({ delayMs: 20 + chance.below(60), bytesPerSecond: 100_000 });
      await load.goesOn(10);
      cluster.network.mend();
    },
  },
];

const consumers: readonly Fault[] = [
  {
    name: 'projections stand still, past their lease, and go on',
    async strike({ cluster, load }) {
      cluster.signal('projections', 'SIGSTOP');
      await Promise.all([pause(PAST_A_LEASE_MS), load.goesOn(10)]);
      cluster.signal('projections', 'SIGCONT');
    },
  },
  {
    name: 'a service stands still, past its lease, and goes on',
    async strike({ cluster }, chance) {
      const { name } = chance.pick(cluster.processes.filter((one) => !/^(ledger|projections)/.test(one.name)));
      cluster.signal(name, 'SIGSTOP');
      await pause(PAST_A_LEASE_MS);
      cluster.signal(name, 'SIGCONT');
    },
  },
  {
    name: 'projections are a slow consumer',
    async strike({ cluster, load }) {
      cluster.network.slow({ bytesPerSecond: 20_000 }, 'projections');
      await load.goesOn(30);
      cluster.network.mend();
    },
  },
  {
    name: 'a listener of the feed takes nothing',
    async strike({ cluster, load }) {
      const ending = new AbortController();
      const authorization = `Bearer ${await cluster.client.token(integrator)}`;
      const headers = { authorization, accept: 'text/event-stream' };
      await fetch(cluster.client.url('/ledger/feed'), { headers, signal: ending.signal }); // and its body is never read
      await load.goesOn(30);
      ending.abort();
    },
  },
];

const servers: readonly Fault[] = [
  {
    name: 'NATS is killed',
    async strike({ cluster }, chance) {
      await moment(chance);
      cluster.killNats();
    },
  },
  {
    name: 'NATS is restarted',
    async strike({ cluster }, chance) {
      await moment(chance);
      cluster.signalNats('SIGTERM');
    },
  },
  {
    name: 'NATS loses its data, and is filled again',
    async strike({ cluster }, chance) {
      await moment(chance);
      cluster.loseNatsData();
    },
  },
  { name: 'the relay stands still past its lease, another goes on, and it wakes', strike: relayInTurn },
  {
    name: 'the disk of the ledger is full',
    lacks: needsDisk,
    async strike({ disk, load }, chance) {
      const again = load.again;
      disk!.fill();
      const until = Date.now() + 30_000;
      while (load.again === again && Date.now() < until) await pause(50);
      await pause(500 + chance.below(3_000));
      disk!.makeRoom();
      return load.again === again ? undefined : 'commands were refused while there was no room';
    },
  },
];

const several: readonly Fault[] = [
  {
    name: 'several services are killed at once',
    async strike({ cluster }, chance) {
      const struck = chance.order(cluster.processes).slice(0, 2 + chance.below(2));
      for (const { name } of struck) cluster.kill(name);
    },
  },
  {
    name: 'all services and NATS are killed at once',
    async strike({ cluster }) {
      cluster.killNats();
      for (const { name } of cluster.processes) cluster.kill(name);
    },
  },
];

/** What is shown not to harm the record, each in a row of its own in the table of `npm run soak -- faults`. */
export const FAULTS: readonly Fault[] = [...killedInTurn, ...several, ...servers, ...consumers, ...network];
