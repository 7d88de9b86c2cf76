import { canHaveFerretDb, MONGODB_STARTS_WITHIN_MS, MONGODB_WANTED } from '@baraza/mongodb/testing';
import { Seeded } from '@baraza/event-store/testing';
import { withEngine } from '@baraza/programs/testing';
import { FAULTS_OF_A_DATABASE } from './faults-of-a-database.ts';
import { TestBed } from './test-bed.ts';

const SEED = 20_260_302;

withEngine('a FerretDB', canHaveFerretDb(), MONGODB_WANTED, () => {
  describe('views in a database that goes while commands run', () => {
    const chance = new Seeded(SEED);
    let bed: TestBed;
    beforeAll(async () => {
      bed = await TestBed.inDatabase();
    }, MONGODB_STARTS_WITHIN_MS);
    afterAll(() => bed?.stop());

    it.each(FAULTS_OF_A_DATABASE)(
      'go on by themselves: $name',
      async (fault) => {
        process.stdout.write(`${fault.name}: ${await bed.meets(fault, chance)}\n`);
        // It is waited for: nobody ends.
        expect(bed.cluster.endings).toEqual([]);
      },
      240_000,
    );

    it('have lost nothing, and taken in everything once', async () => {
      const { faults, events, acknowledged } = await bed.balance();
      process.stdout.write(`${acknowledged} of ${events} events acknowledged\n`);
      expect(faults).toEqual([]);
    }, 240_000);
  });
});
