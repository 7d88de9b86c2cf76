import { createTestApp, type TestApp } from '@baraza/service-kit';
import { MembersModule } from '../members.module.ts';
import { secretariat, SmallForum } from '../testing/a-small-forum.ts';

describe('founding members over HTTP', () => {
  let app: TestApp;
  const post = (path: string, body: object) => app.http('POST', path, { as: secretariat, body });
  const zone = 'Africa/Kampala';

  beforeAll(async () => {
    app = await createTestApp({ modules: [MembersModule] });
    await post('/members/forums', { name: 'F', sample: false, zone, rootUnit: 'WAN', languages: ['en'] });
    await post('/members/units', { code: 'WAN', name: 'W', level: 'region', zone, validFrom: '2010-07-01' });
  });
  afterAll(() => app.close());

  it('are members from the resolution on, without having applied, and once', async () => {
    const founders: { organisation: string; category: string }[] = [];
    for (const legalName of ['First', 'Second']) {
      const { body } = await post('/members/organisations', {
        kind: 'cbo',
        legalName,
        unit: 'WAN',
        themes: ['governance'],
      });
      founders.push({ organisation: body.id, category: 'full' });
    }
    const adopting = () => post('/members/forums/main/adopt-founders', { resolution: 'fa-2026-01', founders });
    expect((await adopting()).status).toBe(200);
    expect((await app.http('GET', '/members/forums/main')).body.foundedBy).toBe('fa-2026-01');
    expect((await adopting()).body.code).toBe('forum.founders-adopted');
    const applying = await post('/members/memberships', founders[0]!);
    expect(applying.body.code).toBe('open-membership.taken');
    const { events } = (await app.http('GET', '/members/forums/main/events', { as: secretariat })).body;
    const [{ membership }] = events.at(-1).data.founders;
    const { body } = await app.http('GET', `/members/memberships/${membership}`, { as: secretariat });
    expect(body).toMatchObject({ status: 'new', organisation: founders[0]!.organisation });
  });

  it('are none where somebody is a member already', async () => {
    const forum = await SmallForum.open();
    const founders = [{ organisation: await forum.organisation(), category: 'full' }];
    const answer = await forum.post('/members/forums/main/adopt-founders', { resolution: 'fa-2026-01', founders });
    expect(answer).toMatchObject({ status: 409, body: { code: 'forum.members-already' } });
    await forum.close();
  });
});
