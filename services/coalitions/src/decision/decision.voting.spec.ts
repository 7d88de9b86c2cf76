import { VOTERS_MAX } from '@baraza/contracts';
import { calendarUntil, aMoment, fold, given } from '@baraza/domain';
import {
  aCoalition,
  aWoundDownCoalition,
  byMembership,
  left,
  seated,
  suspended,
} from '../coalition/coalition.builders.ts';
import { coalition, type CoalitionEvent, type CoalitionState } from '../coalition/coalition.state.ts';
import {
  aDiscussedProposal,
  anOfficer,
  anOpenVote,
  aProposal,
  aRepresentativeOf,
  ballotGiven,
  campaign,
  CLOSES_ON,
  closed,
  COALITION,
  CONVENOR,
  FARMERS,
  OBSERVER,
  REVIEW_ON,
  seatOf,
  STRANGER,
  theCoalition,
  theConvenor,
  TAKEN_ON,
  voided,
  voted,
  WOMEN,
  YOUTH,
} from './decision.builders.ts';
import { type countsOf, neededOf, outcomeOf } from './decision.counting.pure.ts';
import { decisionRules } from './decision.rules.ts';
import { decision, type DecisionEvent } from './decision.state.ts';
import {
  ballotOf,
  closeVote,
  countSecretVote,
  openVote,
  restoreVote,
  takeBallot,
  vote,
  voidVote,
} from './decision.voting.pure.ts';

const { rules } = decisionRules;
const SIXTH = '10000000-0000-4000-8000-000000000006';
const farmers = { actor: aRepresentativeOf(FARMERS) };
const women = { actor: aRepresentativeOf(WOMEN) };
const five = [CONVENOR, FARMERS, WOMEN, YOUTH, SIXTH];
/** In another seat than the one that it had. */
const reseated = (organisation: string): CoalitionEvent =>
  ({ ...seated(organisation), data: { ...seated(organisation).data, seat: SIXTH } }) as CoalitionEvent;
const opening = (past = aDiscussedProposal(), of: CoalitionState = theCoalition(), goOnAs = {}) =>
  given(decision, ...past).when((state, now) => openVote(state, of, { goOnAs }, now), { actor: theConvenor });
const voting = (
  past: readonly DecisionEvent[],
  command: Parameters<typeof vote>[1],
  moment: object = farmers,
  of: CoalitionState = theCoalition(),
) => given(decision, ...past).when((state, now) => vote(state, command, of, now), moment);

describe('opening the vote', () => {
  it('fixes the roll: active seats, observers and the suspended left out', () => {
    opening(aDiscussedProposal(), theCoalition(suspended(YOUTH))).then({
      type: 'coalitions.VotingOpened',
      data: {
        ...{ coalition: COALITION, closesOn: '2026-03-16' },
        roll: [CONVENOR, FARMERS, WOMEN].map((organisation) => ({ seat: seatOf(organisation), organisation })),
      },
    });
  });

  it('has one seat of organisations that were merged: of what they go on as, or the first', () => {
    const rollOf = (goOnAs: Record<string, string>, ...organisations: readonly string[]) =>
      opening(aDiscussedProposal(), theCoalition(), goOnAs).then({
        type: 'coalitions.VotingOpened',
        data: {
          ...{ coalition: COALITION, closesOn: '2026-03-16' },
          roll: organisations.map((organisation) => ({ seat: seatOf(organisation), organisation })),
        },
      });
    rollOf({ [FARMERS]: WOMEN }, CONVENOR, WOMEN, YOUTH);
    rollOf({ [FARMERS]: SIXTH, [YOUTH]: SIXTH }, CONVENOR, FARMERS, WOMEN);
    rollOf({ [FARMERS]: SIXTH }, CONVENOR, FARMERS, WOMEN, YOUTH);
  });

  it(rules['not-discussed'].title, () => {
    opening(aProposal()).thenRefused('decision.not-discussed');
    opening(anOpenVote()).thenRefused('decision.not-discussed');
  });

  it('of a coalition that is wound down no vote is opened', () => {
    given(decision, ...aDiscussedProposal())
      .when((state, now) => openVote(state, fold(coalition, aWoundDownCoalition()), { goOnAs: {} }, now))
      .thenRefused('decision.coalition-not-standing');
  });

  it(rules['no-voters'].title, () => {
    const nobody = fold(coalition, [aCoalition()[0]!]);
    given(decision, ...aDiscussedProposal())
      .when((state, now) => openVote(state, nobody, { goOnAs: {} }, now))
      .thenRefused('decision.no-voters');
  });

  it(rules['roll-too-small'].title, () => {
    opening(aDiscussedProposal({ secret: true })).thenRefused('decision.roll-too-small');
    opening(aDiscussedProposal({ secret: true }), theCoalition(seated(SIXTH))).then({
      type: 'coalitions.VotingOpened',
    });
  });

  it(rules['roll-too-long'].title, () => {
    const many = Array.from({ length: VOTERS_MAX }, (_, at) =>
      seated(`10000000-0000-4000-8000-1${`${at}`.padStart(11, '0')}`),
    );
    opening(aDiscussedProposal(), theCoalition(...many)).thenRefused('decision.roll-too-long');
  });
});

describe('voting in the open', () => {
  const agrees = { organisation: FARMERS, choice: 'agree' } as const;

  it('a participant votes, and an officer on its word', () => {
    const cast = { coalition: COALITION, seat: seatOf(FARMERS), ...agrees };
    voting(anOpenVote(), agrees).then({ type: 'coalitions.VoteCast', data: cast });
    voting(anOpenVote(), agrees, { actor: anOfficer }).then({ type: 'coalitions.VoteCast' });
    voting(anOpenVote(), agrees, women).thenRefused('decision.speaks-for-another');
  });

  it('it changes its vote, and voting the same again changes nothing', () => {
    voting([...anOpenVote(), voted(FARMERS, 'disagree')], agrees).then({ type: 'coalitions.VoteCast' });
    voting([...anOpenVote(), voted(FARMERS, 'agree')], agrees).thenNothing();
  });

  it('whoever disagrees may object, in words that lie in the vault', () => {
    voting(anOpenVote(), { ...agrees, choice: 'disagree', objection: 'Not asked.' }).then({
      data: { choice: 'disagree', objection: { subject: 'id-of-objection' } } as never,
    });
  });

  it(rules['not-voting'].title, () => {
    voting(aDiscussedProposal(), agrees).thenRefused('decision.not-voting');
    voting([...anOpenVote(), closed()], agrees, { ...farmers, effectiveOn: TAKEN_ON }).thenRefused(
      'decision.not-voting',
    );
  });

  it(rules['not-on-roll'].title, () => {
    for (const organisation of [OBSERVER, STRANGER]) {
      voting(anOpenVote(), { ...agrees, organisation }, { actor: aRepresentativeOf(organisation) }).thenRefused(
        'decision.not-on-roll',
        { pointer: '/organisation' },
      );
    }
  });

  it(rules['vote-void'].title, () => {
    voting([...anOpenVote(), voided(FARMERS)], agrees).thenRefused('decision.vote-void');
    for (const gone of [suspended(FARMERS, byMembership), left(FARMERS)]) {
      voting(anOpenVote(), agrees, farmers, theCoalition(gone)).thenRefused('decision.vote-void');
    }
    voting(anOpenVote(), agrees, farmers, theCoalition(left(FARMERS), reseated(FARMERS))).thenRefused(
      'decision.vote-void',
    );
  });

  it('whoever is suspended by a decision after the roll was fixed still votes', () => {
    voting(anOpenVote(), agrees, farmers, theCoalition(suspended(FARMERS))).then({ type: 'coalitions.VoteCast' });
    const both = theCoalition(suspended(FARMERS), suspended(FARMERS, byMembership));
    voting(anOpenVote(), agrees, farmers, both).thenRefused('decision.vote-void');
  });

  it(rules['nobody-blocks'].title, () => {
    const blocks = { ...agrees, choice: 'block', objection: 'It harms us.' } as const;
    for (const rule of ['majority', 'two-thirds'] as const) {
      voting(anOpenVote({ rule }), blocks).thenRefused('decision.nobody-blocks', { pointer: '/choice' });
    }
    for (const rule of ['consent', 'consensus'] as const) {
      voting(anOpenVote({ rule }), blocks).then({ type: 'coalitions.VoteCast' });
    }
  });

  it(rules['block-unreasoned'].title, () => {
    voting(anOpenVote(), { ...agrees, choice: 'block' }).thenRefused('decision.block-unreasoned');
  });

  it(rules['objection-to-nothing'].title, () => {
    voting(anOpenVote(), { ...agrees, objection: 'But.' }).thenRefused('decision.objection-to-nothing');
  });
});

describe('voting in secret', () => {
  const secret = () => anOpenVote({ secret: true, roll: five });
  const agrees = { organisation: FARMERS, choice: 'agree' } as const;
  const balloting = (past: readonly DecisionEvent[], moment: object = farmers, of = theCoalition()) =>
    given(decision, ...past).when((state, now) => takeBallot(state, agrees, of, now), moment);

  it('that a participant took part is recorded once, and what it voted nowhere', () => {
    balloting(secret()).then({
      type: 'coalitions.DecisionBallotTaken',
      data: { coalition: COALITION, seat: seatOf(FARMERS), organisation: FARMERS },
    });
    balloting([...secret(), ballotGiven(FARMERS)]).thenNothing();
  });

  it('a seat that rests with its membership gives no ballot', () => {
    const resting = theCoalition(suspended(FARMERS, byMembership));
    balloting(secret(), farmers, resting).thenRefused('decision.vote-void');
    balloting(secret(), farmers, theCoalition(suspended(FARMERS))).then({ type: 'coalitions.DecisionBallotTaken' });
  });

  it(rules['secret-vote'].title, () => {
    voting(secret(), agrees).thenRefused('decision.secret-vote');
    balloting(anOpenVote()).thenRefused('decision.secret-vote');
  });

  it(rules['votes-for-another'].title, () => {
    balloting(secret(), { actor: anOfficer }).thenRefused('decision.votes-for-another');
    balloting(secret(), women).thenRefused('decision.votes-for-another');
  });

  it('is counted of what was drawn, and so few ballots are not told, nor decide anything', () => {
    const counting = (past: readonly DecisionEvent[], ...choices: ('agree' | 'disagree')[]) =>
      given(decision, ...past).when((state, now) => countSecretVote(state, choices.map(ballotOf), now));
    const over = [...secret(), ...five.map(ballotGiven), closed()];
    const said = ['agree', 'agree', 'agree', 'disagree', 'agree'] as const;
    counting(over, ...said).then({
      type: 'coalitions.DecisionTaken',
      data: { outcome: 'adopted', taken: 5, counts: { agree: 4, abstain: 0, disagree: 1, block: 0 } } as never,
      effectiveOn: TAKEN_ON,
    });
    const few = given(decision, ...over).when((state, now) =>
      countSecretVote(state, said.slice(0, 4).map(ballotOf), now),
    );
    few.then({ data: { outcome: 'no-quorum', needed: 5, taken: 4 } as never });
    expect(countSecretVote(fold(decision, over), said.slice(0, 4).map(ballotOf), aMoment)[0]!.data).not.toHaveProperty(
      'counts',
    );
    counting(secret(), 'agree').thenNothing();
    expect(() => countSecretVote(fold(decision, over), [Uint8Array.of(9)], aMoment)).toThrow('says nothing');
  });
});

describe('the vote of a seat that rests', () => {
  const ofFarmers = { seat: seatOf(FARMERS), organisation: FARMERS };
  const voiding = (past: readonly DecisionEvent[], cause: 'seat-suspended' | 'seat-ended' = 'seat-suspended') =>
    given(decision, ...past).when((state, now) => voidVote(state, { ...ofFarmers, cause }, now));
  const restoring = (past: readonly DecisionEvent[]) =>
    given(decision, ...past).when((state, now) => restoreVote(state, ofFarmers, now));

  it('counts no more, and counts again when the seat returns', () => {
    voiding([...anOpenVote(), voted(FARMERS, 'agree')]).then({
      type: 'coalitions.VoteVoided',
      data: { coalition: COALITION, ...ofFarmers, cause: 'seat-suspended' },
      ground: 'seat-suspended',
    });
    restoring([...anOpenVote(), voided(FARMERS)]).then({ type: 'coalitions.VoteRestored' });
  });

  it('is left alone where it is void already, not on the roll, or the vote is over', () => {
    voiding([...anOpenVote(), voided(FARMERS)]).thenNothing();
    voiding([...anOpenVote(), voided(FARMERS, 'seat-ended')]).thenNothing();
    voiding(anOpenVote({ roll: [WOMEN] })).thenNothing();
    voiding([...anOpenVote(), closed()]).thenNothing();
    restoring(anOpenVote()).thenNothing();
    restoring([...anOpenVote(), voided(FARMERS), closed()]).thenNothing();
  });

  it('of a seat that ended does not return', () => {
    voiding([...anOpenVote(), voided(FARMERS)], 'seat-ended').then({ data: { cause: 'seat-ended' } as never });
    restoring([...anOpenVote(), voided(FARMERS, 'seat-ended')]).thenNothing();
  });
});

describe('closing the vote', () => {
  const all = [CONVENOR, FARMERS, WOMEN, YOUTH].map((organisation) => voted(organisation, 'agree'));
  const closing = (...past: readonly DecisionEvent[]) =>
    given(decision, ...past).when((state, now) => closeVote(state, theCoalition(), now), { actor: theConvenor });

  it('when all have voted, it is closed and counted', () => {
    closing(...anOpenVote(), ...all).then(
      { type: 'coalitions.VotingClosed', data: { coalition: COALITION, taken: 4 } },
      { type: 'coalitions.DecisionTaken', data: { outcome: 'adopted', reviewOn: REVIEW_ON } as never },
    );
  });

  it('in secret it is closed, and counted when the ballots are drawn', () => {
    const secret = anOpenVote({ secret: true, roll: five });
    closing(...secret, ...five.map(ballotGiven)).then({ type: 'coalitions.VotingClosed' });
  });

  it(rules['votes-outstanding'].title, () => {
    closing(...anOpenVote(), ...all.slice(1)).thenRefused('decision.votes-outstanding');
    closing(...anOpenVote(), ...all.slice(1), voided(CONVENOR)).then(
      { type: 'coalitions.VotingClosed' },
      { type: 'coalitions.DecisionTaken', data: { onRoll: 3, voided: 1, needed: 2 } as never },
    );
  });

  it('is without a quorum where nobody is left who might vote, or nobody did, even by consent', () => {
    const resting = [CONVENOR, FARMERS, WOMEN, YOUTH].map((organisation) => voided(organisation));
    closing(...anOpenVote({ rule: 'consent' }), ...all, ...resting).then(
      { type: 'coalitions.VotingClosed' },
      { type: 'coalitions.DecisionTaken', data: { outcome: 'no-quorum', onRoll: 0, needed: 1, taken: 0 } as never },
    );
  });

  it('in secret it is without a quorum where so few are left that the outcome tells who voted what', () => {
    const secret = [...anOpenVote({ rule: 'consent', secret: true, roll: five }), ...five.map(ballotGiven)];
    const resting = five.slice(1).map((organisation) => voided(organisation));
    given(decision, ...secret, ...resting, closed())
      .when((state, now) => countSecretVote(state, [ballotOf('disagree')], now))
      .then({ data: { outcome: 'no-quorum', onRoll: 1, needed: 5, taken: 1 } as never });
  });

  it('closes by itself the day after its last day', () => {
    const state = fold(decision, [...anOpenVote(), ...all.slice(2)]);
    expect(calendarUntil(decision, state, CLOSES_ON, aMoment)).toEqual([]);
    const [step] = calendarUntil(decision, state, TAKEN_ON, aMoment);
    expect(step?.events.map(({ type }) => type)).toEqual(['coalitions.VotingClosed', 'coalitions.DecisionTaken']);
    expect(step?.state).toMatchObject({ status: 'taken', outcome: { outcome: 'adopted', taken: 2, needed: 2 } });
  });

  it('a campaign that was decided on is told of beside the outcome, for staff alone', () => {
    closing(...anOpenVote({ campaign }), ...all).then(
      { type: 'coalitions.VotingClosed' },
      { type: 'coalitions.DecisionTaken' },
      { type: 'coalitions.CampaignDecided', data: { coalition: COALITION, campaign } },
    );
    const no = [CONVENOR, FARMERS, WOMEN, YOUTH].map((organisation) => voted(organisation, 'disagree'));
    closing(...anOpenVote({ campaign }), ...no).then(
      { type: 'coalitions.VotingClosed' },
      { type: 'coalitions.DecisionTaken', data: { outcome: 'not-adopted' } as never },
    );
  });

  it('a review that was set for a day before the outcome comes a year after it', () => {
    const late = given(decision, ...anOpenVote(), ...all).when((state, now) => closeVote(state, theCoalition(), now), {
      actor: theConvenor,
      effectiveOn: '2026-10-01',
    });
    late.then({ type: 'coalitions.VotingClosed' }, { data: { reviewOn: '2027-10-01' } as never });
  });
});

describe('how votes become an outcome', () => {
  const outcome = (rule: Parameters<typeof outcomeOf>[0], counts: Partial<ReturnType<typeof countsOf>>, needed = 1) =>
    outcomeOf(rule, { agree: 0, abstain: 0, disagree: 0, block: 0, ...counts }, needed);

  it('by consent it stands unless somebody disagrees or blocks', () => {
    expect(outcome('consent', { abstain: 3 })).toBe('adopted');
    expect(outcome('consent', { agree: 9, disagree: 1 })).toBe('not-adopted');
    expect(outcome('consent', { agree: 9, disagree: 1, block: 1 })).toBe('blocked');
  });

  it('by consensus more agree than disagree, and nobody blocks', () => {
    expect(outcome('consensus', { agree: 2, disagree: 1 })).toBe('adopted');
    expect(outcome('consensus', { agree: 1, disagree: 1 })).toBe('not-adopted');
    expect(outcome('consensus', { agree: 9, block: 1 })).toBe('blocked');
  });

  it('by majority more agree than disagree', () => {
    expect(outcome('majority', { agree: 2, disagree: 1, abstain: 5 })).toBe('adopted');
    expect(outcome('majority', { agree: 2, disagree: 2 })).toBe('not-adopted');
  });

  it('by two-thirds twice as many agree as disagree', () => {
    expect(outcome('two-thirds', { agree: 2, disagree: 1 })).toBe('adopted');
    expect(outcome('two-thirds', { agree: 3, disagree: 2 })).toBe('not-adopted');
    expect(outcome('two-thirds', { abstain: 3 })).toBe('not-adopted');
  });

  it('by any rule only where enough take part', () => {
    expect(outcome('consensus', { agree: 3 }, 4)).toBe('no-quorum');
    expect(outcome('consensus', { agree: 3, abstain: 1 }, 4)).toBe('adopted');
    expect(neededOf({ quorum: { n: 2, of: 3 }, secret: false }, 10)).toBe(7);
  });
});
