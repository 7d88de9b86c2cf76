import { RunningCluster } from '../product/running-cluster.ts';
import { tellProtection } from './a-protection.ts';
import { tellEvidenceOfSomebodyProtected } from './evidence-of-somebody-protected.ts';

describe('an organisation that is protected, in processes over NATS', () => {
  tellProtection((folder, settings) => RunningCluster.start(folder, { settings }), tellEvidenceOfSomebodyProtected);
});
