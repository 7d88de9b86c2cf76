import { Seeded } from '@baraza/event-store/testing';
import { canHaveFerretDb } from '@baraza/mongodb/testing';
import { type Fault, FAULTS } from '../faults/faults.ts';
import { FAULTS_OF_A_DATABASE } from '../faults/faults-of-a-database.ts';
import { FAULTS_OF_TWO_INSTANCES } from '../faults/faults-of-two-instances.ts';
import { TestBed } from '../faults/test-bed.ts';
import type { Outcome, Soak } from './soak.ts';

interface Turn {
  readonly fault: Fault;
  start(): Promise<TestBed>;
  readonly inDatabase?: true;
}

const TURNS: readonly Turn[] = [
  ...FAULTS.map((fault) => ({ fault, start: () => TestBed.inFiles() })),
  ...FAULTS_OF_A_DATABASE.map((fault) => ({ fault, start: () => TestBed.inDatabase(), inDatabase: true as const })),
  ...FAULTS_OF_TWO_INSTANCES.map((fault) => ({
    ...{ fault, start: () => TestBed.withTwoInstances(), inDatabase: true as const },
  })),
];

/** Every fault in turn, each in a cluster of its own under load, and the books balanced after it. */
export function faults(rounds: number): Soak {
  return {
    what: 'faults in a cluster',
    total: rounds * TURNS.length,
    step: 1,
    async run({ seed, from }) {
      const { fault, start, inDatabase } = TURNS[from % TURNS.length]!;
      const told = `seed ${seed}, run ${from}: ${fault.name}`;
      const notShown = (why: string): Outcome => ({ faults: [], seen: { [`not shown: ${fault.name}`]: why } });
      if (inDatabase && !canHaveFerretDb()) return notShown('no FerretDB was found, and none can be built');
      const bed = await start();
      try {
        const lacks = fault.lacks?.(bed);
        if (lacks !== undefined) return notShown(lacks);
        const began = performance.now();
        const felt = await bed.meets(fault, new Seeded(seed + from));
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        const { faults: found, events, acknowledged } = await bed.balance();
        process.stderr.write(
          `${fault.name}: ${felt}, ${seconds} s; ${acknowledged} of ${events} events acknowledged\n`,
        );
        return {
          faults: found.map((one) => `${told}: ${one}`),
          seen: {
            'events acknowledged': acknowledged,
            'commands sent again': bed.load.again,
            [fault.name]: found.length === 0 ? 'balanced' : 'NOT BALANCED',
          },
        };
      } catch (error) {
        return { faults: [`${told}: ${(error as Error).message}`], seen: { [fault.name]: 'NOT BALANCED' } };
      } finally {
        await bed.stop();
      }
    },
  };
}
