import { tellFromImportToResignation } from '../from-import-to-resignation.ts';
import { tellRightsAndRaces } from '../rights-and-races.ts';
import { tellRebuiltByWhichever } from './rebuilt-by-whichever.ts';
import { toTwoOfEach } from './with-two-of-each.ts';

toTwoOfEach((running) => {
  describe('from a register to a member that leaves', () => {
    tellFromImportToResignation(running);
  });
  describe('rights, repetitions and races', () => {
    tellRightsAndRaces(running);
  });
  describe('views made anew', () => {
    tellRebuiltByWhichever(running);
  });
});
