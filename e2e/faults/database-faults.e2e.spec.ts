import { skippedFor } from '@baraza/programs/testing';
import { notToBeKilled } from '../product/database.ts';
import { FAULTS_OF_A_DATABASE } from './faults-of-a-database.ts';
import { TestBed } from './test-bed.ts';
import { toldFaultsOnDatabase } from './told-faults.ts';

const lacks = notToBeKilled();

if (lacks !== undefined) {
  skippedFor(lacks);
} else {
  toldFaultsOnDatabase(
    'views in a database that goes while commands run',
    () => TestBed.inDatabase(),
    FAULTS_OF_A_DATABASE,
    // It is waited for: nobody ends.
    ({ cluster }) => expect(cluster.endings).toEqual([]),
  );
}
