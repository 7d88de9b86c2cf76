import { aFolder, baraza, ServedForum, settingsOf } from '../product/running-forum.ts';
import { StoryClock } from '../product/story-clock.ts';
import { tellAStruggle } from './struggle/a-struggle.ts';

describe('a struggle, in one process', () => {
  const folder = aFolder();
  const clock = new StoryClock(folder.path, '2025-01-13');
  let forum: ServedForum;
  beforeAll(async () => {
    forum = await ServedForum.start(folder.path, ['--empty'], 120_000, clock.settings);
  });
  afterAll(async () => {
    await forum.stop();
    folder.remove();
    clock.remove();
  });

  tellAStruggle(() => forum, clock);

  it('`baraza verify` finds no difference, while it runs and when it has ended', async () => {
    const settings = { ...settingsOf(folder.path), ...clock.settings };
    for (const end of [undefined, () => forum.stop()]) {
      await end?.();
      const verified = await baraza(['verify', '--json'], settings);
      expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('"sound":true') });
    }
  }, 180_000);
});
