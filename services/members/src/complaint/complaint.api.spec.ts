import { addDays, type RoleHeld } from '@baraza/domain';
import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';

const committee: readonly RoleHeld[] = [{ role: 'conduct-committee' }];
const { replyDays, appealDays, grounds } = FIRST_RULES.conduct;
const GROUND = grounds[0]!;

let forum: SmallForum;
/** The member complained of in each spec, with its membership. */
let member: { organisation: string; membership: string };
let complainant: string;

beforeAll(async () => {
  forum = await SmallForum.open();
  complainant = forum.founders[0]!;
});
afterAll(() => forum.close());
beforeEach(async () => {
  member = await forum.member();
});

const today = () => new Date(forum.app.clock.now()).toISOString().slice(0, 10);
const later = (days: number) => forum.app.clock.advance(days * 86_400_000);
const at = (id: string, verb: string) => `/members/complaints/${id}/${verb}`;
const does = (id: string, verb: string, body: object = {}, as = secretariat, person = 'clerk') =>
  forum.post(at(id, verb), body, as, person);
const refusal = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const theMember = () => representativeOf(member.organisation);
const membershipStatus = async () =>
  (await forum.get(`/members/memberships/${member.membership}`)).body.status as string;

/** A complaint by a member, through its representative. */
async function raised(): Promise<string> {
  const { id } = await forum.done(
    '/members/complaints',
    {
      organisation: member.organisation,
      grounds: [GROUND],
      source: 'member',
      complainant,
      narrative: 'The treasurer of the Invented Society took it.',
    },
    representativeOf(complainant),
    'complainant',
  );
  return id;
}
async function noticed(): Promise<string> {
  const id = await raised();
  await forum.done(at(id, 'issue-notice'), { grounds: [GROUND], notice: 'Answer this.' }, secretariat, 'clerk');
  return id;
}
async function served(): Promise<string> {
  const id = await noticed();
  await forum.done(at(id, 'serve-notice'), { proof: 'signed-for' }, secretariat, 'clerk');
  return id;
}
async function replied(): Promise<string> {
  const id = await served();
  await forum.done(at(id, 'reply'), { reply: 'It was not so.' }, theMember(), 'of the member');
  return id;
}
const proposal = async (id: string): Promise<string> =>
  (await forum.get(`/members/complaints/${id}`)).body.proposed.proposal as string;
async function decided(measure: 'suspension' | 'expulsion', id?: string): Promise<string> {
  const of = id ?? (await replied());
  const until = measure === 'suspension' ? { until: addDays(today(), 90) } : {};
  const body = { decision: measure, ...until, grounds: [GROUND], reasons: 'It is proven.' };
  await forum.done(at(of, 'propose-decision'), body, committee, 'judge one');
  await forum.done(at(of, 'confirm-decision'), { proposal: await proposal(of) }, committee, 'judge two');
  return of;
}
async function appealDecided(id: string, outcome: string): Promise<void> {
  await forum.done(at(id, 'appeal'), { appeal: 'Look again.' }, theMember(), 'of the member');
  await forum.done(at(id, 'propose-appeal-decision'), { outcome, reasons: 'We looked.' }, committee, 'judge three');
  await forum.done(at(id, 'confirm-appeal-decision'), { proposal: await proposal(id) }, committee, 'judge four');
}

/** The random id by which somebody is known: the record has it of whoever has done anything. */
async function personIdOf(person: string): Promise<string> {
  const { id } = await forum.done(
    '/members/organisations',
    { kind: 'cbo', legalName: `Registered by ${person}`, unit: 'UG-411', themes: ['governance'] },
    secretariat,
    person,
  );
  const { events } = await forum.app.store.readStream(`organisation-${id}`);
  return events[0]!.meta.actor.person;
}

describe('due process over HTTP', () => {
  it('goes from the complaint over notice, reply, decision and suspension to an appeal that restores the member', async () => {
    const id = await raised();
    expect(await does(id, 'issue-notice', { grounds: [GROUND], notice: 'Answer this.' })).toMatchObject({
      status: 200,
    });
    await forum.done(at(id, 'serve-notice'), { proof: 'signed-for' }, secretariat, 'clerk');
    expect((await forum.get(`/members/complaints/${id}`)).body).toMatchObject({
      status: 'served',
      servedOn: today(),
      replyBy: addDays(today(), replyDays),
    });
    await forum.done(at(id, 'reply'), { reply: 'It was not so.' }, theMember(), 'of the member');
    await decided('suspension', id);
    expect(await membershipStatus()).toBe('suspended');
    await forum.done(at(id, 'serve-decision'), { proof: 'acknowledged' }, secretariat, 'clerk');
    await appealDecided(id, 'decision-overturned');
    expect((await forum.get(`/members/complaints/${id}`)).body).toMatchObject({
      status: 'overturned',
      decision: { measure: 'suspension', served: { appealBy: addDays(today(), appealDays) } },
      appealDecision: { outcome: 'decision-overturned' },
    });
    expect(await membershipStatus()).not.toBe('suspended');
  });

  it('suspends in the append that decides, until a day, and names who concurred', async () => {
    const id = await replied();
    const until = addDays(today(), 30);
    const body = { decision: 'suspension', until, grounds: [GROUND], reasons: 'It is proven.' };
    await forum.done(at(id, 'propose-decision'), body, committee, 'judge one');
    await forum.settled(); // notices follow what is recorded
    const before = (await forum.app.store.head()).sequence;
    const answer = await does(id, 'confirm-decision', { proposal: await proposal(id) }, committee, 'judge two');
    expect(answer.body.events.map(({ type }: { type: string }) => type)).toEqual([
      'members.ComplaintDecisionConfirmed',
      'members.ComplaintDecided',
      'members.MembershipSuspended',
    ]);
    const recorded = answer.body.events.map(({ id: event }: { id: string }) => forum.app.store.readEvent(event));
    const sequences = (await Promise.all(recorded)).map((event) => event.sequence);
    expect(sequences).toEqual([before + 1, before + 2, before + 3]);
    const { decision } = (await forum.get(`/members/complaints/${id}`)).body;
    expect(new Set(decision.panel.map(({ person }: { person: string }) => person)).size).toBe(2);
    const stream = await forum.app.store.readStream(`membership-${member.membership}`);
    expect(stream.events.at(-1)).toMatchObject({
      type: 'members.MembershipSuspended',
      data: { suspension: id, until },
    });
  });

  it('expels, and an appeal gives the membership back with its place', async () => {
    const id = await decided('expulsion');
    expect(await membershipStatus()).toBe('expelled');
    await appealDecided(id, 'decision-overturned');
    expect(['new', 'current']).toContain(await membershipStatus());
    const again = await forum.post('/members/memberships', { organisation: member.organisation, category: 'full' });
    expect(again).toMatchObject({ status: 409, body: { code: 'open-membership.taken' } });
  });

  it('leaves an organisation that applied anew since its expulsion with that application', async () => {
    const id = await decided('expulsion');
    const anew = await forum.application(member.organisation);
    await appealDecided(id, 'decision-overturned');
    expect(await membershipStatus()).toBe('expelled');
    expect((await forum.get(`/members/memberships/${anew}`)).body.status).toBe('applied');
  });

  it('leaves the decision in force where the appeal upholds it', async () => {
    const id = await decided('expulsion');
    await appealDecided(id, 'decision-upheld');
    expect((await forum.get(`/members/complaints/${id}`)).body.status).toBe('upheld');
    expect(await membershipStatus()).toBe('expelled');
  });

  it('dismisses, and nothing happens to the membership', async () => {
    const id = await raised();
    const body = { decision: 'dismissal', grounds: ['unfounded'], reasons: 'Nothing in it.' };
    await forum.done(at(id, 'propose-decision'), body, committee, 'judge one');
    await forum.done(at(id, 'confirm-decision'), { proposal: await proposal(id) }, committee, 'judge two');
    expect((await forum.get(`/members/complaints/${id}`)).body).toMatchObject({
      status: 'dismissed',
      dismissal: { grounds: ['unfounded'], reasons: { value: 'Nothing in it.' } },
    });
    expect(['new', 'current']).toContain(await membershipStatus());
  });

  it('refuses every step that comes before its turn', async () => {
    const expel = { decision: 'expulsion', grounds: [GROUND], reasons: 'Now.' };
    const overturn = { outcome: 'decision-overturned', reasons: 'Now.' };
    const none = '6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
    const id = await raised();
    const notice = { grounds: [GROUND], notice: 'Answer this.' };
    const propose = () => refusal(does(id, 'propose-decision', expel, committee, 'judge one'));

    expect(await refusal(does(none, 'issue-notice', notice))).toEqual([404, 'not-found']);
    expect(await refusal(does(id, 'serve-notice', { proof: 'signed-for' }))).toEqual([409, 'complaint.not-noticed']);
    expect(await refusal(does(id, 'reply', { reply: 'Early.' }))).toEqual([409, 'complaint.not-noticed']);
    expect(await propose()).toEqual([409, 'complaint.not-heard']);
    expect(await refusal(does(id, 'appeal', { appeal: 'Early.' }))).toEqual([409, 'complaint.not-decided']);
    expect(await refusal(does(id, 'serve-decision', { proof: 'signed-for' }))).toEqual([409, 'complaint.not-decided']);
    const confirming = does(id, 'confirm-decision', { proposal: none }, committee, 'judge two');
    expect(await refusal(confirming)).toEqual([409, 'complaint.not-proposed']);
    const onAppeal = () => refusal(does(id, 'propose-appeal-decision', overturn, committee, 'judge three'));
    expect(await onAppeal()).toEqual([409, 'complaint.not-appealed']);

    await does(id, 'issue-notice', notice);
    expect(await refusal(does(id, 'issue-notice', notice))).toEqual([409, 'complaint.noticed-already']);
    expect(await propose()).toEqual([409, 'complaint.not-heard']);
    await does(id, 'serve-notice', { proof: 'signed-for' });
    expect((await does(id, 'serve-notice', { proof: 'handed-over' })).body.events).toEqual([]);
    expect(await propose()).toEqual([409, 'complaint.not-heard']);
    await does(id, 'reply', { reply: 'It was not so.' }, theMember(), 'of the member');
    expect(await refusal(does(id, 'reply', { reply: 'More.' }, theMember(), 'of the member'))).toEqual([
      409,
      'complaint.replied-already',
    ]);
    await decided('suspension', id);
    for (const verb of ['issue-notice', 'withdraw'] as const) {
      expect(await refusal(does(id, verb, verb === 'withdraw' ? {} : notice))).toEqual([
        409,
        'complaint.decided-already',
      ]);
    }
    expect(await onAppeal()).toEqual([409, 'complaint.not-appealed']);
    await appealDecided(id, 'decision-upheld');
    expect(await refusal(does(id, 'appeal', { appeal: 'Again.' }, theMember(), 'of the member'))).toEqual([
      409,
      'complaint.appealed-already',
    ]);
  });

  it('runs no clock for a notice that never arrived; from its service the calendar ends the time to reply', async () => {
    const id = await noticed();
    later(400);
    await forum.app.keepCalendar();
    expect((await forum.get(`/members/complaints/${id}`)).body.status).toBe('noticed');
    await forum.done(at(id, 'serve-notice'), { proof: 'handed-over' }, secretariat, 'clerk');
    later(replyDays);
    await forum.app.keepCalendar();
    expect((await forum.get(`/members/complaints/${id}`)).body.status).toBe('served');
    later(1);
    await forum.app.keepCalendar();
    expect((await forum.get(`/members/complaints/${id}`)).body.status).toBe('unanswered');
    expect(await refusal(does(id, 'reply', { reply: 'Late.' }, theMember(), 'of the member'))).toEqual([
      409,
      'complaint.reply-late',
    ]);
    const backdated = { reply: 'Late.', effectiveOn: addDays(today(), -1) };
    expect(await refusal(does(id, 'reply', backdated, theMember(), 'of the member'))).toEqual([
      409,
      'complaint.reply-late',
    ]);
    // It had come on paper: the officer says on which day.
    expect((await does(id, 'reply', backdated)).status).toBe(200);
    expect((await forum.get(`/members/complaints/${id}`)).body).toMatchObject({
      status: 'replied',
      reply: { givenOn: addDays(today(), -1) },
    });
  });

  it('decides without a reply once its time is over, and is final when nobody appeals', async () => {
    const id = await served();
    later(replyDays + 1);
    await decided('suspension', id);
    later(200);
    await forum.app.keepCalendar();
    expect((await forum.get(`/members/complaints/${id}`)).body.status).toBe('decided');
    await forum.done(at(id, 'serve-decision'), { proof: 'signed-for' }, secretariat, 'clerk');
    later(appealDays + 1);
    await forum.app.keepCalendar();
    expect((await forum.get(`/members/complaints/${id}`)).body.status).toBe('final');
    expect(await refusal(does(id, 'appeal', { appeal: 'Late.' }, theMember(), 'of the member'))).toEqual([
      409,
      'complaint.appeal-late',
    ]);
  });
});

describe('who has a part in a case', () => {
  const dismiss = { decision: 'dismissal', grounds: ['unfounded'], reasons: 'Nothing in it.' };

  it('nobody judges their own organisation', async () => {
    const id = await replied();
    const both: readonly RoleHeld[] = [...committee, { role: 'partner', organisation: member.organisation }];
    expect(await refusal(does(id, 'propose-decision', dismiss, both, 'of both'))).toEqual([
      403,
      'complaint.own-organisation',
    ]);
  });

  it('nobody judges an organisation on whose record they stand, whatever their token says', async () => {
    const id = await replied();
    const person = await personIdOf('of record');
    const named = { person, office: 'treasurer', name: 'Invented Treasurer' };
    await forum.done(`/members/organisations/${member.organisation}/name-representative`, named, secretariat, 'clerk');
    expect(await refusal(does(id, 'propose-decision', dismiss, committee, 'of record'))).toEqual([
      403,
      'complaint.own-organisation',
    ]);
  });

  it('whoever complained, and who acts for the member that did, does not judge', async () => {
    const id = await replied();
    const raiser = does(id, 'propose-decision', dismiss, committee, 'complainant');
    expect(await refusal(raiser)).toEqual([403, 'complaint.complainant-decides']);
    const theirs: readonly RoleHeld[] = [...committee, { role: 'partner', organisation: complainant }];
    expect(await refusal(does(id, 'propose-decision', dismiss, theirs, 'a friend'))).toEqual([
      403,
      'complaint.complainant-decides',
    ]);
  });

  it('each concurs once, and who decided does not decide the appeal', async () => {
    const id = await replied();
    await forum.done(at(id, 'propose-decision'), dismiss, committee, 'judge one');
    const own = does(id, 'confirm-decision', { proposal: await proposal(id) }, committee, 'judge one');
    expect(await refusal(own)).toEqual([403, 'complaint.confirmed-by-proposer']);
    await decided('expulsion', id);
    await forum.done(at(id, 'appeal'), { appeal: 'Look again.' }, theMember(), 'of the member');
    const upheld = { outcome: 'decision-upheld', reasons: 'We looked.' };
    for (const judge of ['judge one', 'judge two']) {
      expect(await refusal(does(id, 'propose-appeal-decision', upheld, committee, judge))).toEqual([
        403,
        'complaint.decides-own-decision',
      ]);
    }
  });

  it('an officer judges by a seat on the committee, or where the board has deputed them', async () => {
    const id = await replied();
    expect(await refusal(does(id, 'propose-decision', dismiss, secretariat, 'clerk'))).toEqual([
      403,
      'complaint.not-of-the-committee',
    ]);
  });

  it('a person of another organisation judges by a deputation, for one decision, and it is on record', async () => {
    const id = await replied();
    const other = forum.founders[1]!;
    const theirs = representativeOf(other);
    const asDeputy = (verb: string, body: object) => does(id, verb, body, theirs, 'deputy');
    expect(await refusal(asDeputy('propose-decision', dismiss))).toEqual([404, 'not-found']);
    const person = await personIdOf('deputy');
    const deputed = {
      person,
      organisation: other,
      entity: { kind: 'complaint', id },
      task: 'decide-complaint',
      ground: 'nobody-eligible',
    };
    const { id: deputation } = await forum.done('/members/deputations', deputed, secretariat, 'board');
    expect(
      (await forum.app.http('GET', `/members/complaints/${id}`, { as: theirs, person: 'deputy' })).body,
    ).toMatchObject({
      status: 'replied',
      reply: { document: { value: 'It was not so.' } },
    });
    await forum.done(at(id, 'propose-decision'), { ...dismiss }, committee, 'judge one');
    expect((await asDeputy('confirm-decision', { proposal: await proposal(id) })).status).toBe(200);
    const { dismissal } = (await forum.get(`/members/complaints/${id}`)).body;
    expect(dismissal.panel).toContainEqual({ person, deputation });
    expect((await forum.get(`/members/deputations/${deputation}`)).body).toMatchObject({
      status: 'ended',
      cause: 'used',
    });
    expect(await refusal(asDeputy('propose-decision', dismiss))).toEqual([404, 'not-found']);
  });

  it('a member complains in its own name, of another, and a complaint is about a member', async () => {
    const raise = (more: object, as: readonly RoleHeld[], person: string) =>
      refusal(
        forum.post(
          '/members/complaints',
          { organisation: member.organisation, grounds: [GROUND], narrative: 'So it was.', ...more },
          as,
          person,
        ),
      );
    const their = representativeOf(complainant);
    const other = forum.founders[1]!;
    expect(await raise({ source: 'member', complainant: other }, their, 'x')).toEqual([403, 'outside-your-scope']);
    expect(await raise({ source: 'community' }, their, 'x')).toEqual([403, 'outside-your-scope']);
    const own = { source: 'member', complainant: member.organisation };
    expect(await raise(own, theMember(), 'x')).toEqual([403, 'complaint.complains-of-itself']);
    expect(await raise({ source: 'member' }, secretariat, 'x')).toEqual([422, 'complaint.source-unclear']);
    const stranger = await forum.organisation();
    expect(await raise({ source: 'officer', organisation: stranger }, secretariat, 'x')).toEqual([
      422,
      'complaint.not-a-member',
    ]);
    const byStranger = { source: 'member', complainant: stranger };
    expect(await raise(byStranger, secretariat, 'x')).toEqual([422, 'complaint.complainant-unknown']);
    expect(await raise({ source: 'officer', grounds: ['dislike'] }, secretariat, 'x')).toEqual([
      422,
      'complaint.ground-unknown',
    ]);
  });
});

describe('who reads what of a case', () => {
  const read = async (id: string, as: readonly RoleHeld[], person = 'reader') =>
    forum.app.http('GET', `/members/complaints/${id}`, { as, person });
  const events = async (id: string, as: readonly RoleHeld[]) =>
    forum.app.http('GET', `/members/complaints/${id}/events`, { as, person: 'reader' });

  it('the member complained of reads it from the notice on, and never who complained', async () => {
    const id = await raised();
    expect((await read(id, theMember())).status).toBe(404);
    await forum.done(at(id, 'issue-notice'), { grounds: [GROUND], notice: 'Answer this.' }, secretariat, 'clerk');
    const { status, body, text } = await read(id, theMember());
    expect([status, body.status]).toEqual([200, 'noticed']);
    expect(body.notice).toMatchObject({ grounds: [GROUND], document: { value: 'Answer this.' } });
    for (const hidden of ['raisedBy', 'complainant', 'source', 'narrative', 'grounds', 'proposed', 'judges']) {
      expect(body).not.toHaveProperty(hidden);
    }
    expect(text).not.toContain(complainant);
    expect((await events(id, theMember())).status).toBe(403);
  });

  it('nothing under the member’s name says who complained', async () => {
    const id = await decided('suspension');
    const stream = await forum.app.store.readStream(`complaint-${id}`);
    const raiser = stream.events[0]!.meta.actor.person;
    const underTheirName = stream.events.filter(({ tags }) => tags.includes(`org:${member.organisation}`));
    expect(underTheirName.map(({ type }) => type)).toEqual([
      'members.ComplaintNoticeIssued',
      'members.ComplaintNoticeServed',
      'members.ComplaintReplyGiven',
      'members.ComplaintDecided',
    ]);
    for (const event of underTheirName) {
      const written = JSON.stringify(event);
      expect(written).not.toContain(raiser);
      expect(written).not.toContain(complainant);
    }
  });

  it('the member that complained reads what came of its complaint, and nothing of what the other had to say', async () => {
    const id = await decided('suspension');
    const { body, text } = await read(id, representativeOf(complainant));
    expect(body).toMatchObject({
      status: 'decided',
      complainant,
      narrative: { value: 'The treasurer of the Invented Society took it.' },
      decision: { measure: 'suspension' },
    });
    expect(text).not.toContain('It was not so.');
    expect(text).not.toContain('It is proven.');
    expect(body.decision).not.toHaveProperty('panel');
  });

  it('an auditor reads it from the notice on, texts masked, without who complained and what is deliberated', async () => {
    const id = await raised();
    expect((await read(id, auditor)).status).toBe(404);
    await does(id, 'issue-notice', { grounds: [GROUND], notice: 'Answer this.' });
    const { body, text } = await read(id, auditor);
    expect(body.notice.document).toMatchObject({ masked: true });
    expect(text).not.toContain(complainant);
    const { body: seen } = await events(id, auditor);
    expect(seen.events.map(({ type }: { type: string }) => type)).toEqual(['members.ComplaintNoticeIssued']);
  });

  it('officers of its unit work on it; others, and other members, find nothing there', async () => {
    const id = await noticed();
    expect((await read(id, officerOf('UG-402'))).body.complainant).toBe(complainant);
    expect((await read(id, officerOf('UG-411'))).status).toBe(404);
    expect((await read(id, representativeOf(forum.founders[1]!))).status).toBe(404);
    expect((await read(id, [{ role: 'integrator' }])).status).toBe(403);
  });

  it('the texts are of persons: the erasure of one of them takes them', async () => {
    const named = '3d4e5f60-7182-4a3b-8c4d-5e6f708192a3';
    const { id } = await forum.done(
      '/members/complaints',
      {
        organisation: member.organisation,
        grounds: [GROUND],
        source: 'officer',
        narrative: 'The treasurer of the Invented Society took it.',
        about: [named],
      },
      secretariat,
      'clerk',
    );
    const erase = { requestedBy: 'data-subject', legalBasis: 'objection' };
    await forum.done(`/members/persons/${named}/erase`, erase, secretariat, 'clerk');
    expect((await read(id, secretariat)).body.narrative).toMatchObject({ erased: true });
  });
});
