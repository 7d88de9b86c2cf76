import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import {
  anotherOfficer,
  anOpenVote,
  aRepresentativeOf,
  aTakenDecision,
  COALITION,
  CONVENOR,
  DRAFT,
  FARMERS,
  happened,
  REVIEW_ON,
  seatOf,
  statementDrafted,
  STRANGER,
  theCoalition,
  theConvenor,
  WOMEN,
} from './decision.builders.ts';
import {
  declineStatement,
  draftStatement,
  enterMinorityStatement,
  publishStatement,
  review,
} from './decision.outcome.pure.ts';
import { decisionRules } from './decision.rules.ts';
import { decision, type DecisionEvent } from './decision.state.ts';

const { rules } = decisionRules;
const on = { effectiveOn: '2026-03-09' };
const led = { ...on, actor: theConvenor };
const words = 'The district pays for medicine first.';

describe('a minority statement', () => {
  const entering = (past: readonly DecisionEvent[], organisation: string, actor = aRepresentativeOf(organisation)) =>
    given(decision, ...past).when(
      (state, now) => enterMinorityStatement(state, { organisation, statement: 'We were not asked.' }, now),
      { ...on, actor },
    );

  it('is of whoever might vote, and did not agree in the open', () => {
    entering(aTakenDecision(), WOMEN).then({
      type: 'coalitions.MinorityStatementEntered',
      data: { coalition: COALITION, seat: seatOf(WOMEN), organisation: WOMEN } as never,
    });
    entering(aTakenDecision(), FARMERS).then({ type: 'coalitions.MinorityStatementEntered' });
  });

  it(rules['not-of-the-minority'].title, () => {
    entering(aTakenDecision(), CONVENOR).thenRefused('decision.not-of-the-minority');
    entering(aTakenDecision(), STRANGER).thenRefused('decision.not-of-the-minority');
  });

  it(rules['not-taken'].title, () => {
    entering(anOpenVote(), WOMEN).thenRefused('decision.not-taken');
  });

  it('is nobody else’s', () => {
    entering(aTakenDecision(), WOMEN, aRepresentativeOf(FARMERS)).thenRefused('decision.speaks-for-another');
  });
});

describe('a statement', () => {
  const publishing = (
    past: readonly DecisionEvent[],
    text = words,
    drafted: string | undefined = words,
    moment = led,
  ) =>
    given(decision, ...past).when(
      (state, now) => publishStatement(state, { draft: DRAFT, text }, theCoalition(), { drafted }, now),
      moment,
    );
  const drafted = [...aTakenDecision(), statementDrafted()];

  it('is put forward by one who leads the coalition, and published by another', () => {
    given(decision, ...aTakenDecision())
      .when((state, now) => draftStatement(state, { text: words }, theCoalition(), now), led)
      .then({ type: 'coalitions.DecisionStatementDrafted' });
    publishing(drafted).then({
      type: 'coalitions.DecisionStatementPublished',
      data: {
        ...{ coalition: COALITION, unit: 'UG-402', draft: DRAFT, text: words, subject: 'position' },
        ...{ outcome: 'adopted', takenOn: '2026-03-07', reviewOn: REVIEW_ON },
      } as never,
    });
  });

  it(rules['own-statement'].title, () => {
    publishing([...aTakenDecision(), statementDrafted(theConvenor.person)]).thenRefused('decision.own-statement');
  });

  it(rules['other-statement'].title, () => {
    publishing(drafted, `${words} At once.`).thenRefused('decision.other-statement', { pointer: '/text' });
  });

  it(rules['statement-gone'].title, () => {
    given(decision, ...drafted)
      .when(
        (state, now) =>
          publishStatement(state, { draft: DRAFT, text: words }, theCoalition(), { drafted: undefined }, now),
        led,
      )
      .thenRefused('decision.statement-gone');
  });

  it(rules['not-drafted'].title, () => {
    publishing(aTakenDecision()).thenRefused('decision.not-drafted');
    given(decision, ...aTakenDecision())
      .when((state, now) => declineStatement(state, { draft: DRAFT, ground: 'x' }, theCoalition(), now), led)
      .thenRefused('decision.not-drafted');
  });

  it('is declined on a ground, and waits no more', () => {
    given(decision, ...drafted)
      .when(
        (state, now) => declineStatement(state, { draft: DRAFT, ground: 'names-a-person' }, theCoalition(), now),
        led,
      )
      .then({ type: 'coalitions.DecisionStatementDeclined', ground: 'names-a-person' });
  });
});

describe('a review', () => {
  const reviewing = (past: readonly DecisionEvent[], command: Parameters<typeof review>[1], replacementKnown = true) =>
    given(decision, ...past).when((state, now) => review(state, command, theCoalition(), { replacementKnown }, now), {
      ...on,
      actor: anotherOfficer,
    });

  it('falls due on its day, once', () => {
    const state = fold(decision, aTakenDecision());
    const [step, ...others] = calendarUntil(decision, state, '2030-01-01', aMoment);
    expect(step).toMatchObject({ step: { on: REVIEW_ON }, events: [{ type: 'coalitions.DecisionReviewFellDue' }] });
    expect(others).toEqual([]);
  });

  it('finds that it holds on, until another day', () => {
    reviewing(aTakenDecision(), { result: 'upheld' }).then({
      type: 'coalitions.DecisionReviewed',
      data: { coalition: COALITION, result: 'upheld', reviewOn: '2027-03-09' },
    });
  });

  it('finds that it has ended, or that another is in its place', () => {
    reviewing(aTakenDecision(), { result: 'ended' }).then({ data: { result: 'ended' } as never });
    reviewing(aTakenDecision(), { result: 'changed', replacedBy: DRAFT }).then({
      data: { result: 'changed', replacedBy: DRAFT } as never,
    });
  });

  it(rules['not-adopted'].title, () => {
    reviewing(aTakenDecision('not-adopted'), { result: 'upheld' }).thenRefused('decision.not-adopted');
    const over = happened('coalitions.DecisionReviewed', { result: 'ended' }, '2026-03-08');
    reviewing([...aTakenDecision(), over], { result: 'upheld' }).thenRefused('decision.not-adopted');
  });

  it(rules['replacement-unnamed'].title, () => {
    reviewing(aTakenDecision(), { result: 'changed' }).thenRefused('decision.replacement-unnamed');
    reviewing(aTakenDecision(), { result: 'ended', replacedBy: DRAFT }).thenRefused('decision.replacement-unnamed');
  });

  it(rules['replacement-unknown'].title, () => {
    reviewing(aTakenDecision(), { result: 'changed', replacedBy: DRAFT }, false).thenRefused(
      'decision.replacement-unknown',
    );
  });

  it('is set for a day to come', () => {
    reviewing(aTakenDecision(), { result: 'upheld', reviewOn: '2026-03-09' }).thenRefused('decision.review-past');
  });
});
