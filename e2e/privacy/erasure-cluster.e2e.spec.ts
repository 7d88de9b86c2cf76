import { join } from 'node:path';
import { RunningCluster } from '../product/running-cluster.ts';
import { tellErasure } from './an-erasure.ts';
import { filesWith } from './planted.ts';

describe('a person who is erased, in processes over NATS', () => {
  tellErasure((folder) => RunningCluster.start(folder), {
    title: 'never was in the files of NATS, where what is published of the same organisation lies',
    async holds(folder, story) {
      const files = join(folder, 'nats', 'jetstream');
      // Published after everything planted, and in order: where this is, the rest would be too.
      await story.organisation('Last Of All Potters', 'UG-402');
      const last = await story.eventually(
        async () => filesWith(files, ['Last Of All Potters']),
        (found) => found.length > 0,
      );
      expect(filesWith(files, ['Igara Beekeepers'])).toEqual(last);
      expect(filesWith(files)).toEqual([]);
    },
  });
});
