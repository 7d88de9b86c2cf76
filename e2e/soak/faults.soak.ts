import { Seeded } from '@baraza/event-store/testing';
import { type Fault, FAULTS } from '../faults/faults.ts';
import { FAULTS_OF_A_DATABASE } from '../faults/faults-of-a-database.ts';
import { FAULTS_OF_TWO_INSTANCES } from '../faults/faults-of-two-instances.ts';
import { canHaveDatabase } from '../product/database.ts';
import { TestBed } from '../faults/test-bed.ts';
import type { Outcome, Soak } from './soak.ts';

/** A kind of cluster, and what befalls it. */
interface Ground {
  readonly faults: readonly Fault[];
  start(): Promise<TestBed>;
  readonly inDatabase?: true;
}

const GROUNDS: readonly Ground[] = [
  { faults: FAULTS, start: () => TestBed.inFiles() },
  { faults: FAULTS_OF_A_DATABASE, start: () => TestBed.inDatabase(), inDatabase: true },
  { faults: FAULTS_OF_TWO_INSTANCES, start: () => TestBed.withTwoInstances(), inDatabase: true },
];
const OF_A_ROUND = GROUNDS.reduce((sum, { faults }) => sum + faults.length, 0);

/**
 * Every fault in each round, in an order of the round's own, under load, and the books balanced after each. Those of one kind
 * of cluster befall the same one, whose record grows: it begins anew with the round, where a run was cut short, and where the
 * books did not balance.
 */
export function faults(rounds: number): Soak {
  const standing = new StandingCluster();
  return {
    what: 'faults in a cluster',
    total: rounds * OF_A_ROUND,
    step: 1,
    async run({ seed, from }) {
      const round = Math.floor(from / OF_A_ROUND);
      const { ground, fault } = turnsOf(seed + round)[from % OF_A_ROUND]!;
      const notShown = (why: string): Outcome => ({ faults: [], seen: { [`not shown: ${fault.name}`]: why } });
      if (ground.inDatabase && !canHaveDatabase()) return notShown('no FerretDB was found, and none can be built');
      const told = `seed ${seed}, run ${from}: ${fault.name}`;
      const unbalanced = async (found: readonly string[]): Promise<Outcome> => {
        await standing.end();
        return { faults: found.map((one) => `${told}: ${one}`), seen: { [`NOT BALANCED: ${fault.name}`]: 1 } };
      };
      try {
        const bed = await standing.of(`${round} ${GROUNDS.indexOf(ground)}`, ground);
        const lacks = fault.lacks?.(bed);
        if (lacks !== undefined) return notShown(lacks);
        const before = bed.load.acknowledged.length;
        const began = performance.now();
        const felt = await bed.meets(fault, new Seeded(seed + from));
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        const { faults: found, events, acknowledged } = await bed.balance();
        process.stderr.write(
          `${fault.name}: ${felt}, ${seconds} s; ${acknowledged - before} events acknowledged, ${events} in the record\n`,
        );
        if (found.length > 0) return await unbalanced(found);
        const seen = { 'events acknowledged': acknowledged - before, 'commands sent again': bed.load.again };
        return { faults: [], seen: { ...seen, [fault.name]: 1 } };
      } catch (error) {
        return unbalanced([(error as Error).message]);
      }
    },
    close: () => standing.end(),
  };
}

function turnsOf(seed: number): readonly { readonly ground: Ground; readonly fault: Fault }[] {
  const chance = new Seeded(seed);
  return GROUNDS.flatMap((ground) => chance.order(ground.faults).map((fault) => ({ ground, fault })));
}

/** The cluster that one fault after the other befalls. */
class StandingCluster {
  #bed: TestBed | undefined;
  #name: string | undefined;

  /** The one that stands if it has this name, or else another in its place. */
  async of(name: string, ground: Ground): Promise<TestBed> {
    if (this.#name !== name) await this.end();
    this.#bed ??= await ground.start();
    this.#name = name;
    return this.#bed;
  }

  async end(): Promise<void> {
    const bed = this.#bed;
    this.#bed = this.#name = undefined;
    await bed?.stop();
  }
}
