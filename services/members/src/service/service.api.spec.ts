import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const promise = { acknowledgeDays: 3, deliverDays: 21, settleDays: 14 };
const offering = (more: object = {}) => ({
  unit: 'UG-402',
  code: 'helpdesk',
  title: 'Help with forms and rules',
  promise,
  whoMayAsk: ['full'],
  ...more,
});
const path = (id: string, verb: string): string => `/members/services/${id}/${verb}`;

describe('the catalogue of services', () => {
  it('a service is offered, changed, withdrawn and offered anew under the same id', async () => {
    const offered = await forum.post('/members/services', offering(), officerOf('UG-402'));
    expect(offered).toMatchObject({ status: 201, headers: { location: expect.stringContaining(offered.body.id) } });
    const { id } = offered.body;
    await forum.done(path(id, 'change'), { promise: { ...promise, deliverDays: 14 } });
    expect((await forum.get(`/members/services/${id}`)).body).toMatchObject({
      id,
      status: 'offered',
      code: 'helpdesk',
      promise: { deliverDays: 14 },
      answerDays: 30,
    });
    expect(await forum.post('/members/services', offering())).toMatchObject({
      status: 409,
      body: { code: 'service.offered-already' },
    });
    await forum.done(path(id, 'withdraw'), { ground: 'no-funds' });
    const anew = await forum.post('/members/services', offering({ title: 'Help desk' }));
    expect([anew.status, anew.body.id]).toEqual([201, id]);
    const { body } = await forum.get(`/members/services/${id}/events`);
    expect(body.events.map(({ type }: { type: string }) => type.slice('members.Service'.length))).toEqual([
      'Offered',
      'Changed',
      'Withdrawn',
      'Offered',
    ]);
  });

  it('is open to everybody, and changed by officers of its unit only', async () => {
    const { id } = await forum.done('/members/services', offering({ code: 'rooms' }));
    const somebody = '9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b';
    for (const reader of [representativeOf(somebody), auditor, officerOf('UG-411')]) {
      expect((await forum.get(`/members/services/${id}`, reader)).status).toBe(200);
    }
    expect((await forum.app.http('GET', `/members/services/${id}`)).status).toBe(200);
    expect((await forum.post(path(id, 'change'), { title: 'Halls' }, officerOf('UG-411'))).status).toBe(404);
    expect((await forum.post('/members/services', offering(), representativeOf(somebody))).status).toBe(403);
    expect((await forum.post('/members/services', offering({ code: 'x' }), officerOf('UG-411'))).status).toBe(403);
  });

  it('is refused at the place that is wrong', async () => {
    const refused = async (more: object) => {
      const { status, body } = await forum.post('/members/services', offering({ code: 'legal-support', ...more }));
      return [status, body.code, body.errors[0].pointer];
    };
    expect(await refused({ unit: 'UG-999' })).toEqual([422, 'service.unit-unknown', '/unit']);
    expect(await refused({ whoMayAsk: ['honorary'] })).toEqual([422, 'service.category-unknown', '/whoMayAsk/0']);
    expect(await refused({ promise: { ...promise, acknowledgeDays: 22 } })).toEqual([
      422,
      'service.promise-backwards',
      '/promise/deliverDays',
    ]);
    const tooLong = await forum.post('/members/services', offering({ promise: { ...promise, acknowledgeDays: 31 } }));
    expect([tooLong.status, tooLong.body.errors[0].pointer]).toEqual([400, '/promise/acknowledgeDays']);
  });

  it('a change is made on what was read', async () => {
    const { id } = await forum.done('/members/services', offering({ code: 'grants-information' }));
    const { etag } = (await forum.get(`/members/services/${id}`)).headers;
    await forum.done(path(id, 'change'), { title: 'Calls for proposals' });
    const late = await forum.post(path(id, 'change'), { title: 'Grants' }, secretariat, undefined, {
      'if-match': etag,
    });
    expect(late.status).toBe(412);
  });
});
