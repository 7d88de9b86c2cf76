import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

const START = '2026-03-02T08:00:00.000Z';
let forum: SmallForum;
let service: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  ({ id: service } = await forum.done('/members/services', {
    unit: 'WAN',
    code: 'legal-support',
    title: 'Legal support',
    promise: { acknowledgeDays: 3, deliverDays: 21, settleDays: 14 },
    whoMayAsk: ['full'],
  }));
});
beforeEach(() => forum.app.clock.set(START));
afterAll(() => forum.close());

const path = (id: string, verb: string): string => `/members/service-requests/${id}/${verb}`;
const step = (id: string, verb: string, body: object = {}, person = 'officer') =>
  forum.done(path(id, verb), body, officerOf('UG-402'), person);
const read = async (id: string) => (await forum.get(`/members/service-requests/${id}`)).body;
async function aRequest(more: object = {}) {
  const { organisation } = await forum.member();
  const asked = { service, organisation, details: 'A lease to look at.', ...more };
  const { id } = await forum.done('/members/service-requests', asked, representativeOf(organisation), 'chair');
  return { id: id as string, organisation };
}
async function aDelivered() {
  const request = await aRequest();
  await step(request.id, 'acknowledge');
  await step(request.id, 'assign');
  await step(request.id, 'deliver', { note: 'The lease was read.' });
  return request;
}

describe('a request for a service', () => {
  it('is acknowledged, seen to, delivered, confirmed and rated', async () => {
    const { id, organisation } = await aDelivered();
    expect(await read(id)).toMatchObject({
      status: 'delivered',
      acknowledgeBy: '2026-03-05',
      deliverBy: '2026-03-23',
      details: { value: 'A lease to look at.' },
      answer: { answeredOn: '2026-03-02', answerBy: '2026-04-01', words: { value: 'The lease was read.' } },
    });
    expect(await forum.post(path(id, 'confirm'), { rating: 5 }, officerOf('UG-402'), 'officer')).toMatchObject({
      status: 403,
      body: { code: 'service-request.speaks-for-member' },
    });
    await forum.done(path(id, 'confirm'), { rating: 4 }, representativeOf(organisation), 'chair');
    expect(await read(id)).toMatchObject({
      status: 'closed',
      rated: { rating: 4, confirmedOn: '2026-03-02' },
      closing: { because: 'confirmed' },
      missed: {},
    });
    const { events } = await forum.app.store.readStream(`service-request-${id}`);
    expect(JSON.stringify(events)).not.toContain('lease');
  });

  it('a promise that is not kept is seen by the calendar, and it is closed when the member says nothing', async () => {
    const { id } = await aRequest();
    forum.app.clock.set('2026-03-06T09:00:00.000Z');
    await forum.app.keepCalendar();
    expect(await read(id)).toMatchObject({ status: 'asked', missed: { acknowledgement: '2026-03-06' } });
    await step(id, 'decline', { ground: 'outside-the-service', reasons: 'Ask the land board.' });
    expect(await read(id)).toMatchObject({ status: 'declined', answer: { answerBy: '2026-04-05' } });
    forum.app.clock.set('2026-04-06T09:00:00.000Z');
    await forum.app.keepCalendar();
    expect(await read(id)).toMatchObject({ status: 'closed', closing: { because: 'unanswered' } });
    expect(await forum.post(path(id, 'acknowledge'))).toMatchObject({
      status: 409,
      body: { code: 'service-request.closed' },
    });
  });

  it('what was acknowledged in time without a connection is entered as such', async () => {
    const { id } = await aRequest();
    forum.app.clock.set('2026-03-10T09:00:00.000Z');
    await forum.app.keepCalendar();
    await step(id, 'acknowledge', { effectiveOn: '2026-03-04' });
    expect(await read(id)).toMatchObject({ status: 'acknowledged', acknowledgedOn: '2026-03-04', missed: {} });
    const tooFar = await forum.post(path(id, 'assign'), { effectiveOn: '2026-02-20' }, officerOf('UG-402'));
    expect(tooFar).toMatchObject({ status: 422, body: { code: 'command.backdated-too-far' } });
  });

  it('a dispute is settled by somebody else: owed again, or dismissed on a ground', async () => {
    const { id, organisation } = await aDelivered();
    const member = representativeOf(organisation);
    await forum.done(path(id, 'dispute'), { ground: 'incomplete', statement: 'Half of it.' }, member, 'chair');
    expect(await forum.post(path(id, 'reopen'), {}, officerOf('UG-402'), 'officer')).toMatchObject({
      status: 403,
      body: { code: 'service-request.settles-own-answer' },
    });
    await forum.done(path(id, 'reopen'), { reasons: 'Half was missing.' }, secretariat, 'board');
    expect(await read(id)).toMatchObject({ status: 'acknowledged', deliverBy: '2026-03-23' });
    await step(id, 'assign');
    await step(id, 'deliver');
    await forum.done(path(id, 'dispute'), { ground: 'incomplete' }, member, 'chair');
    await forum.done(path(id, 'dismiss-dispute'), { ground: 'delivered-as-asked' }, secretariat, 'board');
    expect(await read(id)).toMatchObject({
      status: 'closed',
      closing: { because: 'dispute-dismissed', ground: 'delivered-as-asked' },
    });
  });

  it('is seen to by an officer whose role the record knows', async () => {
    const { id } = await aRequest();
    await step(id, 'acknowledge');
    const grantee = '7d6c5b4a-3f2e-4d1c-8b0a-9f8e7d6c5b4a';
    const assigning = () => forum.post(path(id, 'assign'), { assignee: grantee }, officerOf('UG-402'), 'officer');
    expect(await assigning()).toMatchObject({ status: 422, body: { code: 'service-request.assignee-unable' } });
    await forum.done('/members/role-grants', { person: grantee, role: 'unit-officer', unit: 'UG-402' });
    expect((await assigning()).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'assigned', assignee: grantee });
  });

  it('is withdrawn by the member before it is answered', async () => {
    const { id, organisation } = await aRequest();
    await forum.done(path(id, 'withdraw'), { ground: 'found-elsewhere' }, representativeOf(organisation), 'chair');
    expect(await read(id)).toMatchObject({ status: 'withdrawn', withdrawalGround: 'found-elsewhere' });
  });

  it('is refused at the place that is wrong', async () => {
    const { organisation } = await forum.member();
    const stranger = await forum.organisation();
    const refused = async (more: object) => {
      const { status, body } = await forum.post('/members/service-requests', { service, organisation, ...more });
      return [status, body.code, body.errors[0].pointer];
    };
    expect(await refused({ organisation: stranger })).toEqual([422, 'service-request.not-a-member', '/organisation']);
    expect(await refused({ service: stranger })).toEqual([422, 'service-request.not-offered', '/service']);
    const { id: itojo } = await forum.done('/members/services', {
      unit: 'UG-411',
      code: 'rooms',
      title: 'A room',
      promise: { acknowledgeDays: 1, deliverDays: 5, settleDays: 5 },
      whoMayAsk: ['full'],
    });
    expect(await refused({ service: itojo })).toEqual([422, 'service-request.outside-its-unit', '/service']);
  });

  it('is open to officers of its unit, auditors and the member, and to nobody else', async () => {
    const { id, organisation } = await aRequest();
    const at = `/members/service-requests/${id}`;
    const statuses = async (...readers: Parameters<typeof forum.get>[1][]) =>
      Promise.all(readers.map(async (reader) => (await forum.get(at, reader)).status));
    expect(await statuses(officerOf('UG-402'), officerOf('WAN'), representativeOf(organisation), auditor)).toEqual([
      200, 200, 200, 200,
    ]);
    expect((await forum.get(at, auditor)).body.details).toMatchObject({ masked: true });
    const other = '9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b';
    expect(await statuses(officerOf('UG-411'), representativeOf(other), [{ role: 'conduct-committee' }])).toEqual([
      404, 404, 403,
    ]);
    expect((await forum.post(path(id, 'acknowledge'), {}, officerOf('UG-411'))).status).toBe(404);
    const asAnother = { service, organisation };
    expect((await forum.post('/members/service-requests', asAnother, representativeOf(other))).status).toBe(403);
  });
});
