import { everyProjection } from '../every-projection.ts';
import { auditor, officerOf, secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await app.caughtUp();
});
afterAll(() => app.close());

const names = everyProjection.map(({ model }) => model.name);
const at = '/views/admin/projections';

describe('how the views fare', () => {
  it('each says how far it is and whether it keeps up', async () => {
    const { body } = await app.ask(at, auditor);
    expect(body.views.map(({ name }: { name: string }) => name)).toEqual(names);
    for (const view of body.views) expect(view).toMatchObject({ state: 'running', error: null, trouble: null });
  });

  it('the process is ready while they keep up', async () => {
    const { status, body } = await app.http('GET', '/health/ready');
    const checks = body.checks.filter(({ name }: { name: string }) => name.startsWith('view.'));
    expect([status, checks.length]).toEqual([200, names.length]);
    expect(checks.every(({ ready }: { ready: boolean }) => ready)).toBe(true);
  });

  it('every view equals its rebuild from zero', async () => {
    const { body } = await app.http('POST', `${at}/verify`, { as: auditor });
    expect(body.equal).toBe(true);
    expect(body.views).toHaveLength(names.length);
    for (const { served, rebuilt } of body.views) expect(served).toBe(rebuilt);
  });

  it('one view is compared by itself, and one that there is not is not found', async () => {
    const one = await app.http('POST', `${at}/verify?view=units`, { as: auditor });
    expect(one.body).toMatchObject({ equal: true, views: [{ name: 'units', equal: true }] });
    expect(one.body.views).toHaveLength(1);
    expect((await app.http('POST', `${at}/verify?view=nothing`, { as: auditor })).status).toBe(404);
    expect((await app.http('POST', `${at}/verify?view=No+view`, { as: auditor })).status).toBe(400);
  });

  it('a view that does not equal its rebuild is found', async () => {
    const { readStore } = app.runtime;
    const { model } = everyProjection.find(({ model: { name } }) => name === 'units')!;
    const serving = (await readStore.prepare(model)).find(({ state }) => state === 'serving')!;
    const head = serving.checkpoint;
    const forged = { key: 'unit/UG-999', doc: { is: 'unit', code: 'UG-999', since: head }, sequence: head };
    await readStore.commit(model, serving.generation, { after: head, checkpoint: head, versions: [forged], facts: [] });
    const { body } = await app.http('POST', `${at}/verify`, { as: secretariat });
    expect(body.equal).toBe(false);
    expect(body.views.filter(({ equal }: { equal: boolean }) => !equal)).toMatchObject([{ name: 'units' }]);
  });

  it('a view is rebuilt on command, and then equals its rebuild again', async () => {
    const { status } = await app.http('POST', `${at}/units/rebuild`, { as: secretariat });
    expect(status).toBe(200);
    for (let tries = 0; ; tries++) {
      const { body } = await app.http('POST', `${at}/verify`, { as: secretariat });
      if (body.equal === true) break;
      expect(tries).toBeLessThan(50);
    }
  });

  it('resuming one that runs does nothing, and one that there is not is not found', async () => {
    expect((await app.http('POST', `${at}/search/resume`, { as: secretariat })).body).toMatchObject({ name: 'search' });
    expect((await app.http('POST', `${at}/nothing/resume`, { as: secretariat })).status).toBe(404);
  });

  it('is for those who keep the forum running', async () => {
    expect((await app.ask(at, officerOf('WAN'))).status).toBe(403);
    expect((await app.http('POST', `${at}/search/rebuild`, { as: auditor })).status).toBe(403);
    expect((await app.http('POST', `${at}/verify`)).status).toBe(401);
  });
});
