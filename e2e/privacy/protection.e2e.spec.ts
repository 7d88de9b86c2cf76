import { ServedForum } from '../product/running-forum.ts';
import { tellProtection } from './a-protection.ts';

describe('an organisation that is protected, in one process', () => {
  tellProtection((folder) => ServedForum.start(folder));
});
