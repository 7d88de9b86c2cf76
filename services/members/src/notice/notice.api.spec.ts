import { derivedId } from '@baraza/contracts';
import { recordForeign } from '@baraza/service-kit';
import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

let nth = 0;
/** A notice as a policy would have prepared it. */
async function prepared(organisation: string, more: object = {}): Promise<string> {
  const id = derivedId('notice of a spec', String(nth++));
  const about = { kind: 'invoice', id: derivedId(id, 'invoice') };
  const whose = { organisation, unit: 'UG-402', about, template: 'dues-reminder' };
  const how = { channel: 'letter', language: 'en', by: '2026-03-09', needsProof: false };
  await recordForeign(forum.app, { type: 'members.NoticePrepared', id, data: { ...whose, ...how, ...more } });
  return id;
}
const at = (id: string, verb?: string): string => `/members/notices/${id}${verb === undefined ? '' : `/${verb}`}`;
const listed = async (query = '', as = secretariat): Promise<string[]> =>
  (await forum.get(`/members/notices${query}`, as)).body.items.map(({ id }: { id: string }) => id);

describe('notices over HTTP', () => {
  it('a letter waits to be printed, is printed, handed over and confirmed', async () => {
    const organisation = await forum.organisation();
    const id = await prepared(organisation);
    expect(await listed()).toContain(id);
    await forum.done(at(id, 'mark-printed'), {}, officerOf('UG-402'));
    expect(await listed()).not.toContain(id);
    expect(await listed('?status=printed')).toContain(id);
    await forum.done(at(id, 'record-delivery'), { proof: 'signed-for' }, officerOf('UG-402'));
    await forum.done(at(id, 'acknowledge'), {}, representativeOf(organisation));
    expect((await forum.get(at(id), representativeOf(organisation))).body).toMatchObject({
      id,
      reference: `N-${id.slice(0, 8).toUpperCase()}`,
      status: 'acknowledged',
      printedOn: '2026-03-02',
      delivered: { on: '2026-03-02', proof: 'signed-for' },
      acknowledgedOn: '2026-03-02',
    });
    const { body } = await forum.get(`${at(id)}/events`, auditor);
    expect(body.events.map(({ type }: { type: string }) => type)).toEqual([
      'members.NoticePrepared',
      'members.NoticePrinted',
      'members.NoticeDelivered',
      'members.NoticeAcknowledged',
    ]);
  });

  it('the list has what is asked for, within the reach of whoever asks, the most pressing first', async () => {
    const [ours, other] = [await forum.organisation(), await forum.organisation()];
    const later = await prepared(ours, { by: '2026-05-01' });
    const sooner = await prepared(ours, { by: '2026-03-03' });
    const elsewhere = await prepared(other, { unit: 'UG-411' });
    expect(await listed('', officerOf('UG-411'))).toEqual([elsewhere]);
    expect(await listed('', representativeOf(ours))).toEqual([sooner, later]);
    const { about } = (await forum.get(at(later))).body;
    expect(await listed(`?about=${about.id}`)).toEqual([later]);
    expect(await listed(`?status=sent&about=${about.id}`)).toEqual([]);
    const wrong = await forum.get('/members/notices?status=burnt');
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/status']);
  });

  it('refuses by rule, and shows nothing to those whom it does not concern', async () => {
    const organisation = await forum.organisation();
    const id = await prepared(organisation, { channel: 'email' });
    expect(await forum.post(at(id, 'mark-printed'))).toMatchObject({
      status: 409,
      body: { code: 'notice.not-to-print' },
    });
    expect(
      await forum.post(at(id, 'record-delivery'), { proof: 'handed-over', effectiveOn: '2026-03-01' }),
    ).toMatchObject({ status: 422, body: { code: 'notice.before-prepared', errors: [{ pointer: '/effectiveOn' }] } });
    const both = [...secretariat, ...representativeOf(organisation)];
    expect(await forum.post(at(id, 'record-delivery'), { proof: 'handed-over' }, both)).toMatchObject({
      status: 403,
      body: { code: 'notice.own-delivery' },
    });
    expect((await forum.get(at(id), officerOf('UG-411'))).status).toBe(404);
    expect((await forum.post(at(id, 'acknowledge'), {}, representativeOf(id))).status).toBe(404);
    expect((await forum.post(at(id, 'acknowledge'))).status).toBe(403);
  });

  it('what needs proof and has none in time goes as a letter by the calendar', async () => {
    const id = await prepared(await forum.organisation(), { channel: 'email', needsProof: true });
    forum.app.clock.set('2026-03-10T09:00:00.000Z');
    await forum.app.keepCalendar();
    expect((await forum.get(at(id))).body).toMatchObject({
      status: 'to-print',
      failure: { reason: 'no-proof-in-time', on: '2026-03-10' },
    });
    expect(await listed()).toContain(id);
  });
});
