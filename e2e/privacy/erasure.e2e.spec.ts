import { ServedForum } from '../product/running-forum.ts';
import { tellErasure } from './an-erasure.ts';

describe('a person who is erased, in one process', () => {
  tellErasure((folder) => ServedForum.start(folder));
});
