import { FAULTS_OF_A_DATABASE } from './faults-of-a-database.ts';
import { TestBed } from './test-bed.ts';
import { toldFaultsOnFerretDb } from './told-faults.ts';

toldFaultsOnFerretDb(
  'views in a database that goes while commands run',
  () => TestBed.inDatabase(),
  FAULTS_OF_A_DATABASE,
  // It is waited for: nobody ends.
  ({ cluster }) => expect(cluster.endings).toEqual([]),
);
