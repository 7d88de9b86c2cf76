import { officerOf, representativeOf, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
let from: string;
let to: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  ({ organisation: from } = await forum.member());
  to = await forum.organisation({ unit: 'UG-411' });
});
afterAll(() => forum.close());

const at = (id: string, verb = '') => `/members/linkages/${id}${verb}`;
const as = (side: string) => representativeOf(side);
const propose = (more: object = {}) =>
  forum.post(
    '/members/linkages',
    { from, to, by: from, kind: 'peer-support', until: '2026-03-31', purpose: 'A planted purpose.', ...more },
    as(from),
    'of the one',
  );

describe('a linkage over HTTP', () => {
  it('is proposed by one, accepted and renewed by the other, runs out, and each tells what came of it', async () => {
    const { status, body } = await propose();
    expect(status).toBe(201);
    const { id } = body;
    expect((await forum.get(at(id), as(to))).body).toMatchObject({ status: 'proposed', proposedBy: from });
    expect(await forum.post(at(id, '/accept'), { by: from }, as(from), 'of the one')).toMatchObject({
      status: 403,
      body: { rule: 'linkage.own-proposal' },
    });
    expect((await forum.post(at(id, '/accept'), { by: to }, as(to), 'of the other')).status).toBe(200);
    const later = { by: to, until: '2026-04-30' };
    expect((await forum.post(at(id, '/propose-renewal'), later, as(to), 'of the other')).status).toBe(200);
    expect((await forum.post(at(id, '/renew'), { by: from }, as(from), 'of the one')).status).toBe(200);
    forum.app.clock.set('2026-05-02T09:00:00.000Z');
    await forum.app.keepCalendar();
    const told = { by: to, result: 'achieved', narrative: 'A planted outcome.' };
    expect((await forum.post(at(id, '/tell-outcome'), told, as(to), 'of the other')).status).toBe(200);
    expect((await forum.get(at(id), officerOf('UG-402'))).body).toMatchObject({
      ...{ status: 'ran-out', until: '2026-04-30', endedOn: '2026-05-01' },
      purpose: { value: 'A planted purpose.' },
      outcomes: [{ by: to, result: 'achieved', narrative: { value: 'A planted outcome.' } }],
    });
    const { events } = await forum.app.store.readStream(`linkage-${id}`);
    expect(JSON.stringify(events)).not.toContain('planted');
  });

  it('is its two sides’ alone, and those’ who answer for the member', async () => {
    const { id } = (await propose({ until: '2027-03-31' })).body;
    const stranger = await forum.organisation();
    expect((await forum.get(at(id), as(stranger))).status).toBe(404);
    expect((await forum.get(at(id), officerOf('UG-411'))).status).toBe(404);
    expect((await forum.post(at(id, '/decline'), { by: to, ground: 'no-capacity' }, as(to), 'other')).status).toBe(200);
  });

  it('is refused at the place that is wrong', async () => {
    const stranger = await forum.organisation();
    expect(await propose({ from: stranger, by: stranger })).toMatchObject({ status: 403 });
    expect(await propose({ to: '10000000-0000-4000-8000-0000000000ff' })).toMatchObject({
      status: 422,
      body: { rule: 'linkage.organisation-unknown', errors: [{ pointer: '/to' }] },
    });
  });
});
