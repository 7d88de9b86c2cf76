import { officerOf, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const path = (id: string, verb: string): string => `/members/organisations/${id}/${verb}`;
const asking = (into: string) => ({ into, ground: 'registered-twice' });
const apply = (organisation: string) => forum.post('/members/memberships', { organisation, category: 'full' });

describe('merging a duplicate', () => {
  it('links the two, and parts them again', async () => {
    const [duplicate, survivor] = [await forum.organisation(), await forum.organisation()];
    const merged = await forum.done(path(duplicate, 'merge'), asking(survivor));
    expect(merged.events.map(({ type }: { type: string }) => type)).toEqual([
      'members.OrganisationMerged',
      'members.OrganisationTookIn',
      'members.OpenMembershipBarred',
    ]);
    expect((await forum.get(`/members/organisations/${duplicate}`)).body).toMatchObject({
      status: 'merged',
      into: survivor,
    });
    expect((await forum.get(`/members/organisations/${survivor}`)).body.duplicates).toEqual([duplicate]);
    expect(await apply(duplicate)).toMatchObject({ status: 409, body: { code: 'open-membership.barred' } });

    await forum.done(path(duplicate, 'reverse-merge'), { ground: 'merged-in-error' });
    expect((await forum.get(`/members/organisations/${duplicate}`)).body.status).toBe('active');
    expect((await forum.get(`/members/organisations/${survivor}`)).body.duplicates).toEqual([]);
    expect(await apply(duplicate)).toMatchObject({ status: 201 });
  });

  it('is refused while both have an open membership, and of two at once into each other one is', async () => {
    const [one, other] = [await forum.member(), await forum.member()];
    expect(await forum.post(path(one.organisation, 'merge'), asking(other.organisation))).toMatchObject({
      status: 409,
      body: { code: 'open-membership.both-open' },
    });
    const [a, b] = [await forum.organisation(), await forum.organisation()];
    const both = await Promise.all([
      forum.post(path(a, 'merge'), asking(b), undefined, 'one'),
      forum.post(path(b, 'merge'), asking(a), undefined, 'two'),
    ]);
    const statuses = both.map((answer) => answer.status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses[1]).toBeGreaterThanOrEqual(409);
  });

  it('lets the duplicate’s membership go on as that of both: the survivor opens no other until it has ended', async () => {
    const { organisation: duplicate, membership } = await forum.member();
    const survivor = await forum.organisation();
    await forum.done(path(duplicate, 'merge'), asking(survivor));
    expect(await apply(survivor)).toMatchObject({ status: 409, body: { code: 'open-membership.taken' } });
    expect(await forum.post(path(survivor, 'close'), { ground: 'dissolved' })).toMatchObject({ status: 409 });
    await forum.done(`/members/memberships/${membership}/resign`);
    const again = await apply(survivor);
    expect(again.status).toBe(201);
    expect(again.body.events.map(({ type }: { type: string }) => type)).toEqual([
      'members.MembershipApplied',
      'members.OpenMembershipFreed',
      'members.OpenMembershipClaimed',
      'members.OpenMembershipBarred',
    ]);
    await forum.done(path(duplicate, 'reverse-merge'), { ground: 'merged-in-error' });
    expect(await apply(duplicate)).toMatchObject({ status: 201 });
  });

  it('takes an organisation out of reach for one that is not there', async () => {
    const [mine, theirs] = [await forum.organisation(), await forum.organisation({ unit: 'UG-411' })];
    const unknown = '9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b';
    for (const into of [theirs, unknown]) {
      expect(await forum.post(path(mine, 'merge'), asking(into), officerOf('UG-402'))).toMatchObject({
        status: 422,
        body: { code: 'organisation.survivor-unknown', errors: [{ pointer: '/into' }] },
      });
    }
    expect(await forum.post(path(theirs, 'merge'), asking(mine), officerOf('UG-402'))).toMatchObject({ status: 404 });
    expect(await forum.post(path(mine, 'merge'), asking(mine))).toMatchObject({
      status: 422,
      body: { code: 'organisation.merged-into-itself' },
    });
    expect(await forum.post(path(mine, 'reverse-merge'), { ground: 'parted-again' })).toMatchObject({ status: 409 });
  });

  it('likely duplicates are listed, until they are merged', async () => {
    const names = { legalName: 'Sheema Weavers’ Circle', web: ['https://weavers.example'] };
    const [one, other] = [await forum.organisation(names), await forum.organisation(names)];
    await forum.settled();
    const listed = async () => (await forum.get(path(one, 'likely-duplicates'))).body.likelyDuplicates;
    expect(await listed()).toMatchObject([{ organisation: other, likeness: 'same-name', unit: 'UG-402' }]);
    await forum.done(path(other, 'merge'), asking(one));
    await forum.settled();
    expect(await listed()).toEqual([]);
    await forum.done(path(other, 'reverse-merge'), { ground: 'merged-in-error' });
    await forum.settled();
    expect(await listed()).toHaveLength(1);
    expect(await forum.get(path(one, 'likely-duplicates'), officerOf('UG-411'))).toMatchObject({ status: 404 });
  });
});

describe('office-holders', () => {
  it('follow one another, and a term of the past is held against all others', async () => {
    const id = await forum.organisation();
    const [ada, ben] = ['7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d', '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f'];
    const chair = { office: 'chair', standing: 'substantive' };
    await forum.done(path(id, 'take-office'), {
      ...chair,
      person: ada,
      name: 'Ada Planted',
      effectiveOn: '2024-01-15',
    });
    const early = { ...chair, person: ben, name: 'Ben Planted', effectiveOn: '2022-01-01' };
    expect(await forum.post(path(id, 'take-office'), early)).toMatchObject({
      status: 409,
      body: { code: 'organisation.office-held' },
    });
    await forum.done(path(id, 'take-office'), { ...early, until: '2024-01-15' });
    await forum.done(path(id, 'leave-office'), { office: 'chair', person: ada, ground: 'stepped-down' });
    const { body, text } = await forum.get(`/members/organisations/${id}`);
    expect(body.offices).toMatchObject([
      { person: ben, since: '2022-01-01', until: '2024-01-15', name: { value: 'Ben Planted' } },
      { person: ada, since: '2024-01-15', until: '2026-03-02' },
    ]);
    expect(text).toContain('Planted');
    const { events } = await forum.app.store.readStream(`organisation-${id}`);
    expect(JSON.stringify(events)).not.toContain('lanted');
  });

  it('bands are codes of the forum', async () => {
    const id = await forum.organisation({ budgetBand: '10k-50k', staffBand: '1-5' });
    await forum.done(path(id, 'correct'), { reason: 'changed', without: ['staff-band'], budgetBand: '50k-250k' });
    const { body } = await forum.get(`/members/organisations/${id}`);
    expect([body.budgetBand, body.staffBand]).toEqual(['50k-250k', undefined]);
  });
});
