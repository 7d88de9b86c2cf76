import { randomUUID } from 'node:crypto';
import { FeedReader } from '../product/feed-reader.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { WholeRecord } from '../product/whole-record.ts';
import {
  auditor,
  expectStatus,
  ForumOfTwoDistricts,
  integrator,
  officerOf,
  representativeOf,
  secretariat,
} from './a-forum-of-two-districts.ts';

const CONTACT = {
  person: 'c0ffee00-1111-4222-8333-444455556666',
  role: 'chair',
  name: 'Ada Planted-Name',
  email: 'ada.planted@example.org',
};
const PLANTED = /Planted-Name|ada\.planted/;

/** Who sees and does what, and what becomes of the same thing asked twice or by two at once. Needs a founded forum. */
export function tellRightsAndRaces(running: () => RunningProduct): void {
  let forum: ForumOfTwoDistricts;
  let beekeepers: { organisation: string; membership: string };
  let weavers: { organisation: string; membership: string; position: string };
  let applicant: string;
  let application: string;

  const bushenyi = officerOf('UG-402');
  const ntungamo = officerOf('UG-411');

  beforeAll(async () => {
    forum = new ForumOfTwoDistricts(running().client);
    const { rows } = (await forum.client.get('/views/registers/memberships?status=new,current,grace', secretariat))
      .body;
    const endorsers = rows.slice(0, 2).map(({ organisation }: { organisation: string }) => organisation);
    beekeepers = await forum.member('Bumbaire Potters', 'UG-402', endorsers, '2025-02-01');
    weavers = await forum.member('Rubaare Weavers', 'UG-411', endorsers, '2025-02-01');
    await forum.done(`/members/organisations/${weavers.organisation}/name-contact`, CONTACT);
    applicant = await forum.organisation('Ishaka Youth Forum', 'UG-402');
    application = await forum.application(applicant);
    await forum.screened(application);
    for (const endorser of endorsers) await forum.endorsed(application, endorser);
  });

  it('an officer of one district neither sees nor touches the other', async () => {
    for (const path of [`organisations/${weavers.organisation}`, `memberships/${weavers.membership}`]) {
      const hidden = await forum.client.get(`/members/${path}`, bushenyi);
      const unknown = await forum.client.get(`/members/organisations/${randomUUID()}`, bushenyi);
      expect(hidden.status).toBe(404);
      expect({ ...hidden.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
      expectStatus(await forum.client.get(`/members/${path}`, ntungamo), 200);
    }
    const touched = [
      [`organisations/${weavers.organisation}/correct`, { reason: 'changed', acronym: 'RW' }],
      [`organisations/${weavers.organisation}/name-contact`, CONTACT],
      [`organisations/${weavers.organisation}/close`, { ground: 'dissolved' }],
    ] as const;
    for (const [path, body] of touched) expectStatus(await forum.client.post(`/members/${path}`, bushenyi, body), 404);
    const foreign = { kind: 'cbo', legalName: 'Across The Border', unit: 'UG-411', themes: ['education'] };
    expect([403, 404]).toContain((await forum.client.post('/members/organisations', bushenyi, foreign)).status);
    const own = { reason: 'changed', acronym: 'RW' };
    expectStatus(await forum.client.post(`/members/organisations/${weavers.organisation}/correct`, ntungamo, own), 200);
  });

  it('a trail shows an officer of another district what is public, without the persons', async () => {
    const path = `/views/audit/organisations/${weavers.organisation}?limit=500`;
    const own = await forum.view(path, weavers.position, ntungamo);
    expect(JSON.stringify(own)).toMatch(/Planted-Name/);
    const other = await forum.client.get(path, bushenyi);
    expect(other.text).not.toMatch(PLANTED);
    const types = (other.body.events ?? []).map(({ type }: { type: string }) => type);
    expect(types).not.toContain('members.OrganisationContactNamed');
  });

  it('a representative acts for their own organisation alone', async () => {
    const representative = representativeOf(beekeepers.organisation);
    expectStatus(await forum.client.get(`/members/organisations/${beekeepers.organisation}`, representative), 200);
    const changed = { reason: 'changed', acronym: 'BP' };
    const correct = (id: string) => forum.client.post(`/members/organisations/${id}/correct`, representative, changed);
    expectStatus(await correct(beekeepers.organisation), 200);
    expectStatus(await correct(weavers.organisation), 404);
    expectStatus(await forum.client.get(`/members/memberships/${weavers.membership}`, representative), 404);
    expectStatus(await forum.client.post(`/members/memberships/${weavers.membership}/resign`, representative), 404);
    expectStatus(await forum.client.post(`/members/memberships/${application}/admit`, representative), 403);
  });

  it('an auditor sees that there is a person, and not who; whoever is responsible sees who', async () => {
    const read = await forum.client.get(`/members/organisations/${weavers.organisation}`, auditor);
    expect(read.body.contacts).toMatchObject([{ person: CONTACT.person, name: { masked: true } }]);
    const everything = await forum.client.get('/ledger/events', auditor, { accept: 'application/x-ndjson' });
    const trail = await forum.client.get(`/views/audit/organisations/${weavers.organisation}?limit=500`, auditor);
    const csv = await forum.client.get('/views/registers/organisations.csv', auditor, { accept: 'text/csv' });
    for (const { text } of [read, everything, trail, csv]) expect(text).not.toMatch(PLANTED);
    expect(csv.text).toContain('Rubaare Weavers');
    const open = await forum.client.get(`/members/organisations/${weavers.organisation}`, ntungamo);
    expect(open.body.contacts).toMatchObject([{ name: { value: CONTACT.name }, email: { value: CONTACT.email } }]);
    expectStatus(await forum.client.post(`/members/memberships/${application}/admit`, auditor), 403);
  });

  it('an integrator hears what is published for it: no person, no draft, no plan', async () => {
    const feed = await FeedReader.listen(forum.client, integrator);
    const { head } = (await forum.client.get('/ledger/feed/pages?limit=1', secretariat)).body;
    await forum.eventually(
      () => Promise.resolve(feed.text),
      (text) => text.includes('event: head'),
    );
    await feed.close();
    const types = new Set(feed.heard.map(({ type }) => type));
    expect(types).toContain('members.MembershipAdmitted');
    expect([...types].filter((type) => /Contact|Drafted|Planned|LaunchAssignment|Lesson/.test(type))).toEqual([]);
    expect(feed.text).not.toMatch(PLANTED);
    expect(feed.text).not.toContain(CONTACT.person);
    expect(feed.heard.length).toBeLessThan(head);
    expectStatus(await forum.client.get(`/members/organisations/${weavers.organisation}`, integrator), 403);
    expectStatus(await forum.client.post(`/members/memberships/${application}/admit`, integrator), 403);
    expectStatus(await forum.client.get('/views/dashboards/network', integrator), 403);
  });

  it('nobody without a token, or with one that was signed elsewhere, does anything', async () => {
    const path = `/members/memberships/${application}/admit`;
    expectStatus(await forum.client.send('POST', path, { body: {} }), 401);
    const [head, payload] = (await forum.client.token(secretariat)).split('.');
    const forged = `${head}.${payload}.${Buffer.alloc(64).toString('base64url')}`;
    expectStatus(
      await forum.client.send('POST', path, { body: {}, headers: { authorization: `Bearer ${forged}` } }),
      401,
    );
  });

  it('the same command twice is one event and the same answer', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { kind: 'cbo', legalName: 'Kitagata Readers', unit: 'UG-402', themes: ['education'] };
    const send = (more = {}) =>
      forum.client.post('/members/organisations', secretariat, { ...body, ...more }, { headers });
    const both = await Promise.all([send(), send()]);
    const again = await send();
    for (const answer of both) expect(expectStatus(answer, 201).body).toEqual(again.body);
    expect(expectStatus(again, 201).headers.get('location')).toContain(again.body.id);
    const { body: stream } = await forum.client.get(`/ledger/streams/organisation-${again.body.id}`, secretariat);
    expect(stream.events).toHaveLength(1);
    expect(await send({ acronym: 'KR' })).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('two officers at once come to one decision, and one is told', async () => {
    const decide = (person: string, headers = {}) =>
      forum.client.post(`/members/memberships/${application}/admit`, secretariat, {}, { person, headers });
    const etag = expectStatus(await forum.client.get(`/members/memberships/${application}`, secretariat), 200).headers;
    const match = { 'if-match': etag.get('etag')! };
    const answers = await Promise.all([decide('board-one', match), decide('board-two', match)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = await decide('board-two');
    expect(late).toMatchObject({ status: 409, body: { code: 'membership.already-decided' } });
    const { body } = await forum.client.get(`/ledger/streams/membership-${application}`, secretariat);
    const admitted = body.events.filter(({ event }: { event: { type: string } }) => /Admitted/.test(event.type));
    expect(admitted).toHaveLength(1);
  });

  it('every event that an answer named is in the replay once', async () => {
    const record = await WholeRecord.replayed(forum.client, secretariat);
    expect(record.fault).toBeUndefined();
    const unseen = record.without(forum.client.acknowledged);
    // The one thing that nobody's replay shows: a campaign's plan, which is sealed.
    expect(unseen.map(({ type }) => type)).toEqual(['campaigns.CampaignPlanned']);
    expect(record.withheld).toBe(1);
  });
}
