import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder, baraza, settingsOf } from '../product/running-forum.ts';
import { StoryClock } from '../product/story-clock.ts';
import { tellTheLifeOfAMember } from './life-of-a-member.ts';

describe('processes over NATS, over two years', () => {
  const folder = aFolder();
  const clock = new StoryClock(folder.path, '2024-01-15');
  let cluster: RunningCluster;
  beforeAll(async () => {
    cluster = await RunningCluster.start(folder.path, { settings: clock.settings });
  });
  afterAll(async () => {
    await cluster.stop();
    folder.remove();
    clock.remove();
  });

  tellTheLifeOfAMember(() => cluster, clock);

  it('`baraza verify` finds no difference, on the bus neither', async () => {
    const verified = await baraza(['verify', '--json'], { ...settingsOf(folder.path), ...clock.settings });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('"sound":true') });
  }, 60_000);
});
