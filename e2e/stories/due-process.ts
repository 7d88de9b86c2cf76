import { auditor } from './a-forum-of-two-districts.ts';
import type { Cast } from './from-register-to-return.ts';
import { alsoFor, amina, bosco, clara, speakerOf, withoutSeat } from './three-officers.ts';
import type { ToldLife } from './told-life.ts';

const GROUNDS = ['misuse-of-funds'];
const TEXT = 'What was told, by whom it can be told.';

/** Complained of, noticed, heard, suspended; appeals, and is restored by two whom the board had to depute. */
export function tellDueProcess(told: () => ToldLife, cast: Cast): void {
  let complaint = '';
  let own: ReturnType<typeof speakerOf>;
  let neighbour: ReturnType<typeof speakerOf>;
  const of = (verb: string): string => `/members/complaints/${complaint}/${verb}`;
  beforeAll(() => {
    own = speakerOf(cast.union, 'ada');
    neighbour = speakerOf(cast.voice, 'viola');
  });

  it('is complained of, by nobody who may not', async () => {
    const life = told();
    life.clock.set('2025-07-01');
    const what = { organisation: cast.union, grounds: GROUNDS, narrative: TEXT };
    const at = '/members/complaints';
    const byVoice = { ...what, source: 'member', complainant: cast.voice };
    await life.refused('outside-your-scope', speakerOf(cast.beekeepers, 'ben'), at, byVoice);
    await life.refused('complaint.complains-of-itself', amina, at, { ...byVoice, complainant: cast.union });
    await life.refused('complaint.source-unclear', amina, at, { ...what, source: 'member' });
    await life.refused('complaint.ground-unknown', amina, at, { ...byVoice, grounds: ['being-disliked'] });
    ({ id: complaint } = await life.create(neighbour, at, byVoice));
    // It is not the member’s to read before it is put to it, and never who complained.
    await life.hidden(own, `/members/complaints/${complaint}`);
    await life.refused('complaint.not-noticed', bosco, of('serve-notice'), { proof: 'handed-over' });
    await life.refused('not-found', own, of('reply'), { reply: TEXT });
    await life.refused('complaint.withdrawn-by-another', withSeatAlone(), of('withdraw'));
    const measure = { decision: 'expulsion', grounds: GROUNDS, reasons: TEXT };
    await life.refused('complaint.not-heard', bosco, of('propose-decision'), measure);
    await life.seen({ status: 'current' });
  });

  it('has notice of it; no clock runs before that has reached the member', async () => {
    const life = told();
    life.clock.set('2025-07-03');
    const notice = { grounds: GROUNDS, notice: TEXT };
    await life.refused('complaint.own-organisation', alsoFor(amina, cast.union), of('issue-notice'), notice);
    await life.refused('complaint.complainant-decides', alsoFor(amina, cast.voice), of('issue-notice'), notice);
    await life.act(bosco, of('issue-notice'), notice);
    await life.refused('complaint.noticed-already', clara, of('issue-notice'), notice);
    const readByMember = JSON.stringify(await life.read(own, `/members/complaints/${complaint}`));
    expect(readByMember).not.toContain(cast.voice);
    // Two months later nothing has run out: nobody knows that the notice arrived.
    life.clock.set('2025-09-02');
    await life.refused('complaint.not-heard', bosco, of('propose-decision'), {
      ...{ decision: 'expulsion', grounds: GROUNDS, reasons: TEXT },
    });
    await life.hasNot(complaint, 'members.ComplaintReplyPeriodEnded');
    // The letter is found, and carried there by hand.
    const { items } = await life.read(bosco, `/members/notices?about=${complaint}`);
    expect(items).toMatchObject([{ template: 'complaint-notice', channel: 'letter', status: 'to-print' }]);
    const letter = `/members/notices/${items[0].id}`;
    await life.act(bosco, `${letter}/mark-printed`);
    const inHand = { proof: 'signed-for' };
    await life.refused('notice.own-delivery', alsoFor(amina, cast.union), `${letter}/record-delivery`, inHand);
    await life.act(bosco, `${letter}/record-delivery`, inHand);
    const policy = 'members.start-the-clock-of-a-complaint-when-its-notice-arrives';
    await life.happens(complaint, 'members.ComplaintNoticeServed', { on: '2025-09-02', policy });
    const { servedOn, replyBy } = await life.read(own, `/members/complaints/${complaint}`);
    expect({ servedOn, replyBy }).toEqual({ servedOn: '2025-09-02', replyBy: '2025-09-23' });
  });

  it('replies in its own name', async () => {
    const life = told();
    life.clock.set('2025-09-10');
    await life.refused('complaint.replies-for-another', neighbour, of('reply'), { reply: TEXT });
    await life.act(own, of('reply'), { reply: 'The money bought seed; here are the receipts.' });
    await life.refused('complaint.replied-already', amina, of('reply'), { reply: TEXT });
  });

  it('is suspended by two of the committee who are no party, and by nobody else', async () => {
    const life = told();
    life.clock.set('2025-09-15');
    const measure = { decision: 'suspension', until: '2026-01-31', grounds: GROUNDS, reasons: TEXT };
    const propose = of('propose-decision');
    await life.refused('complaint.not-of-the-committee', withoutSeat(bosco), propose, measure);
    await life.refused('complaint.own-organisation', alsoFor(bosco, cast.union), propose, measure);
    await life.refused('complaint.complainant-decides', alsoFor(bosco, cast.voice), propose, measure);
    await life.refused('complaint.suspension-too-long', bosco, propose, { ...measure, until: '2026-12-31' });
    await life.refused('complaint.suspension-without-end', bosco, propose, { ...measure, until: undefined });
    await life.refused('complaint.ground-not-noticed', bosco, propose, { ...measure, grounds: ['false-statement'] });
    await life.act(bosco, propose, measure);
    const { proposed } = await life.read(clara, `/members/complaints/${complaint}`);
    const confirm = of('confirm-decision');
    const { proposal } = proposed;
    await life.refused('complaint.confirmed-by-proposer', bosco, confirm, { proposal });
    await life.refused('complaint.not-of-the-committee', withoutSeat(amina), confirm, { proposal });
    await life.seen({ status: 'current' });
    const decided = await life.act(clara, confirm, { proposal });
    // The decision and what follows from it are one.
    expect(decided.events.map(({ type }) => type)).toContain('members.MembershipSuspended');
    await life.seen({ status: 'suspended', votes: false, network: { members: 2, left: 0, lapsed: 1 } });
    await life.refused('complaint.decided-already', bosco, propose, measure);
    await life.refused('complaint.decided-already', neighbour, of('withdraw'));
    await life.act(clara, of('serve-decision'), { proof: 'handed-over' });
  });

  it('appeals; who decided does not decide again, and two from other members are deputed', async () => {
    const life = told();
    life.clock.set('2025-09-25');
    const decision = { outcome: 'decision-overturned', reasons: TEXT };
    await life.refused('complaint.not-appealed', amina, of('propose-appeal-decision'), decision);
    await life.refused('complaint.replies-for-another', neighbour, of('appeal'), { appeal: TEXT });
    await life.act(own, of('appeal'), { appeal: 'The receipts were never looked at.' });
    await life.refused('complaint.appealed-already', own, of('appeal'), { appeal: TEXT });
    await life.refused('complaint.decides-own-decision', bosco, of('propose-appeal-decision'), decision);
    await life.refused('complaint.decides-own-decision', clara, of('propose-appeal-decision'), decision);

    life.clock.set('2025-10-10');
    const deputy = speakerOf(cast.beekeepers, 'benita');
    const idOf = async (who: typeof deputy): Promise<string> => (await life.read(who, '/members/persons/me')).person;
    await life.hidden(deputy, `/members/complaints/${complaint}`);
    const entity = { kind: 'complaint', id: complaint };
    const deputation = { entity, task: 'decide-appeal', ground: 'nobody-eligible', resolution: 'B/2025/10' };
    const forBeekeepers = { ...deputation, organisation: cast.beekeepers };
    const at = '/members/deputations';
    await life.refused('deputation.to-oneself', amina, at, { ...forBeekeepers, person: await idOf(amina) });
    for (const organisation of [cast.union, cast.voice]) {
      const person = await idOf(deputy);
      await life.refused('deputation.own-organisation', amina, at, { ...deputation, organisation, person });
    }
    const { id } = await life.create(amina, at, { ...forBeekeepers, person: await idOf(deputy) });

    // The third officer had no part in the decision: with the deputy the panel is whole.
    await life.act(amina, of('propose-appeal-decision'), decision);
    const { proposal } = (await life.read(amina, `/members/complaints/${complaint}`)).proposed;
    await life.refused('complaint.confirmed-by-proposer', amina, of('confirm-appeal-decision'), { proposal });
    const restored = await life.act(deputy, of('confirm-appeal-decision'), { proposal });
    const types = restored.events.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        'members.AppealDecided',
        'members.MembershipSuspensionLifted',
        'members.DeputationEnded',
      ]),
    );
    expect(await life.read(amina, `${at}/${id}`)).toMatchObject({ status: 'ended', cause: 'used' });
    await life.seen({ status: 'current', votes: true, termUntil: '2026-06-01', network: { members: 3, left: 0 } });
  });

  it('stands among the decisions against somebody, each step as it was taken', async () => {
    const life = told();
    const { cases } = await life.view('/views/due-process', auditor);
    const its = cases.find(({ entity }: { entity: { id: string } }) => entity.id === complaint);
    expect(its).toMatchObject({ decision: 'suspension', on: '2025-09-15', state: 'in-order', grounds: GROUNDS });
    expect(its.steps.map(({ step, state }: { step: string; state: string }) => `${step} ${state}`)).toEqual([
      ...['complaint done', 'notice done', 'notice-arrival done', 'hearing done', 'decision done'],
      ...['decision-arrival done', 'appeal done', 'appeal-decision done'],
    ]);
  });

  it('tells the whole of it in the member’s trail, and never who complained', async () => {
    const life = told();
    const types = await life.toldOf(cast.union);
    const inOrder = ['ComplaintNoticeIssued', 'ComplaintNoticeServed', 'ComplaintReplyGiven', 'ComplaintDecided'];
    const after = ['MembershipSuspended', 'ComplaintDecisionServed', 'AppealLodged', 'AppealDecided'];
    const steps = [...inOrder, ...after, 'MembershipSuspensionLifted'];
    expect(types.filter((type) => steps.includes(type))).toEqual(steps);
    expect(types).not.toContain('ComplaintRaised');
  });
}

/** One of the committee who keeps no register. */
const withSeatAlone = () => ({ person: 'bosco', as: [{ role: 'conduct-committee' as const }] });
