import { auditor, officerOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const rugarama = {
  code: 'UG-411-RUGARAMA',
  name: 'Rugarama',
  level: 'sub-county',
  zone: 'Africa/Kampala',
  validFrom: '2010-07-01',
};

describe('the forum and its units over HTTP', () => {
  it('a forum is founded once, and open to everybody', async () => {
    const again = await forum.post('/members/forums', {
      name: 'F',
      sample: true,
      zone: 'UTC',
      rootUnit: 'X',
      languages: ['en'],
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'forum.already-founded' } });
    expect(await forum.app.http('GET', '/members/forums/main')).toMatchObject({
      status: 200,
      body: { id: 'main', rootUnit: 'WAN', sample: false },
    });
  });

  it('a unit is registered below another, read by its code, and open to everybody', async () => {
    const made = await forum.post('/members/units', { ...rugarama, parent: 'UG-411' });
    expect(made).toMatchObject({ status: 201, headers: { location: '/members/units/UG-411-RUGARAMA', etag: '"0"' } });
    expect(await forum.app.http('GET', '/members/units/UG-411-RUGARAMA')).toMatchObject({
      status: 200,
      body: { id: 'UG-411-RUGARAMA', name: 'Rugarama', parent: 'UG-411', level: 'sub-county' },
    });
    const { body } = await forum.app.http('GET', '/members/units/UG-411-RUGARAMA/events');
    expect(body.events).toMatchObject([{ type: 'members.UnitRegistered' }]);
    expect(body.events[0].meta).toBeUndefined();
  });

  it('a wrong place is refused by rule', async () => {
    expect(await forum.post('/members/units', { ...rugarama, code: 'UG-411-NEW', parent: 'UG-999' })).toMatchObject({
      status: 422,
      body: { code: 'unit.parent-unknown', errors: [{ pointer: '/parent' }] },
    });
    expect(
      await forum.post('/members/units', { ...rugarama, code: 'UG-1', level: 'region', parent: 'UG-411' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'unit.parent-not-higher' },
    });
    expect(await forum.post('/members/units', { ...rugarama, zone: 'Ankole/Bushenyi' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/zone' }] },
    });
  });

  it('only the secretariat registers units', async () => {
    expect(await forum.post('/members/units', { ...rugarama, parent: 'UG-411' }, officerOf('UG-411'))).toMatchObject({
      status: 403,
    });
  });
});

describe('what happens to units', () => {
  const dated = (code: string, verb: string, body: object, as = secretariat) =>
    forum.post(`/members/units/${code}/${verb}`, body, as);
  const register = (code: string, level: string, parent: string) =>
    forum.done('/members/units', { code, name: code, level, parent, zone: 'Africa/Kampala', validFrom: '2010-07-01' });
  const reads = async (organisation: string, unit: string) =>
    (await forum.get(`/members/organisations/${organisation}`, officerOf(unit))).status;

  it('a unit is renamed by those above it, and keeps its code', async () => {
    const secretariatOf = (unit: string) => [{ role: 'secretariat', unit }] as const;
    expect((await dated('UG-402', 'rename', { name: 'Igara' }, secretariatOf('UG-411'))).status).toBe(404);
    expect((await dated('UG-402', 'rename', { name: 'Igara', effectiveOn: '2024-01-01' })).status).toBe(200);
    expect((await forum.get('/members/units/UG-402')).body).toMatchObject({ name: 'Igara', changedOn: '2024-01-01' });
    expect((await forum.get('/members/units/UG-402?revision=0', auditor)).body).toMatchObject({ name: 'Bushenyi' });
  });

  it('after a move the officers of the new unit reach its organisations, and those of the old one no longer', async () => {
    const organisation = await forum.organisation({ unit: 'UG-402-KYEIZOOBA' });
    expect([await reads(organisation, 'UG-402'), await reads(organisation, 'UG-411')]).toEqual([200, 404]);
    expect(
      await dated('UG-402-KYEIZOOBA', 'move', { parent: 'UG-411' }, [{ role: 'secretariat', unit: 'WAN' }]),
    ).toMatchObject({ status: 200 });
    await forum.settled();
    expect([await reads(organisation, 'UG-402'), await reads(organisation, 'UG-411')]).toEqual([404, 200]);
    expect((await dated('UG-411', 'move', { parent: 'UG-411' })).body.code).toBe('unit.below-itself');
    const within = [{ role: 'secretariat', unit: 'UG-411' }] as const;
    expect((await dated('UG-402-KYEIZOOBA', 'move', { parent: 'UG-402' }, within)).status).toBe(403);
    expect((await dated('UG-999', 'move', { parent: 'UG-402' })).status).toBe(404);
  });

  it('a unit is split: it goes on, or it ends when nothing is below it any more', async () => {
    await register('UG-500', 'district', 'WAN');
    await register('UG-500-A', 'sub-county', 'UG-500');
    await register('UG-501', 'district', 'WAN');
    await register('UG-502', 'district', 'WAN');
    expect((await dated('UG-500', 'split', { into: ['UG-500', 'UG-501'] })).status).toBe(200);
    expect((await forum.get('/members/units/UG-500')).body.status).toBe('registered');
    expect((await dated('UG-500', 'split', { into: ['UG-501', 'UG-502'] })).body.code).toBe('unit.units-below-remain');
    await forum.done('/members/units/UG-500-A/move', { parent: 'UG-501' });
    expect((await dated('UG-500', 'split', { into: ['UG-501', 'UG-502'] })).status).toBe(200);
    expect((await forum.get('/members/units/UG-500')).body).toMatchObject({
      status: 'split',
      into: ['UG-501', 'UG-502'],
    });
  });

  it('a unit leaves with all that is below it; roles at it are over, and those above keep its history', async () => {
    await register('UG-600', 'district', 'WAN');
    await register('UG-600-A', 'sub-county', 'UG-600');
    const organisation = await forum.organisation({ unit: 'UG-600-A' });
    expect([await reads(organisation, 'UG-600'), await reads(organisation, 'WAN')]).toEqual([200, 200]);
    expect((await dated('UG-600', 'leave', { ground: 'left-the-forum' })).status).toBe(200);
    await forum.settled();
    expect((await forum.get('/members/units/UG-600-A')).body).toMatchObject({
      status: 'left',
      ground: 'left-the-forum',
    });
    expect([await reads(organisation, 'UG-600'), await reads(organisation, 'WAN')]).toEqual([403, 200]);
    const joining = { kind: 'cbo', legalName: 'Too late', unit: 'UG-600-A', themes: ['governance'] };
    expect((await forum.post('/members/organisations', joining)).body.code).toBe('organisation.unit-unknown');
    expect((await dated('WAN', 'leave', { ground: 'left-the-forum' })).body.code).toBe('unit.root-stays');
  });

  it('a unit may be said to leave on a day to come: until then roles at it hold', async () => {
    await register('UG-700', 'district', 'WAN');
    const organisation = await forum.organisation({ unit: 'UG-700' });
    expect((await dated('UG-700', 'leave', { ground: 'left-the-forum', effectiveOn: '2090-01-01' })).status).toBe(200);
    await forum.settled();
    expect(await reads(organisation, 'UG-700')).toBe(200);
  });
});
