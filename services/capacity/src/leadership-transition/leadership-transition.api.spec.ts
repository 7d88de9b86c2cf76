import type { RoleHeld } from '@baraza/domain';
import { createTestApp, EXAMPLE_ID, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { bodies } from '../testing/record.ts';
import { toBegin } from './leadership-transition.builders.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officerBelow: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'UG-411' }];
const ours: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.farmers }];
const theirs: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.women }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const DAY = 86_400_000;

describe('changes of leader over HTTP', () => {
  let app: TestApp;
  const at = '/capacity/leadership-transitions';
  const begin = (more: object = {}, as = ours) => app.http('POST', at, { as, body: { ...toBegin, ...more } });
  const step = (id: string, verb: string, body: object = {}, as = ours) =>
    app.http('POST', `${at}/${id}/${verb}`, { as, body });
  const read = async (id: string, as = ours) => (await app.http('GET', `${at}/${id}`, { as })).body;

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const id of [bodies.farmers, bodies.women, EXAMPLE_ID]) await recordOrganisation(app, id);
    await app.settle();
  });
  afterAll(() => app.close());

  it('is nobody else’s, and an auditor sees that there is somebody and not who', async () => {
    const { id } = (await begin({ circumstances: 'The director goes.' })).body;
    await step(id, 'appoint', { name: 'Ada Example' });
    expect(await read(id)).toMatchObject({ leader: { name: { value: 'Ada Example' } } });
    expect(await read(id, auditor)).toMatchObject({
      leader: { name: { masked: true } },
      circumstances: { masked: true },
    });
    for (const as of [theirs, officerBelow]) {
      expect((await app.http('GET', `${at}/${id}`, { as })).status).toBe(404);
      expect((await step(id, 'search', {}, as)).status).toBe(404);
    }
    expect((await begin({}, theirs)).status).toBe(403);
    expect((await step(id, 'search', {}, auditor)).status).toBe(403);
  });

  it('refusals name the rule and the place in the body', async () => {
    expect(await begin({ organisation: bodies.stranger }, secretariat)).toMatchObject({
      status: 422,
      body: { rule: 'leadership-transition.organisation-unknown', errors: [{ pointer: '/organisation' }] },
    });
    const { id } = (await begin()).body;
    expect(await step(id, 'hand-over', { item: 'nothing' })).toMatchObject({
      status: 422,
      body: { rule: 'leadership-transition.no-such-item', errors: [{ pointer: '/item' }] },
    });
    expect(await step(id, 'settle')).toMatchObject({
      status: 409,
      body: { rule: 'leadership-transition.not-settling' },
    });
    expect(await begin({ stallDays: 3 })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/stallDays' }] } });
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const { id } = (await app.http('POST', at, { as: secretariat, body: exampleOf(at) })).body;
    for (const verb of [
      'search',
      'appoint-interim',
      'note-progress',
      'add-handover-item',
      'hand-over',
      'appoint',
      'end',
    ]) {
      expect([verb, (await step(id, verb, exampleOf(`${at}/{id}/${verb}`), secretariat)).status]).toEqual([verb, 200]);
    }
  });

  it('stalls where nothing happens, goes on again, and is followed up until the leader has settled in', async () => {
    const { id } = (await begin({ handover: [{ code: 'bank-signatories' }] })).body;
    app.clock.advance(61 * DAY);
    await app.keepCalendar();
    expect(await read(id)).toMatchObject({ status: 'preparing', stalledOn: '2026-05-01' });
    await step(id, 'note-progress', { note: 'The board meets next week.' });
    expect(await read(id)).not.toHaveProperty('stalledOn');
    await step(id, 'appoint', { name: 'Ada Example' });
    const agreed = {
      until: '2027-06-30',
      agreement: 'What board and leader expect of each other.',
      followUps: [{ code: 'after-six-months', dueOn: '2026-11-02' }],
    };
    expect((await step(id, 'settle-in', agreed)).status).toBe(200);
    await step(id, 'hand-over', { item: 'bank-signatories' });
    app.clock.advance(184 * DAY);
    await app.keepCalendar();
    expect((await read(id)).followUps).toEqual([
      { code: 'after-six-months', dueOn: '2026-11-02', fellDueOn: '2026-11-02' },
    ]);
    const report = { followUp: 'after-six-months', finding: 'on-course', report: 'It goes well.' };
    expect((await step(id, 'report-follow-up', report)).status).toBe(200);
    app.clock.advance(182 * DAY);
    await app.keepCalendar();
    expect((await step(id, 'settle')).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'settled', beganOn: '2026-03-02' });
  });
});
