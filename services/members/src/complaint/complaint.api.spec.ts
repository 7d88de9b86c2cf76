import { addDays } from '@baraza/domain';
import { secretariat } from '../testing/a-small-forum.ts';
import {
  aForumWithCases,
  appealDays,
  appealDecided,
  at,
  committee,
  decided,
  does,
  forum,
  GROUND,
  later,
  member,
  membershipStatus,
  noticed,
  proposal,
  raised,
  refusal,
  replied,
  replyDays,
  served,
  theMember,
  today,
} from './cases.fixture.ts';

aForumWithCases();

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
