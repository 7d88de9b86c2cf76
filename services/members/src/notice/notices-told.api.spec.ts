import {
  complianceProofExpired,
  derivedId,
  everyContract,
  seatSuspended,
  serviceRequestClosed,
} from '@baraza/contracts';
import { recordForeign } from '@baraza/service-kit';
import { representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import type { PrepareNotice } from './notice.commands.pure.ts';
import { NoticeWriting } from './notice.writing.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

/** Notices about one entity, whatever has become of them: by what they tell. */
async function noticesAbout(id: string): Promise<Record<string, { id: string; status: string; channel: string }>> {
  await forum.settled();
  const all = [];
  for (const status of ['to-send', 'to-print', 'sent', 'printed', 'delivered', 'acknowledged']) {
    all.push(...(await forum.get(`/members/notices?status=${status}&about=${id}`)).body.items);
  }
  return Object.fromEntries(all.map((one) => [one.template, one]));
}

describe('without settings, every notice is a letter', () => {
  it('tells an applicant that it was admitted, once, in a page to print', async () => {
    const { organisation, membership } = await forum.member({ legalName: 'Bread & "Roses" <b>of</b> Bushenyi' });
    const told = await noticesAbout(membership);
    expect(Object.keys(told)).toEqual(['application-admitted']);
    const { id, channel } = told['application-admitted']!;
    expect(channel).toBe('letter');
    const page = await forum.get(`/members/notices/${id}/letter`);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('Bread &amp; &quot;Roses&quot; &lt;b&gt;of&lt;/b&gt; Bushenyi');
    expect(page.text).toContain('Western Ankole Civil Society Forum');
    expect(page.text).toContain(`N-${id.slice(0, 8).toUpperCase()}`);
    expect(page.text).not.toMatch(/<script|undefined|\{[a-z]+\}/);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect((await forum.get(`/members/notices/${id}/letter`, representativeOf(organisation))).status).toBe(200);
    expect((await forum.get(`/members/notices/${id}/letter`, representativeOf(id))).status).toBe(404);
  });

  it('tells an applicant that it was rejected, and none of the grounds', async () => {
    const membership = await forum.application(await forum.organisation());
    await forum.screened(membership);
    await forum.done(
      `/members/memberships/${membership}/reject`,
      { grounds: 'false-statement', narrative: 'A planted reason.' },
      secretariat,
      'board',
    );
    const { id } = (await noticesAbout(membership))['application-rejected']!;
    const { text } = await forum.get(`/members/notices/${id}/letter`);
    expect(text).not.toMatch(/false|planted/);
  });

  it.each([
    ['members.MembershipDeferred', 'application-deferred'],
    ['members.MembershipGraceBegan', 'membership-grace'],
    ['members.MembershipLapsed', 'membership-lapsed'],
    ['members.InvoiceReminderFellDue', 'dues-reminder'],
    ['members.InvoiceBecameOverdue', 'dues-overdue'],
    ['members.ComplianceProofExpiring', 'proof-expiring'],
    ['members.ComplianceProofExpired', 'proof-expired'],
    ['members.ServiceRequestDelivered', 'request-delivered'],
    ['members.ServiceRequestDeclined', 'request-declined'],
    ['members.ServiceRequestReopened', 'request-reopened'],
    ['members.ServiceRequestClosed', 'request-dispute-dismissed'],
    ['members.ServiceRequestAcknowledgementMissed', 'request-late'],
    ['members.ServiceRequestDeliveryMissed', 'request-late'],
    ['members.ServiceRequestSettlementMissed', 'request-late'],
  ])('%s is told as %s, once however often it comes', async (type, template) => {
    const organisation = await forum.organisation();
    const id = derivedId(type, 'of a spec');
    const { example } = everyContract.latest(type)!;
    const event = await recordForeign(forum.app, { type, id, data: { ...(example as object), organisation } });
    const told = await noticesAbout(id);
    expect(Object.keys(told)).toEqual([template]);
    const { events } = (await forum.get(`/members/notices/${told[template]!.id}/events`)).body;
    expect(events).toMatchObject([{ type: 'members.NoticePrepared', meta: { causationId: event.id } }]);
    const { sequence } = await forum.app.store.head();
    const asked = { organisation, about: id, template } as PrepareNotice;
    await forum.app.app.get(NoticeWriting).tell(event, events[0].meta.policy, asked);
    expect((await forum.app.store.head()).sequence).toBe(sequence);
  });

  it('a request that the member itself confirmed, or said nothing to, is told nobody', async () => {
    const organisation = await forum.organisation();
    for (const because of ['confirmed', 'unanswered'] as const) {
      const id = derivedId('a closed request', because);
      const { ground: _, reasons: __, ...closed } = serviceRequestClosed.example;
      const data = { ...closed, organisation, because };
      await recordForeign(forum.app, { type: 'members.ServiceRequestClosed', id, data });
      expect(await noticesAbout(id)).toEqual({});
    }
  });

  it.each([
    ['members.CandidacyAccepted', 'candidacy-accepted'],
    ['members.CandidacyRefused', 'candidacy-refused'],
    ['members.CandidacyRefusalUpheld', 'candidacy-refusal-upheld'],
    ['members.CandidacyRefusalOverturned', 'candidacy-refusal-overturned'],
  ])('%s is told as %s to the member that put the candidate forward', async (type, template) => {
    const organisation = await forum.organisation();
    const candidacy = derivedId(type, 'candidacy');
    const { example } = everyContract.latest(type)!;
    const data = { ...(example as object), organisation, candidacy };
    await recordForeign(forum.app, { type, id: derivedId(type, 'assembly'), data });
    expect(await noticesAbout(candidacy)).toMatchObject({ [template]: { organisation } });
  });

  it.each([
    ['capacity.EnrolmentDeclined', 'enrolment-declined'],
    ['capacity.EnrolmentDismissed', 'enrolment-dismissed'],
    ['capacity.EnrolmentCancelled', 'enrolment-cancelled'],
  ])(
    '%s is told as %s to the organisation, without its ground, and no notice goes to a person',
    async (type, template) => {
      const organisation = await forum.organisation();
      const [ours, theirs] = ['of an organisation', 'of a person'].map((name) => derivedId(type, name)) as [
        string,
        string,
      ];
      const example = everyContract.latest(type)!.example as { ground: string };
      const enrolled = (whom: object) => ({ ...example, enrolled: whom });
      await recordForeign(forum.app, { type, id: ours, data: enrolled({ kind: 'organisation', organisation }) });
      await recordForeign(forum.app, { type, id: theirs, data: enrolled({ kind: 'person', person: organisation }) });
      const told = await noticesAbout(ours);
      expect(told).toMatchObject({ [template]: { organisation } });
      const { text } = await forum.get(`/members/notices/${told[template]!.id}/letter`);
      expect(text).toContain('You have a right to know the ground');
      expect(text).not.toContain(example.ground);
      expect(await noticesAbout(theirs)).toEqual({});
    },
  );

  it.each([
    ['coalitions.RemovalProposed', 'removal-proposed'],
    ['coalitions.RemovalDecided', 'removal-decided'],
    ['coalitions.SeatSuspended', 'seat-suspended'],
  ])('%s is told as %s to the participant, without its ground', async (type, template) => {
    const organisation = await forum.organisation();
    const id = derivedId(type, 'of a coalition');
    const example = everyContract.latest(type)!.example as object;
    const ground = 'acts-against-the-purpose';
    const why = template === 'seat-suspended' ? { cause: { kind: 'decision', ground } } : { ground };
    await recordForeign(forum.app, { type, id, data: { ...example, organisation, ...why } });
    const told = await noticesAbout(id);
    expect(told).toMatchObject({ [template]: { organisation } });
    const { text } = await forum.get(`/members/notices/${told[template]!.id}/letter`);
    expect(text).toContain('lies ready with the coalition');
    expect(text).not.toContain(ground);
  });

  it('a seat that rests with a membership is told nobody anew', async () => {
    const [organisation, id] = [await forum.organisation(), derivedId('a seat', 'that rests')];
    const data = { ...seatSuspended.example, organisation };
    await recordForeign(forum.app, { type: 'coalitions.SeatSuspended', id, data });
    expect(await noticesAbout(id)).toEqual({});
  });

  it('each of those invited is told of the convening, once, and that its day has changed', async () => {
    const invited = [await forum.organisation(), await forum.organisation()];
    const called = { unit: 'UG-402', title: 'Convening', mode: 'online', on: '2026-12-01', quorumPercent: 50 };
    const { id } = await forum.done('/members/convenings', called);
    await forum.done(`/members/convenings/${id}/invite`, { as: 'guest', organisations: invited });
    await forum.done(`/members/convenings/${id}/postpone`, { on: '2026-12-08', ground: 'no-venue' });
    await forum.done(`/members/convenings/${id}/cancel`, { ground: 'no-funds' });
    await forum.settled();
    const { items } = (await forum.get(`/members/notices?status=to-print&about=${id}`)).body as {
      items: { organisation: string; template: string }[];
    };
    const told = invited.flatMap((organisation) =>
      ['convening-cancelled', 'convening-invitation', 'convening-postponed'].map((name) => `${organisation} ${name}`),
    );
    expect(items.map(({ organisation, template }) => `${organisation} ${template}`).sort()).toEqual(told.sort());
  });

  it('follows an organisation that goes on as another', async () => {
    const [duplicate, survivor] = [await forum.organisation(), await forum.organisation()];
    const merging = { into: survivor, ground: 'registered-twice' };
    await forum.done(`/members/organisations/${duplicate}/merge`, merging);
    const id = derivedId('of a duplicate', 'of a spec');
    const data = { ...complianceProofExpired.example, organisation: duplicate };
    await recordForeign(forum.app, { type: 'members.ComplianceProofExpired', id, data });
    expect(await noticesAbout(id)).toMatchObject({ 'proof-expired': { organisation: survivor } });
  });

  it('tells nobody of what was over long before it entered the record', async () => {
    const organisation = await forum.organisation();
    const id = '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d';
    const { data } = (await forum.app.store.readStream(`membership-${(await forum.member()).membership}`)).events.at(
      -1,
    )!;
    await recordForeign(forum.app, {
      type: 'members.MembershipAdmitted',
      id,
      data: { ...(data as object), organisation },
      effectiveOn: '2019-05-01',
    });
    expect(await noticesAbout(id)).toEqual({});
    const outcomes = await forum.get('/members/admin/policies/outcomes');
    expect(outcomes.text).toContain('notice.of-the-past');
  });
});
