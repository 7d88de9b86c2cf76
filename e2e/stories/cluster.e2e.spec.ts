import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder } from '../product/running-forum.ts';
import { tellFromImportToResignation } from './from-import-to-resignation.ts';
import { tellRightsAndRaces } from './rights-and-races.ts';

describe('processes over NATS', () => {
  const folder = aFolder();
  let cluster: RunningCluster;
  beforeAll(async () => {
    cluster = await RunningCluster.start(folder.path);
  });
  afterAll(async () => {
    await cluster.stop();
    folder.remove();
  });

  describe('from a register to a member that leaves', () => {
    tellFromImportToResignation(() => cluster);
  });
  describe('rights, repetitions and races', () => {
    tellRightsAndRaces(() => cluster);
  });
});
