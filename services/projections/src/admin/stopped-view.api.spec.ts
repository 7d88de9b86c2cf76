import { unitRegistered } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

/** Over a port, as a probe, an operator and a browser come. */
describe('while one view is stopped', () => {
  let app: SmallForumApp;
  let url: string;
  let isBroken = true;

  beforeAll(async () => {
    app = await smallForumApp();
    await app.caughtUp();
    const { readStore } = app.runtime;
    const commit = readStore.commit.bind(readStore);
    const failing: ReadStore['commit'] = async (model, ...batch) => {
      if (isBroken && model.name === 'audit-trail') throw new Error('it cannot be written');
      await commit(model, ...batch);
    };
    jest.spyOn(readStore, 'commit').mockImplementation(failing as never);
    await app.app.listen(0, '127.0.0.1');
    url = await app.app.getUrl();
    const unit = {
      code: 'UG-990',
      name: 'Kole',
      zone: 'Africa/Kampala',
      validFrom: '2014-07-01',
      level: 'district' as const,
    };
    await record(app, [happened(unitRegistered, 'UG-990', { ...unit, parent: 'WAN' })]);
    await until(async () => (await trail()).state === 'stopped');
  });
  afterAll(() => app.close());

  const asked = async (path: string, method = 'GET') => {
    const headers = { authorization: `Bearer ${await app.token(secretariat)}`, accept: 'application/json' };
    const answer = await fetch(`${url}${path}`, { method, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };
  const trail = async (): Promise<{ state: string; lag: number }> => {
    const { views } = (await asked('/views/admin/projections')).body as unknown as { views: { name: string }[] };
    return views.find(({ name }) => name === 'audit-trail') as unknown as { state: string; lag: number };
  };
  async function until(holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 40_000; !(await holds());) if (Date.now() > end) throw new Error('it never came');
  }

  it('the process is not ready, and serves all the same: its other pages answer', async () => {
    const ready = await asked('/health/ready');
    expect([ready.status, ready.body['status']]).toEqual([503, 'behind']);
    expect(await asked('/health/serving')).toEqual({ status: 200, body: { status: 'serving' } });
    expect((await asked('/views/dashboards/network')).status).toBe(200);
    expect((await asked('/views/search?q=ligue')).status).toBe(200);
  });

  it('what tries it again is within reach, and it goes on', async () => {
    isBroken = false;
    expect((await asked('/views/admin/projections/audit-trail/resume', 'POST')).status).toBe(200);
    await until(async () => (await trail()).state === 'running');
    await until(async () => (await asked('/health/ready')).status === 200);
  });
});
