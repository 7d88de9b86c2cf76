import { addDays, type RoleHeld } from '@baraza/domain';
import { auditor, officerOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
let today: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  today = new Date(forum.app.clock.now()).toISOString().slice(0, 10);
});
afterAll(() => forum.close());

/** A token that carries no roles, as those of a real issuer do: what it may do is what was granted. */
const asThemselves: readonly RoleHeld[] = [];
const me = async (person: string) =>
  (await forum.app.http('GET', '/members/persons/me', { as: asThemselves, person })).body;
const granted = (body: object, as = secretariat, by = 'chair') => forum.post('/members/role-grants', body, as, by);
const screening = async (person: string) => {
  const membership = await forum.application(await forum.organisation());
  const items = [{ item: 'governing-document', finding: 'met' }];
  return (await forum.post(`/members/memberships/${membership}/screen`, { items }, asThemselves, person)).status;
};

describe('roles of the record', () => {
  it('are none, for somebody who was granted none', async () => {
    const { person, roles } = await me('akello');
    expect([typeof person, roles]).toEqual(['string', []]);
    expect((await forum.app.http('GET', '/members/persons/me')).body).toMatchObject({ person: null });
    expect(await screening('akello')).toBe(403);
  });

  it('are granted by another, hold at the unit and below, and end when they are revoked', async () => {
    const { person } = await me('akello');
    const answer = await granted({ person, role: 'unit-officer', unit: 'UG-402' });
    expect(answer.status).toBe(201);
    await forum.settled();
    expect((await me('akello')).roles).toEqual([{ role: 'unit-officer', unit: 'UG-402' }]);
    expect(await screening('akello')).toBe(422); // within reach: only the checklist is not answered whole
    const elsewhere = await forum.application(await forum.organisation({ unit: 'UG-411' }));
    const there = await forum.post(`/members/memberships/${elsewhere}/withdraw`, {}, asThemselves, 'akello');
    expect(there.status).toBe(404);

    const path = `/members/role-grants/${answer.body.id}`;
    expect((await forum.get(path, auditor)).body).toMatchObject({ status: 'granted', person, unit: 'UG-402' });
    expect((await forum.get(path, officerOf('UG-402'))).status).toBe(403);
    expect((await forum.post(`${path}/revoke`, { ground: 'left-the-office' })).status).toBe(200);
    await forum.settled();
    expect((await me('akello')).roles).toEqual([]);
    expect(await screening('akello')).toBe(403);
  });

  it('may be granted by the subject of somebody’s tokens, which the record never has', async () => {
    const { body } = await granted({ subject: 'someone@example.org', role: 'auditor' });
    await forum.settled();
    const found = await me('someone@example.org');
    expect(found.roles).toEqual([{ role: 'auditor' }]);
    const { events } = await forum.app.store.readStream(`role-grant-${body.id}`);
    expect(events[0]!.data).toMatchObject({ person: found.person, unit: 'WAN' });
    expect(JSON.stringify(events)).not.toContain('example.org');
  });

  it('are not granted to oneself, nor to nobody', async () => {
    const { person } = await me('chair');
    expect(await granted({ person, role: 'auditor' })).toMatchObject({
      status: 403,
      body: { code: 'role-grant.to-oneself' },
    });
    expect(await granted({ role: 'auditor' })).toMatchObject({
      status: 422,
      body: { code: 'role-grant.person-missing' },
    });
    expect(await granted({ person, role: 'auditor', unit: 'UG-999' }, secretariat, 'other')).toMatchObject({
      body: { code: 'role-grant.unit-unknown' },
    });
  });

  it('are granted where one may grant: a district’s secretariat grants in the district', async () => {
    const ofDistrict: readonly RoleHeld[] = [{ role: 'secretariat', unit: 'UG-402' }];
    const { person } = await me('byaruhanga');
    const granting = (unit?: string) => granted({ person, role: 'unit-officer', unit }, ofDistrict);
    expect((await granting('UG-402-KYEIZOOBA')).status).toBe(201);
    expect((await granting('UG-411')).body.code).toBe('outside-your-scope');
    expect((await granting()).body.code).toBe('outside-your-scope');
    expect((await granted({ person, role: 'auditor' }, officerOf('UG-402'))).status).toBe(403);
  });

  it('are those of a representative for the organisation that named them, until it ends that', async () => {
    const organisation = await forum.organisation();
    const { person } = await me('tumusiime');
    const naming = { person, office: 'chair', name: 'Tumusiime Invented' };
    await forum.done(`/members/organisations/${organisation}/name-representative`, naming);
    await forum.settled();
    expect((await me('tumusiime')).roles).toEqual([{ role: 'member-representative', organisation }]);
    const path = `/members/organisations/${organisation}`;
    expect((await forum.app.http('GET', path, { as: asThemselves, person: 'tumusiime' })).status).toBe(200);
    await forum.done(`${path}/end-representative`, { person });
    await forum.settled();
    expect((await forum.app.http('GET', path, { as: asThemselves, person: 'tumusiime' })).status).toBe(403);
  });

  it('end by themselves on the day after their last, whether or not the calendar was there', async () => {
    const { person } = await me('mugisha');
    const until = addDays(today, 10);
    const { body } = await granted({ person, role: 'auditor', until });
    await forum.settled();
    expect((await me('mugisha')).roles).toEqual([{ role: 'auditor' }]);
    forum.app.clock.advance(11 * 86_400_000);
    expect((await me('mugisha')).roles).toEqual([]);
    const late = await forum.post(`/members/role-grants/${body.id}/revoke`, { ground: 'too-late' });
    expect(late).toMatchObject({ status: 409, body: { code: 'role-grant.over-already' } });
    const { events } = await forum.app.store.readStream(`role-grant-${body.id}`);
    expect(events.map(({ type, effectiveOn }) => [type, effectiveOn])).toEqual([
      ['members.RoleGranted', today],
      ['members.RoleGrantEnded', addDays(until, 1)],
    ]);
  });

  it('leave two who can grant in the whole forum, even where two revoke each other’s at once', async () => {
    const ids: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      const { person } = await me(name);
      ids.push((await granted({ person, role: 'secretariat' })).body.id);
    }
    await forum.settled();
    const revoking = (index: number, person: string) =>
      forum.post(`/members/role-grants/${ids[index]}/revoke`, { ground: 'left-the-office' }, asThemselves, person);
    const answers = await Promise.all([revoking(0, 'second'), revoking(1, 'first')]);
    const [first, second] = answers.map(({ status }) => status);
    expect([first, second].filter((status) => status === 200)).toHaveLength(1);
    // Whoever came later was told so by the rule, or, where the earlier was known already, had no role left to ask with.
    const late = answers.find(({ status }) => status !== 200)!;
    expect([
      [409, 'granting-officers.two-remain'],
      [403, 'role-may-not'],
    ]).toContainEqual([late.status, late.body.code]);
    await forum.settled();
    const left = first === 200 ? 1 : 0;
    expect(await revoking(left, 'third')).toMatchObject({
      status: 409,
      body: { code: 'granting-officers.two-remain' },
    });
  });
});
