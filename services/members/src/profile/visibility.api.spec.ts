import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
let member: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  ({ organisation: member } = await forum.member());
});
afterAll(() => forum.close());

const officer = officerOf('UG-402');

describe('a member’s public profile', () => {
  const about = 'A planted profile.';
  const path = (verb = '') => `/members/profiles/${member}${verb}`;
  const drafted = async () => (await forum.get(path())).body.drafted;

  it('is put forward by its representative, published by an officer in the same words, and withdrawn at will', async () => {
    const body = { organisation: member, about, themes: ['governance'], links: ['https://example.org'] };
    const first = await forum.post('/members/profiles', body, representativeOf(member), 'chair');
    expect(first).toMatchObject({ status: 201, body: { id: member } });
    const { draft, consent } = await drafted();
    expect(consent).toBe('representative');
    const publish = (words: string, as = officer, person = 'officer') =>
      forum.post(path('/publish'), { draft, about: words }, as, person);
    expect((await publish(about, representativeOf(member), 'chair')).status).toBe(403);
    expect(await publish('Others.')).toMatchObject({ status: 422, body: { rule: 'profile.other-words' } });
    expect((await publish(about)).status).toBe(200);
    expect((await forum.get(path(), auditor)).body).toMatchObject({ status: 'published', about, unit: 'UG-402' });
    expect((await forum.post(path('/withdraw'), {}, representativeOf(member), 'chair')).status).toBe(200);
    expect((await forum.get(path())).body).toEqual({
      organisation: member,
      status: 'unpublished',
      withdrawnOn: '2026-03-02',
    });
    const { events } = await forum.app.store.readStream(`profile-${member}`);
    expect(JSON.stringify(events[0])).not.toContain('planted');
  });

  it('is put forward again, and declined', async () => {
    expect((await forum.post(path('/draft'), { about: 'Names a person.' }, secretariat, 'clerk')).status).toBe(200);
    const { draft, consent } = await drafted();
    expect(consent).toBe('in-writing');
    await forum.done(path('/decline'), { draft, ground: 'names-a-person' });
    expect(await drafted()).toBeUndefined();
  });

  it('is no matter of other organisations, of other units, or of those who are no members', async () => {
    const stranger = await forum.organisation();
    expect(await forum.post('/members/profiles', { organisation: stranger, about })).toMatchObject({
      status: 422,
      body: { rule: 'profile.not-a-member', errors: [{ pointer: '/organisation' }] },
    });
    expect((await forum.get(path(), representativeOf(stranger))).status).toBe(404);
    expect((await forum.get(path(), officerOf('UG-411'))).status).toBe(404);
    expect((await forum.post(path('/withdraw'), {}, representativeOf(stranger))).status).toBe(404);
  });
});

describe('a story of impact', () => {
  const words = { title: 'A planted title', text: 'A planted story.' };
  const path = (id: string, verb = '') => `/members/stories/${id}${verb}`;
  const draft = (more: object = {}, as = representativeOf(member), person = 'chair') =>
    forum.post('/members/stories', { organisation: member, ...words, ...more }, as, person);

  it('is put forward, published by an officer in the same words, and withdrawn at will', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    const { id } = body;
    expect((await forum.get(path(id), officer)).body).toMatchObject({
      ...{ status: 'drafted', consent: 'representative' },
      title: { value: words.title },
      text: { value: words.text },
    });
    expect((await forum.get(path(id), auditor)).body.text).toEqual({ subject: expect.any(String), masked: true });
    const publish = (told: object, person = 'officer') => forum.post(path(id, '/publish'), told, officer, person);
    expect(await publish({ ...words, text: 'Another.' })).toMatchObject({
      status: 422,
      body: { rule: 'story.other-words', errors: [{ pointer: '/text' }] },
    });
    expect((await publish(words)).status).toBe(200);
    expect((await forum.get(path(id), auditor)).body).toMatchObject({ status: 'published', ...words });
    expect((await forum.post(path(id, '/withdraw'), {}, representativeOf(member), 'chair')).status).toBe(200);
    const { events } = await forum.app.store.readStream(`story-${id}`);
    expect(JSON.stringify(events[0])).not.toContain('planted');
    expect((await forum.get(path(id))).body).toMatchObject({ status: 'withdrawn', withdrawnOn: '2026-03-02' });
  });

  it('is not published by who put it forward, nor once its words were erased', async () => {
    const { id } = (await draft({}, officer, 'officer')).body;
    expect(await forum.post(path(id, '/publish'), words, officer, 'officer')).toMatchObject({
      status: 403,
      body: { rule: 'story.own-words' },
    });
    const { text } = (await forum.get(path(id))).body;
    await forum.app.runtime.vault.erase(text.subject);
    expect(await forum.post(path(id, '/publish'), words, secretariat, 'another')).toMatchObject({
      status: 422,
      body: { rule: 'story.words-gone' },
    });
    expect((await forum.post(path(id, '/decline'), { ground: 'names-a-person' })).status).toBe(200);
  });
});
