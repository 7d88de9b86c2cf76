import { addDays } from '@baraza/domain';
import { officerOf, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
let today: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  today = new Date(forum.app.clock.now()).toISOString().slice(0, 10);
});
afterAll(() => forum.close());

const registering = (more: object) =>
  forum.post('/members/organisations', {
    kind: 'cbo',
    legalName: 'Named',
    unit: 'UG-402',
    themes: ['governance'],
    ...more,
  });

describe.each([
  ['themes', 'theme', 'digital-rights', 'education', 'organisation.theme-unknown', { themes: ['digital-rights'] }],
  [
    'constituencies',
    'constituency',
    'street-vendors',
    'youth',
    'organisation.constituency-unknown',
    { constituencies: ['street-vendors'] },
  ],
])('%s over HTTP', (plural, one, code, first, refusal, naming) => {
  it('of the beginning are there without an event', async () => {
    const { items } = (await forum.app.http('GET', `/members/${plural}`)).body;
    expect(items).toContainEqual({ id: first, inUse: [{ from: '0001-01-01' }] });
    expect((await forum.get(`/members/${plural}/${first}`)).body).toMatchObject({ id: first });
    expect((await forum.get(`/members/${plural}/${first}/events`)).body).toEqual({ events: [] });
    expect((await forum.get(`/members/${plural}/${code}`)).status).toBe(404);
    expect((await forum.get(`/members/${plural}/${code}/events`)).status).toBe(404);
  });

  it('are named by organisations from the day they were added', async () => {
    expect(await registering(naming)).toMatchObject({ status: 422, body: { code: refusal } });
    const added = await forum.post(`/members/${plural}`, { code, name: 'Added', effectiveOn: addDays(today, -9) });
    expect(added).toMatchObject({ status: 201, body: { id: code } });
    expect((await registering(naming)).status).toBe(201);
    expect((await registering({ ...naming, effectiveOn: addDays(today, -9) })).status).toBe(201);
    expect((await registering({ ...naming, effectiveOn: addDays(today, -10) })).body.code).toBe(refusal);
    expect((await forum.post(`/members/${plural}`, { code, name: 'Again' })).body.code).toBe(`${one}.in-use`);
  });

  it('are named no longer from the day they were retired', async () => {
    expect((await forum.post(`/members/${plural}/${code}/retire`)).status).toBe(200);
    await forum.settled();
    expect((await registering(naming)).body.code).toBe(refusal);
    expect((await registering({ ...naming, effectiveOn: addDays(today, -1) })).status).toBe(201);
    expect((await forum.get(`/members/${plural}/${code}`)).body.inUse).toEqual([
      { from: addDays(today, -9), until: addDays(today, -1) },
    ]);
    expect((await forum.post(`/members/${plural}/${first}/retire`)).status).toBe(200);
    expect((await forum.post(`/members/${plural}/unheard-of/retire`)).status).toBe(404);
  });

  it('are the whole forum’s matter', async () => {
    expect((await forum.post(`/members/${plural}`, { code: 'x', name: 'X' }, officerOf('UG-402'))).status).toBe(403);
    expect(
      (await forum.post(`/members/${plural}`, { code: 'x', name: 'X' }, [{ role: 'secretariat', unit: 'UG-402' }]))
        .status,
    ).toBe(403);
  });
});
