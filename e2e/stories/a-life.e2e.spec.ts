import { aFolder, ServedForum } from '../product/running-forum.ts';
import { StoryClock } from '../product/story-clock.ts';
import { tellTheLifeOfAMember } from './life-of-a-member.ts';

describe('one process, over two years', () => {
  const folder = aFolder();
  const clock = new StoryClock(folder.path, '2024-01-15');
  let forum: ServedForum;
  beforeAll(async () => {
    forum = await ServedForum.start(folder.path, ['--empty'], 120_000, clock.settings);
  });
  afterAll(async () => {
    await forum.stop();
    folder.remove();
    clock.remove();
  });

  tellTheLifeOfAMember(() => forum, clock);
});
