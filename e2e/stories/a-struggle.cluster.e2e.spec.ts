import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder, baraza, settingsOf } from '../product/running-forum.ts';
import { StoryClock } from '../product/story-clock.ts';
import { tellAStruggle } from './struggle/a-struggle.ts';

describe('a struggle, in processes over NATS', () => {
  const folder = aFolder();
  const clock = new StoryClock(folder.path, '2025-01-13');
  let cluster: RunningCluster;
  beforeAll(async () => {
    cluster = await RunningCluster.start(folder.path, { settings: clock.settings });
  });
  afterAll(async () => {
    await cluster.stop();
    folder.remove();
    clock.remove();
  });

  tellAStruggle(() => cluster, clock);

  it('`baraza verify` finds no difference, on the bus neither', async () => {
    const verified = await baraza(['verify', '--json'], { ...settingsOf(folder.path), ...clock.settings });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('"sound":true') });
  }, 180_000);
});
