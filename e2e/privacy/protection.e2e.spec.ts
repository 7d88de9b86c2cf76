import { ServedForum } from '../product/running-forum.ts';
import { tellProtection } from './a-protection.ts';
import { tellEvidenceOfSomebodyProtected } from './evidence-of-somebody-protected.ts';

describe('an organisation that is protected, in one process', () => {
  tellProtection(
    (folder, settings) => ServedForum.start(folder, ['--empty'], 120_000, settings),
    tellEvidenceOfSomebodyProtected,
  );
});
