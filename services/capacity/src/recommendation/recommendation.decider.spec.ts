import { given } from '@baraza/domain';
import { decline, lapse, recommend, takeUp } from './recommendation.decider.ts';
import { recommendationRules } from './recommendation.rules.ts';
import { recommendation } from './recommendation.state.ts';
import { aRecommended, closed, ENROLMENT, recommended, whose } from './recommendations.fixture.ts';

const { rules } = recommendationRules;
const recommending = (past: ReturnType<typeof aRecommended> = [], isOpen = true) =>
  given(recommendation, ...past).when((state, now) => recommend(state, recommended, { isOpen }, now));
const declining = (past = aRecommended()) =>
  given(recommendation, ...past).when((state, now) => decline(state, { ground: 'no-time-now' }, now));

describe('a recommendation', () => {
  it('points an open programme out to an organisation, once, whatever became of it', () => {
    recommending().then({
      type: 'capacity.ProgrammeRecommended',
      data: recommended,
      tags: [`org:${recommended.organisation}`, 'unit:UG-402', `programme:${recommended.programme}`],
    });
    for (const past of [aRecommended(), closed.takenUp(), closed.declined(), closed.lapsed()]) {
      recommending(past).thenNothing();
    }
  });

  it(rules['programme-not-open'].title, () => {
    recommending([], false).thenRefused('recommendation.programme-not-open');
  });

  it('is taken up by an application; where nothing waits there is nothing to do', () => {
    const takingUp = (past = aRecommended()) =>
      given(recommendation, ...past).when((state, now) => takeUp(state, { enrolment: ENROLMENT }, now));
    takingUp().then({ type: 'capacity.RecommendationTakenUp', data: { ...whose, enrolment: ENROLMENT } });
    for (const past of Object.values(closed)) takingUp(past()).thenNothing();
    takingUp([]).thenNothing();
  });

  it('lapses when the programme is over, and from no date before it was made', () => {
    given(recommendation, ...aRecommended())
      .when(lapse, { effectiveOn: '2026-01-01' })
      .then({ type: 'capacity.RecommendationLapsed', data: whose, effectiveOn: '2026-02-01' });
    for (const past of Object.values(closed)) {
      given(recommendation, ...past())
        .when(lapse)
        .thenNothing();
    }
  });

  it('is declined on a ground, once', () => {
    declining().then({ type: 'capacity.RecommendationDeclined', data: whose, ground: 'no-time-now' });
    declining(closed.declined()).thenNothing();
  });

  it(rules['not-open'].title, () => {
    declining(closed.takenUp()).thenRefused('recommendation.not-open');
    declining(closed.lapsed()).thenRefused('recommendation.not-open');
  });

  it(rules['not-made'].title, () => {
    declining([]).thenRefused('recommendation.not-made');
  });

  it(rules['before-last-step'].title, () => {
    given(recommendation, ...aRecommended())
      .when((state, now) => decline(state, { ground: 'no-time-now' }, now), { effectiveOn: '2026-01-31' })
      .thenRefused('recommendation.before-last-step', { pointer: '/effectiveOn' });
  });
});
