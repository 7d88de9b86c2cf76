import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const anOrganisation = {
  kind: 'cbo',
  legalName: "Kyeizooba Farmers' Voice",
  unit: 'UG-402-KYEIZOOBA',
  themes: ['governance'],
};
const registered = (number: string) => ({ registration: { registrar: 'UG-204CBO', number } });
const path = (id: string, verb: string): string => `/members/organisations/${id}/${verb}`;

describe('registering', () => {
  it('answers 201 with the id at the top, a place to read it, and a document', async () => {
    const answer = await forum.post(
      '/members/organisations',
      { ...anOrganisation, ...registered('A/1') },
      officerOf('UG-402'),
    );
    expect(answer.status).toBe(201);
    const { id, revision, position, events } = answer.body;
    expect({ revision, position, events: events.length }).toEqual({
      revision: 0,
      position: expect.stringMatching(/:\d{20}$/),
      events: 2,
    });
    expect(answer.headers.location).toBe(`/members/organisations/${id}`);
    const read = await forum.get(answer.headers.location!);
    expect(read).toMatchObject({
      status: 200,
      headers: { etag: '"0"' },
      body: { id, status: 'active', legalName: "Kyeizooba Farmers' Voice", worksIn: [], contacts: [] },
    });
  });

  it("a client's own id is taken, once", async () => {
    const id = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
    expect(await forum.post('/members/organisations', { ...anOrganisation, id })).toMatchObject({
      status: 201,
      body: { id },
    });
    expect(await forum.post('/members/organisations', { ...anOrganisation, id })).toMatchObject({
      status: 409,
      body: { code: 'organisation.already-registered' },
    });
  });

  it("a registrar's number belongs to one organisation, however it is spelt", async () => {
    await forum.organisation(registered('CBO/402/0117'));
    const taken = await forum.post('/members/organisations', { ...anOrganisation, ...registered('cbo 402 0117') });
    expect(taken).toMatchObject({ status: 409, body: { code: 'registration-number.taken' } });
  });

  it('of two at once with one number, one is registered', async () => {
    const both = await Promise.all(
      ['one', 'two'].map((person) =>
        forum.post('/members/organisations', { ...anOrganisation, ...registered('RACE/1') }, secretariat, person),
      ),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('a likely duplicate is a warning in the answer, near by or with the same web host, never a refusal', async () => {
    const known = await forum.organisation({
      legalName: 'Ruhinda Women’s Union',
      acronym: 'RWU',
      web: ['https://rwu.example'],
    });
    await forum.settled();
    const register = async (more: object) =>
      (await forum.post('/members/organisations', { ...anOrganisation, ...more })).body.warnings;
    expect(await register({ legalName: 'RUHINDA WOMENS UNION' })).toMatchObject([
      { code: 'likely-duplicate', ids: [known] },
    ]);
    expect(await register({ legalName: 'Other', acronym: 'R.W.U.' })).toMatchObject([
      { detail: expect.stringContaining('same acronym') },
    ]);
    expect(await register({ legalName: 'Ruhinda Womens Union', unit: 'UG-411' })).toEqual([]);
    expect(await register({ legalName: 'Another', unit: 'UG-411', web: ['http://www.rwu.example/x'] })).toMatchObject([
      { detail: expect.stringContaining('same web host') },
    ]);
  });

  it('what can never be right is refused by rule and pointer', async () => {
    const refused = async (more: object) => {
      const { status, body } = await forum.post('/members/organisations', { ...anOrganisation, ...more });
      return [status, body.code, body.errors[0].pointer];
    };
    expect(await refused({ unit: 'UG-999' })).toEqual([422, 'organisation.unit-unknown', '/unit']);
    expect(await refused({ themes: ['astrology'] })).toEqual([422, 'organisation.theme-unknown', '/themes/0']);
    expect(await refused({ kind: 'movement' })).toEqual([422, 'organisation.movement-unattested', '/attestedBy']);
    expect(await refused({ founded: '1998-02-30' })).toEqual([422, 'organisation.founded-no-date', '/founded']);
    expect(await refused({ legalName: '   ' })).toEqual([400, 'invalid-body', '/legalName']);
  });

  it('a movement is attested by members', async () => {
    const { organisation } = await forum.member();
    const movement = { ...anOrganisation, kind: 'movement', legalName: 'Our Wetlands' };
    const attested = (members: string[]) => ({ ...movement, attestedBy: { unit: 'UG-402', members } });
    expect(await forum.post('/members/organisations', attested([organisation]))).toMatchObject({ status: 201 });
    expect(await forum.post('/members/organisations', attested([await forum.organisation()]))).toMatchObject({
      status: 422,
      body: { code: 'organisation.attested-by-no-member' },
    });
  });
});

describe('correcting and closing', () => {
  it('a new number frees the old one', async () => {
    const id = await forum.organisation(registered('OLD/1'));
    await forum.done(path(id, 'correct'), { reason: 're-registered', ...registered('NEW/1') });
    await forum.organisation(registered('OLD/1'));
    expect(await forum.post('/members/organisations', { ...anOrganisation, ...registered('NEW/1') })).toMatchObject({
      status: 409,
    });
    const { body } = await forum.get(`/members/organisations/${id}`);
    expect(body.registration.number).toBe('NEW/1');
  });

  it('what changes nothing records nothing', async () => {
    const id = await forum.organisation();
    const answer = await forum.post(path(id, 'correct'), { reason: 'changed', themes: ['governance'] });
    expect(answer).toMatchObject({ status: 200, body: { revision: 0, events: [] } });
  });

  it('only the secretariat moves it to another unit, and its membership moves along', async () => {
    const { organisation, membership } = await forum.member();
    const moving = { reason: 'moved', unit: 'UG-411' };
    expect(await forum.post(path(organisation, 'correct'), moving, officerOf('UG-402'))).toMatchObject({
      status: 403,
      body: { code: 'organisation.moved-by-secretariat' },
    });
    await forum.done(path(organisation, 'correct'), moving);
    expect(await forum.get(`/members/memberships/${membership}`, officerOf('UG-402'))).toMatchObject({ status: 404 });
    expect(await forum.get(`/members/memberships/${membership}`, officerOf('UG-411'))).toMatchObject({
      status: 200,
      body: { unit: 'UG-411', status: 'new' },
    });
  });

  it('is closed only when its membership has ended, and opens none afterwards', async () => {
    const { organisation, membership } = await forum.member();
    const closing = { ground: 'ceased-activity' };
    expect(await forum.post(path(organisation, 'close'), closing)).toMatchObject({
      status: 409,
      body: { code: 'open-membership.still-open' },
    });
    await forum.done(`/members/memberships/${membership}/resign`);
    await forum.done(path(organisation, 'close'), closing);
    expect(await forum.post(path(organisation, 'correct'), { reason: 'changed', acronym: 'X' })).toMatchObject({
      status: 409,
      body: { code: 'organisation.closed' },
    });
    expect(await forum.post('/members/memberships', { organisation, category: 'full' })).toMatchObject({ status: 422 });
  });

  it('one recorded in error gives its number back; one dissolved does not', async () => {
    const wrong = await forum.organisation(registered('BACK/1'));
    await forum.done(path(wrong, 'close'), { ground: 'recorded-in-error' });
    await forum.organisation(registered('BACK/1'));
    const gone = await forum.organisation(registered('KEPT/1'));
    await forum.done(path(gone, 'close'), { ground: 'dissolved' });
    expect(await forum.post('/members/organisations', { ...anOrganisation, ...registered('KEPT/1') })).toMatchObject({
      status: 409,
    });
  });
});

describe('people', () => {
  const contact = { role: 'chair', name: 'Ada Planted', email: 'ada.planted@example.org' };

  it('are shown to those who work with them, masked to an auditor, and never stand in the record', async () => {
    const id = await forum.organisation();
    await forum.done(path(id, 'name-contact'), contact, representativeOf(id));
    const open = await forum.get(`/members/organisations/${id}`);
    expect(open.body.contacts).toMatchObject([
      { role: 'chair', name: { value: 'Ada Planted' }, email: { value: contact.email } },
    ]);
    const masked = await forum.get(`/members/organisations/${id}`, auditor);
    expect(masked.body.contacts).toMatchObject([{ name: { masked: true } }]);
    expect(masked.text).not.toContain('Planted');
    const { events } = await forum.app.store.readStream(`organisation-${id}`);
    expect(JSON.stringify(events)).not.toContain('lanted');
    expect(await forum.get(`/members/organisations/${id}`, [{ role: 'integrator' }])).toMatchObject({ status: 403 });
  });

  it('are removed, and end as representatives', async () => {
    const id = await forum.organisation();
    const person = '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d';
    await forum.done(path(id, 'name-contact'), { ...contact, person });
    await forum.done(path(id, 'name-representative'), { office: 'chair', name: 'Ada Planted', person });
    await forum.done(path(id, 'remove-contact'), { person });
    await forum.done(path(id, 'end-representative'), { person });
    const { body } = await forum.get(`/members/organisations/${id}`);
    expect(body).toMatchObject({ contacts: [], representatives: [] });
  });

  it('a refusal does not repeat what was said of them', async () => {
    const id = await forum.organisation();
    const refused = await forum.post(path(id, 'name-contact'), { ...contact, email: 'planted at example' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'organisation.email-malformed' } });
    expect(refused.text).not.toContain('planted');
  });
});

describe('rights', () => {
  it('an officer registers in their unit and below, not beside or above', async () => {
    const register = (unit: string) =>
      forum.post('/members/organisations', { ...anOrganisation, unit }, officerOf('UG-402'));
    expect(await register('UG-402')).toMatchObject({ status: 201 });
    expect(await register('UG-402-KYEIZOOBA')).toMatchObject({ status: 201 });
    expect(await register('UG-411')).toMatchObject({ status: 403, body: { code: 'outside-your-scope' } });
    expect(await register('WAN')).toMatchObject({ status: 403 });
  });

  it('an organisation of another district is not there', async () => {
    const id = await forum.organisation({ unit: 'UG-411' });
    const elsewhere = officerOf('UG-402');
    expect(await forum.get(`/members/organisations/${id}`, elsewhere)).toMatchObject({ status: 404 });
    expect(await forum.post(path(id, 'correct'), { reason: 'changed', acronym: 'X' }, elsewhere)).toMatchObject({
      status: 404,
    });
  });

  it('a representative corrects their own organisation only, and registers none', async () => {
    const [mine, theirs] = [await forum.organisation(), await forum.organisation()];
    const change = { reason: 'changed', acronym: 'MINE' };
    expect(await forum.post(path(mine, 'correct'), change, representativeOf(mine))).toMatchObject({ status: 200 });
    expect(await forum.post(path(theirs, 'correct'), change, representativeOf(mine))).toMatchObject({ status: 404 });
    expect(await forum.post('/members/organisations', anOrganisation, representativeOf(mine))).toMatchObject({
      status: 403,
    });
  });
});
