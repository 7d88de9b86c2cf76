import { Seeded } from '@baraza/event-store/testing';
import { FAULTS } from '../faults/faults.ts';
import { FAULTS_OF_A_DATABASE } from '../faults/faults-of-a-database.ts';
import { TestBed } from '../faults/test-bed.ts';
import type { Soak } from './soak.ts';

const ALL = [...FAULTS, ...FAULTS_OF_A_DATABASE];

/** Every fault in turn, each in a cluster of its own under load, and the books balanced after it. */
export function faults(rounds: number): Soak {
  return {
    what: 'faults in a cluster',
    total: rounds * ALL.length,
    step: 1,
    async run({ seed, from }) {
      const fault = ALL[from % ALL.length]!;
      const told = `seed ${seed}, run ${from}: ${fault.name}`;
      const bed = await TestBed.start({ inDatabase: FAULTS_OF_A_DATABASE.includes(fault) });
      try {
        const lacks = fault.lacks?.(bed);
        if (lacks !== undefined) return { faults: [], seen: { [`not shown: ${fault.name}`]: lacks } };
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
