import { setTimeout as pause } from 'node:timers/promises';
import { baraza, ForumClient, settingsOf } from '../../product/running-forum.ts';
import type { TwoOfEach } from '../../product/two-of-each.ts';
import { secretariat } from '../a-forum-of-two-districts.ts';

interface View {
  readonly name: string;
  readonly state: string;
  readonly standsBy: boolean;
  readonly asked: readonly object[] | null;
  readonly rebuildFault: object | null;
}

/** Behind one address nobody chooses the instance that a request meets. */
export function tellRebuiltByWhichever(running: () => TwoOfEach): void {
  const view = 'network-dashboard';
  const at = '/views/admin/projections';

  /** Of the instance that writes, then of the one that stands by. */
  async function writerAndStandby(): Promise<readonly ForumClient[]> {
    const { cluster } = running();
    const clients = cluster.processes
      .filter(({ name }) => name.startsWith('projections'))
      .map(({ url }) => new ForumClient(() => url, cluster.folder));
    const look = () => Promise.all(clients.map(async (client) => ({ client, ...(await told(client)) })));
    let found = await look();
    while (!found.every(({ state }) => state === 'running')) {
      await pause(200); // a first build
      found = await look();
    }
    expect(found.map(({ standsBy }) => standsBy).sort()).toEqual([false, true]);
    return found.sort((one, other) => Number(one.standsBy) - Number(other.standsBy)).map(({ client }) => client);
  }
  async function told(client: ForumClient): Promise<View> {
    const { body, status } = await client.get(at, secretariat);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return (body.views as readonly View[]).find(({ name }) => name === view)!;
  }

  it.each([
    ['that writes', 0],
    ['that stands by', 1],
  ])(
    'a rebuild asked of the instance %s comes to pass, and the other tells of it',
    async (_, nth) => {
      const both = await writerAndStandby();
      const answer = await both[nth]!.send('POST', `${at}/${view}/rebuild`, { as: secretariat });
      expect(answer).toMatchObject({ status: 200, body: { standsBy: nth === 1, asked: [{ what: 'rebuild' }] } });
      for (const client of both) {
        let now = await told(client);
        for (; now.asked?.length !== 0; now = await told(client)) await pause(100);
        expect(now.rebuildFault).toBeNull();
      }
      const resumed = await both[nth]!.send('POST', `${at}/${view}/resume`, { as: secretariat });
      expect(resumed.status).toBe(200);
    },
    120_000,
  );

  it('`baraza rebuild` through the front meets either, and ends when it is done', async () => {
    const { cluster, settings } = running();
    const { code, stdout, stderr } = await baraza(['rebuild', view, 'units'], {
      ...settingsOf(cluster.folder),
      ...settings,
    });
    if (code !== 0) throw new Error(stderr);
    expect(stdout).toMatch(/^network-dashboard rebuilt, up to \d+\nunits rebuilt, up to \d+\n$/);
  }, 300_000);
}
