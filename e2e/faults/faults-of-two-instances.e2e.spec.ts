import { IN_CI } from './faults-of-two-instances.ts';
import { TestBed } from './test-bed.ts';
import { toldFaultsOnDatabase } from './told-faults.ts';

toldFaultsOnDatabase(
  'two instances of every service, of which those at work go while commands run',
  () => TestBed.withTwoInstances(),
  IN_CI,
);
