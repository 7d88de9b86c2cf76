import { MONGODB_STARTS_WITHIN_MS, MONGODB_WANTED } from '@baraza/mongodb/testing';
import { Seeded } from '@baraza/event-store/testing';
import { withEngine } from '@baraza/programs/testing';
import { canHaveDatabase } from '../product/database.ts';
import type { Fault } from './faults.ts';
import type { TestBed } from './test-bed.ts';

const SEED = 20_260_302;
const WITHIN_MS = 240_000;

/**
 * One fault after the other in a cluster that stands on a database, while commands run; then the books are balanced.
 * @param met what holds besides after each
 */
export function toldFaultsOnDatabase(
  title: string,
  start: () => Promise<TestBed>,
  faults: readonly Fault[],
  met: (bed: TestBed) => void = () => undefined,
): void {
  withEngine('a MongoDB', canHaveDatabase(), MONGODB_WANTED, () => {
    describe(title, () => {
      const chance = new Seeded(SEED);
      let bed: TestBed;
      beforeAll(async () => {
        bed = await start();
      }, MONGODB_STARTS_WITHIN_MS);
      afterAll(() => bed?.stop());

      it.each(faults)(
        'go on by themselves: $name',
        async (fault) => {
          process.stdout.write(`${fault.name}: ${await bed.meets(fault, chance)}\n`);
          met(bed);
        },
        WITHIN_MS,
      );

      it(
        'have lost nothing, and taken in everything once',
        async () => {
          const { faults: found, events, acknowledged } = await bed.balance();
          process.stdout.write(`${acknowledged} of ${events} events acknowledged\n`);
          expect(found).toEqual([]);
        },
        WITHIN_MS,
      );
    });
  });
}
