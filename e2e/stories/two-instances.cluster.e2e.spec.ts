import { canHaveFerretDb, MONGODB_STARTS_WITHIN_MS, MONGODB_WANTED } from '@baraza/mongodb/testing';
import { withEngine } from '@baraza/programs/testing';
import { TwoOfEach } from '../product/two-of-each.ts';
import { tellFromImportToResignation } from './from-import-to-resignation.ts';
import { tellRightsAndRaces } from './rights-and-races.ts';

withEngine('a FerretDB', canHaveFerretDb(), MONGODB_WANTED, () => {
  describe('two instances of every service over NATS, with read models in FerretDB', () => {
    let two: TwoOfEach;
    beforeAll(async () => {
      two = await TwoOfEach.start();
    }, MONGODB_STARTS_WITHIN_MS);
    afterAll(async () => {
      process.stderr.write(`asked again: ${JSON.stringify(Object.fromEntries(two.client.askedAgain))}\n`);
      await two?.stop();
    });

    describe('from a register to a member that leaves', () => {
      tellFromImportToResignation(() => two);
    });
    describe('rights, repetitions and races', () => {
      tellRightsAndRaces(() => two);
    });
  });
});
