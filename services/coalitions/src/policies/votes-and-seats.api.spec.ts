import { derivedId, type SequencedEvent } from '@baraza/contracts';
import { Policies, recordForeign } from '@baraza/service-kit';
import { CONVENOR, FARMERS, WOMEN } from '../coalition/coalition.builders.ts';
import { convenor, DecidingForum, membershipOf, of, OTHERS } from '../decision/decisions.fixture.ts';
import { AdoptTermsWhenDecided } from './adopt-terms-when-decided.policy.ts';
import { SettleWhatIsOpenWhenCoalitionWoundDown } from './settle-what-is-open-when-coalition-wound-down.policy.ts';
import { VoidVotesWhenSeatsRest } from './void-votes-when-seats-rest.policy.ts';

let forum: DecidingForum;
beforeAll(async () => {
  forum = await DecidingForum.open();
});
afterAll(() => forum.app.close());

const headOf = async () => (await forum.app.store.head()).sequence;
const voterOf = async (decision: string, organisation: string) =>
  (await forum.read(decision)).body.roll.find((one: { organisation: string }) => one.organisation === organisation);
const onSeat = (coalition: string, verb: string, body: object) =>
  forum.done(`coalitions/${coalition}/${verb}`, { organisation: FARMERS, ...body });
const onSeatOf = (organisation: string, coalition: string, verb: string) =>
  forum.done(`coalitions/${coalition}/${verb}`, { organisation });
const ofMembership = async (type: string, organisation: string, more: object = {}) => {
  const data = { organisation, category: 'full', unit: 'UG-402', ...more };
  await recordForeign(forum.app, { type: `members.${type}`, id: membershipOf(organisation), data });
};
const rests = (organisation: string) => ofMembership('MembershipLapsed', organisation);
const holdsAgain = (organisation: string) => ofMembership('MembershipReinstated', organisation, { status: 'current' });
const [YOUTH, ELDERS, TEACHERS, NURSES] = OTHERS as [string, string, string, string];
const outcomesOf = async (event: SequencedEvent) => {
  const { documents } = await forum.app.app
    .get(Policies)
    .outcomes.list({ policies: ['coalitions.adopt-terms-when-decided'], limit: 1_000 });
  return documents.map(({ doc }) => doc).filter((outcome) => outcome.event === event.id);
};

describe('when a seat rests, its votes that are open count no more', () => {
  it('and count again when it returns, with what was voted before', async () => {
    const coalition = await forum.coalition(FARMERS, YOUTH);
    const id = await forum.vote(coalition);
    await forum.done(`decisions/${id}/vote`, { organisation: YOUTH, choice: 'agree' }, of(YOUTH));
    await rests(YOUTH);
    await forum.app.settle();
    expect(await voterOf(id, YOUTH)).toMatchObject({ void: 'seat-suspended', choice: 'agree' });
    const again = { organisation: YOUTH, choice: 'disagree' };
    expect((await forum.post(`decisions/${id}/vote`, again, of(YOUTH))).body).toMatchObject({
      rule: 'decision.vote-void',
    });
    await holdsAgain(YOUTH);
    await forum.app.settle();
    expect(await voterOf(id, YOUTH)).not.toHaveProperty('void');
    const [voidedEvent] = (await forum.eventsOf(`decision-${id}`)).filter(({ type }) => type.endsWith('VoteVoided'));
    expect(voidedEvent).toMatchObject({ meta: { policy: 'coalitions.void-votes-when-seats-rest' } });
  });

  it('not where those who convene suspend it while the vote is open: nobody is taken out of a vote', async () => {
    const coalition = await forum.coalition(FARMERS);
    const id = await forum.vote(coalition);
    const blocks = { organisation: FARMERS, choice: 'block', objection: 'It harms us.' };
    await forum.done(`decisions/${id}/vote`, blocks, of(FARMERS));
    await forum.done(`decisions/${id}/vote`, { organisation: CONVENOR, choice: 'agree' }, convenor);
    const suspend = { organisation: FARMERS, ground: 'absent' };
    await forum.done(`coalitions/${coalition}/suspend`, suspend, convenor);
    await forum.app.settle();
    expect(await voterOf(id, FARMERS)).not.toHaveProperty('void');
    await forum.done(`decisions/${id}/close-vote`, {}, convenor);
    expect((await forum.read(id)).body).toMatchObject({ outcome: { outcome: 'blocked', voided: 0 } });
  });

  it('but where the membership ends, too, until that holds again', async () => {
    const coalition = await forum.coalition(FARMERS, NURSES);
    const id = await forum.vote(coalition);
    await forum.done(`coalitions/${coalition}/suspend`, { organisation: NURSES, ground: 'absent' });
    await rests(NURSES);
    await forum.app.settle();
    expect(await voterOf(id, NURSES)).toMatchObject({ void: 'seat-suspended' });
    await holdsAgain(NURSES);
    await forum.app.settle();
    expect(await voterOf(id, NURSES)).not.toHaveProperty('void');
  });

  it('also where the membership of the forum is what ended', async () => {
    const coalition = await forum.coalition(FARMERS, WOMEN);
    const id = await forum.vote(coalition);
    const data = { organisation: WOMEN, category: 'full', unit: 'UG-402' };
    await recordForeign(forum.app, { type: 'members.MembershipResigned', id: membershipOf(WOMEN), data });
    await forum.app.settle();
    expect(await voterOf(id, WOMEN)).toMatchObject({ void: 'seat-suspended' });
    expect(await voterOf(id, FARMERS)).not.toHaveProperty('void');
  });

  it('for good where the seat has ended, even if the organisation takes another', async () => {
    const coalition = await forum.coalition(FARMERS);
    const id = await forum.vote(coalition);
    await onSeat(coalition, 'leave', {});
    await forum.seat(coalition, FARMERS);
    await forum.app.settle();
    expect(await voterOf(id, FARMERS)).toMatchObject({ void: 'seat-ended' });
  });

  it('and one of two that turn out to be one organisation, while they are one', async () => {
    const coalition = await forum.coalition(FARMERS, TEACHERS, NURSES);
    const id = await forum.vote(coalition);
    for (const one of [TEACHERS, NURSES]) {
      await forum.done(`decisions/${id}/vote`, { organisation: one, choice: 'agree' }, of(one));
    }
    const merge = (type: string) =>
      recordForeign(forum.app, {
        ...{ type: `members.${type}`, id: TEACHERS },
        data: { organisation: TEACHERS, into: NURSES, ground: 'same-organisation' },
      });
    const voids = async () => Promise.all([TEACHERS, NURSES].map(async (one) => (await voterOf(id, one)).void));
    await merge('OrganisationMerged');
    await forum.app.settle();
    expect(await voids()).toEqual(['seat-suspended', undefined]);
    const next = await forum.vote(coalition);
    expect(await voterOf(next, TEACHERS)).toBeUndefined();
    await onSeatOf(NURSES, coalition, 'leave');
    await forum.app.settle();
    expect(await voids()).toEqual([undefined, 'seat-ended']);
    await forum.seat(coalition, NURSES);
    await merge('OrganisationMergeReversed');
    await forum.app.settle();
    expect(await voids()).toEqual([undefined, 'seat-ended']);
    const last = await forum.vote(coalition);
    expect(await voterOf(last, TEACHERS)).not.toHaveProperty('void');
  });

  it('in whatever order the news come, and however often', async () => {
    const coalition = await forum.coalition(FARMERS, ELDERS);
    const id = await forum.vote(coalition);
    await rests(ELDERS);
    await forum.app.settle();
    const reaction = forum.app.app.get(VoidVotesWhenSeatsRest);
    const decided = await forum.eventsOf(`decision-${id}`);
    const ofSeats = await forum.eventsOf(`coalition-${coalition}`);
    const opened = decided.find(({ type }) => type.endsWith('VotingOpened'));
    const suspended = ofSeats.find(({ type }) => type.endsWith('SeatSuspended'));
    const head = await headOf();
    await reaction.suspended(suspended as never);
    await reaction.opened(opened as never);
    await reaction.suspended(suspended as never);
    expect(await headOf()).toBe(head);
    await holdsAgain(ELDERS);
    await forum.app.settle();
    // Old news come again, and the seat stands as it does now.
    const after = await headOf();
    await reaction.suspended(suspended as never);
    expect(await headOf()).toBe(after);
    expect(await voterOf(id, ELDERS)).not.toHaveProperty('void');
  });

  it('a process that dies between hearing and recording is followed by one that records it once', async () => {
    const coalition = await forum.coalition(FARMERS, TEACHERS);
    const id = await forum.vote(coalition);
    const { store } = forum.app;
    const { append } = store;
    let died = 0;
    store.append = async (asked) => {
      const voids = asked.streams.some(({ stream }) => stream === `decision-${id}`);
      if (!voids || died > 0) return append.call(store, asked);
      died += 1;
      throw new Error('the process dies here');
    };
    await rests(TEACHERS);
    await forum.app.settle();
    store.append = append;
    expect(died).toBe(1);
    const voids = (await forum.eventsOf(`decision-${id}`)).filter(({ type }) => type.endsWith('VoteVoided'));
    expect(voids).toHaveLength(1);
  });
});

describe('when a version of the terms of reference is decided on', () => {
  it('it holds once, however often the news come', async () => {
    const coalition = await forum.coalition(FARMERS);
    await forum.terms(coalition, [CONVENOR, FARMERS]);
    const { terms } = (await forum.readCoalition(coalition)).body;
    const taken = (await forum.eventsOf(`decision-${terms.decision}`)).find(({ type }) =>
      type.endsWith('DecisionTaken'),
    );
    const head = await headOf();
    await forum.app.app.get(AdoptTermsWhenDecided).taken(taken as never);
    expect(await headOf()).toBe(head);
    expect((await outcomesOf(taken!)).map(({ outcome }) => outcome)).toContain('accepted');
  });
});

describe('when a coalition is wound down', () => {
  const promise = (coalition: string, promisor: string) => ({
    ...{ unit: 'UG-402', promise: 'A borehole.', dueOn: '2027-01-31' },
    promisor: { kind: 'organisation', id: promisor },
    promisee: { kind: 'organisation', id: CONVENOR },
    arisingFrom: { kind: 'coalition', id: coalition },
  });
  const commitmentOf = async (id: string) =>
    (await forum.app.http('GET', `/coalitions/commitments/${id}`, { as: [{ role: 'secretariat' }] })).body;

  it('its open promises become what was said of them, and its open proposals are withdrawn', async () => {
    const coalition = await forum.coalition(FARMERS, WOMEN);
    const [taken, excused, stands] = [
      await forum.done('commitments', promise(coalition, FARMERS), of(FARMERS)),
      await forum.done('commitments', promise(coalition, WOMEN), of(WOMEN)),
      await forum.done('commitments', promise(coalition, WOMEN), of(WOMEN)),
    ];
    const open = await forum.proposal(coalition);
    const refused = await forum.post(`coalitions/${coalition}/wind-down`, { ground: 'purpose-achieved' });
    expect(refused.body).toMatchObject({ rule: 'coalition.commitments-unsettled' });
    const commitments = [
      { commitment: taken.id, becomes: 'taken-over', organisation: WOMEN },
      { commitment: excused.id, becomes: 'excused' },
      { commitment: stands.id, becomes: 'stands' },
    ];
    await forum.done(`coalitions/${coalition}/wind-down`, { ground: 'purpose-achieved', commitments });
    await forum.app.settle();
    expect(await commitmentOf(taken.id)).toMatchObject({ status: 'made', promisor: { id: WOMEN } });
    expect(await commitmentOf(excused.id)).toMatchObject({ status: 'excused', ground: 'coalition-wound-down' });
    expect(await commitmentOf(stands.id)).toMatchObject({ status: 'made', promisor: { id: WOMEN } });
    expect((await forum.read(open)).body).toMatchObject({ status: 'withdrawn', ground: 'coalition-wound-down' });

    const events = await forum.eventsOf(`coalition-${coalition}`);
    const reaction = forum.app.app.get(SettleWhatIsOpenWhenCoalitionWoundDown);
    const head = await headOf();
    for (const { type, ...event } of events) {
      if (type.endsWith('CommitmentsSettled')) await reaction.settled({ type, ...event } as never);
      if (type.endsWith('WoundDown')) await reaction.woundDown({ type, ...event } as never);
    }
    expect(await headOf()).toBe(head);
  });

  it('a proposal that was heard of only afterwards is withdrawn, too', async () => {
    const coalition = await forum.coalition(FARMERS);
    const id = derivedId('late', coalition);
    await forum.done(`coalitions/${coalition}/wind-down`, { ground: 'merged' });
    const [template] = await forum.eventsOf(`decision-${await forum.proposal(await forum.coalition(FARMERS))}`);
    const data = { ...(template!.data as object), coalition };
    await recordForeign(forum.app, { type: 'coalitions.DecisionProposed', id, data });
    await forum.app.settle();
    expect((await forum.read(id)).body).toMatchObject({ status: 'withdrawn' });
  });
});
