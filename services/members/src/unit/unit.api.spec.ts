import { officerOf, SmallForum } from '../testing/a-small-forum.ts';

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
