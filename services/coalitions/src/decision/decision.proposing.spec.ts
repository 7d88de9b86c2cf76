import { given } from '@baraza/domain';
import { aCoalition, aWoundDownCoalition } from '../coalition/coalition.builders.ts';
import { coalition } from '../coalition/coalition.state.ts';
import { fold } from '@baraza/domain';
import {
  aDiscussedProposal,
  anOfficer,
  anOpenVote,
  aProposal,
  aRepresentativeOf,
  aTakenDecision,
  campaign,
  COALITION,
  FARMERS,
  happened,
  OBSERVER,
  position,
  PROPOSED_ON,
  seatOf,
  someTerms,
  STRANGER,
  termsProposed,
  theCoalition,
  theConvenor,
  WOMEN,
} from './decision.builders.ts';
import { amend, openDiscussion, propose, withdraw, withdrawWithCoalition } from './decision.decider.ts';
import { decisionRules } from './decision.rules.ts';
import { decision } from './decision.state.ts';

const { rules } = decisionRules;
const farmers = { actor: aRepresentativeOf(FARMERS) };
const women = { actor: aRepresentativeOf(WOMEN) };
const within = { campaignUnitWithin: true };
const nothing = given(decision);
const proposing = (of = theCoalition(), command: Parameters<typeof propose>[1] = position, facts = within) =>
  nothing.when((state, now) => propose(state, command, of, facts, now), farmers);
const toCampaign = { ...position, subject: 'campaign', campaign } as const;

describe('proposing', () => {
  it('a participant proposes, by the rule of the first terms of every coalition', () => {
    proposing().then({
      type: 'coalitions.DecisionProposed',
      data: {
        ...{ coalition: COALITION, unit: 'UG-402', subject: 'position', rule: 'consensus', quorum: { n: 1, of: 2 } },
        ...{ votingDays: 14, secret: false, by: FARMERS },
      },
      tags: ['unit:UG-402', `org:${FARMERS}`, 'theme:social-justice', `coalition:${COALITION}`],
    });
  });

  it('by the rule of the terms of reference once they are adopted, or the one they name for it', () => {
    const adopted = {
      ...{ version: 1, decision: STRANGER, ...someTerms },
      otherRules: [{ subject: 'position' as const, rule: 'two-thirds' as const }],
    };
    const of = theCoalition(termsProposed(1), {
      ...{ type: 'coalitions.TermsOfReferenceAdopted', data: adopted, effectiveOn: '2026-02-03' },
      ...{ time: '2026-02-03T08:00:00.000Z', actor: 'x' },
    });
    proposing(of).then({ data: { rule: 'two-thirds', votingDays: 7 } } as never);
    const other = { ...position, subject: 'other' } as const;
    proposing(of, other).then({ data: { rule: 'majority' } } as never);
  });

  it('tells of a campaign beside the proposal, for staff alone', () => {
    proposing(theCoalition(), toCampaign).then(
      { type: 'coalitions.DecisionProposed' },
      { type: 'coalitions.CampaignProposed', data: { coalition: COALITION, campaign } },
    );
  });

  it(rules['proposed-once'].title, () => {
    given(decision, ...aProposal())
      .when((state, now) => propose(state, position, theCoalition(), within, now), farmers)
      .thenRefused('decision.proposed-once');
  });

  it(rules['coalition-not-standing'].title, () => {
    proposing(fold(coalition, aWoundDownCoalition())).thenRefused('decision.coalition-not-standing');
    const dormant = theCoalition({
      ...{ type: 'coalitions.CoalitionFellDormant', data: { lastActiveOn: '2026-02-02', dormantAfterDays: 30 } },
      ...{ effectiveOn: '2026-03-04', time: '2026-03-04T00:00:00.000Z', actor: 'calendar' },
    });
    proposing(dormant).then({ type: 'coalitions.DecisionProposed' });
  });

  it(rules['not-acting'].title, () => {
    for (const by of [OBSERVER, STRANGER]) {
      nothing
        .when((state, now) => propose(state, { ...position, by }, theCoalition(), within, now), { actor: anOfficer })
        .thenRefused('decision.not-acting', { pointer: '/by' });
    }
  });

  it(rules['speaks-for-another'].title, () => {
    const asked = (actor: typeof anOfficer) =>
      nothing.when((state, now) => propose(state, position, theCoalition(), within, now), { actor });
    asked(aRepresentativeOf(WOMEN)).thenRefused('decision.speaks-for-another', { pointer: '/by' });
    asked(anOfficer).then({ type: 'coalitions.DecisionProposed' });
  });

  it(rules['terms-unknown'].title, () => {
    const onTerms = { ...position, subject: 'terms', terms: 1 } as const;
    proposing(theCoalition(), onTerms).thenRefused('decision.terms-unknown', { pointer: '/terms' });
    proposing(theCoalition(termsProposed(1)), onTerms).then({ data: { subject: 'terms', terms: 1 } } as never);
    const { terms: _, ...unnamed } = onTerms;
    proposing(theCoalition(termsProposed(1)), unnamed).thenRefused('decision.terms-unknown');
  });

  it(rules['terms-unasked'].title, () => {
    proposing(theCoalition(termsProposed(1)), { ...position, terms: 1 }).thenRefused('decision.terms-unasked');
  });

  it(rules['campaign-unnamed'].title, () => {
    proposing(theCoalition(), { ...position, subject: 'campaign' }).thenRefused('decision.campaign-unnamed');
    proposing(theCoalition(), { ...position, campaign }).thenRefused('decision.campaign-unnamed');
  });

  it(rules['lead-not-acting'].title, () => {
    for (const lead of [OBSERVER, STRANGER]) {
      proposing(theCoalition(), { ...toCampaign, campaign: { ...campaign, lead } }).thenRefused(
        'decision.lead-not-acting',
        { pointer: '/campaign/lead' },
      );
    }
  });

  it(rules['campaign-elsewhere'].title, () => {
    proposing(theCoalition(), toCampaign, { campaignUnitWithin: false }).thenRefused('decision.campaign-elsewhere');
  });

  it(rules['review-past'].title, () => {
    proposing(theCoalition(), { ...position, reviewOn: '2026-03-02' }).thenRefused('decision.review-past', {
      pointer: '/reviewOn',
    });
  });
});

describe('before the vote', () => {
  it(rules.unknown.title, () => {
    nothing
      .when((state, now) => openDiscussion(state, theCoalition(), now), { actor: theConvenor })
      .thenRefused('decision.unknown');
  });

  it(rules['before-last-step'].title, () => {
    given(decision, ...aProposal())
      .when((state, now) => openDiscussion(state, theCoalition(), now), { effectiveOn: '2026-02-09' })
      .thenRefused('decision.before-last-step', { pointer: '/effectiveOn' });
  });

  it('its wording is changed by whoever proposed it', () => {
    const other = { proposal: 'That we ask every week.' };
    for (const state of [aProposal(), aDiscussedProposal()]) {
      given(decision, ...state)
        .when((now, moment) => amend(now, other, moment), farmers)
        .then({ type: 'coalitions.DecisionAmended', data: { coalition: COALITION } as never });
    }
    given(decision, ...aProposal())
      .when((state, now) => amend(state, other, now), women)
      .thenRefused('decision.speaks-for-another');
  });

  it(rules['not-open-to-change'].title, () => {
    given(decision, ...anOpenVote())
      .when((state, now) => amend(state, { proposal: 'Other' }, now), farmers)
      .thenRefused('decision.not-open-to-change');
  });

  it('a convenor or an officer puts it before the participants', () => {
    for (const actor of [theConvenor, anOfficer]) {
      given(decision, ...aProposal())
        .when((state, now) => openDiscussion(state, theCoalition(), now), { actor })
        .then({ type: 'coalitions.DecisionDiscussionOpened' });
    }
  });

  it(rules['led-by-another'].title, () => {
    given(decision, ...aProposal())
      .when((state, now) => openDiscussion(state, theCoalition(), now), farmers)
      .thenRefused('decision.led-by-another');
    given(decision, ...aProposal())
      .when((state, now) => withdraw(state, { ground: 'x' }, theCoalition(), now), women)
      .thenRefused('decision.led-by-another');
  });

  it(rules['discussed-already'].title, () => {
    given(decision, ...aDiscussedProposal())
      .when((state, now) => openDiscussion(state, theCoalition(), now))
      .thenRefused('decision.discussed-already');
  });
});

describe('withdrawing', () => {
  const withdrawing = (past: ReturnType<typeof aProposal>, moment: object) =>
    given(decision, ...past).when(
      (state, now) => withdraw(state, { ground: 'overtaken-by-events' }, theCoalition(), now),
      moment,
    );

  it('whoever proposed it withdraws it before the vote, and those who lead until it is decided', () => {
    const withdrawn = { type: 'coalitions.DecisionWithdrawn', ground: 'overtaken-by-events' };
    withdrawing(aProposal(), farmers).then(withdrawn);
    withdrawing(anOpenVote(), farmers).thenRefused('decision.led-by-another');
    withdrawing(anOpenVote(), { actor: theConvenor }).then(withdrawn);
  });

  it(rules['decided-already'].title, () => {
    withdrawing(aTakenDecision(), { effectiveOn: '2026-03-09' }).thenRefused('decision.decided-already');
  });

  it('what is not decided is withdrawn with its coalition, from no earlier than its last step', () => {
    given(decision, ...anOpenVote())
      .when(withdrawWithCoalition, { effectiveOn: '2026-02-01' })
      .then({ data: { ground: 'coalition-wound-down' } as never, effectiveOn: '2026-02-20' });
    given(decision, ...aTakenDecision())
      .when(withdrawWithCoalition)
      .thenNothing();
    nothing.when(withdrawWithCoalition).thenNothing();
  });
});

describe('who finds a decision', () => {
  it('whoever proposed it, and those on the roll of its vote', () => {
    expect(decision.scope(fold(decision, aProposal()))).toEqual({ unit: 'UG-402', organisations: [FARMERS] });
    expect(decision.scope(fold(decision, anOpenVote()))?.organisations).toHaveLength(4);
    expect(decision.scope({ status: 'none' })).toBeUndefined();
  });

  it('a seat of the roll is the one that stood there', () => {
    const state = fold(decision, [
      ...anOpenVote(),
      happened('coalitions.DecisionWithdrawn', { ground: 'x' }, PROPOSED_ON),
    ]);
    expect(state).toMatchObject({ status: 'withdrawn', ground: 'x' });
    expect(seatOf(FARMERS)).toBe('30000000-0000-4000-8000-000000000002');
    expect(aCoalition()).toHaveLength(2);
  });
});
