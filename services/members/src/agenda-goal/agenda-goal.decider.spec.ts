import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { adopt, close, correct, report, revise } from './agenda-goal.decider.ts';
import { lastDayOf } from './agenda-goal.periods.pure.ts';
import type { AdoptGoal, GoalFacts } from './agenda-goal.commands.pure.ts';
import { agendaGoalRules } from './agenda-goal.rules.ts';
import { agendaGoal } from './agenda-goal.state.ts';
import {
  aClosedGoal,
  aGoalAtItsHorizon,
  anAdoptedGoal,
  anAdoption,
  aReportedGoal,
  boards,
  CONVENING,
  facts,
  LATER,
  whose,
  women,
} from './agenda-goals.fixture.ts';

const { rules } = agendaGoalRules;
const adopting = (more: Partial<AdoptGoal> = {}, known: Partial<GoalFacts> = {}, effectiveOn = '2026-03-02') =>
  given(agendaGoal).when((state, now) => adopt(state, { ...anAdoption, ...more }, { ...facts, ...known }, now), {
    effectiveOn,
  });
const adopted = given(agendaGoal, ...anAdoptedGoal());
const reported = given(agendaGoal, ...aReportedGoal());
const actual = { indicator: 'boards-renewed', period: '2025', actual: '41.5' };
const revision = { convening: LATER, horizon: '2031-12-31', indicators: [boards, women], ground: 'better-data' };

describe('adopting a goal', () => {
  it('says what it is measured by, from where to where, and by when', () => {
    adopting().then({
      type: 'members.GoalAdopted',
      data: { ...whose, ...anAdoption },
      tags: ['unit:WAN', 'theme:governance', `convening:${CONVENING}`],
    });
  });

  it(rules['adopted-already'].title, () => {
    adopted.when((state, now) => adopt(state, anAdoption, facts, now)).thenRefused('agenda-goal.adopted-already');
  });

  it(rules['convening-unknown'].title, () => {
    adopting({}, { convening: undefined }).thenRefused('agenda-goal.convening-unknown', { pointer: '/convening' });
  });

  it(rules['dated-before-convening'].title, () => {
    adopting({}, {}, '2026-02-27').thenRefused('agenda-goal.dated-before-convening');
  });

  it(rules['theme-unknown'].title, () => {
    adopting({ themes: ['astrology'] }).thenRefused('agenda-goal.theme-unknown', { pointer: '/themes/0' });
  });

  it(rules['horizon-too-near'].title, () => {
    adopting({ horizon: '2027-03-01' }).thenRefused('agenda-goal.horizon-too-near', { pointer: '/horizon' });
  });

  it(rules['indicator-twice'].title, () => {
    adopting({ indicators: [boards, boards] }).thenRefused('agenda-goal.indicator-twice', {
      pointer: '/indicators/1/code',
    });
  });

  it(rules['target-is-baseline'].title, () => {
    adopting({ indicators: [{ ...boards, target: '38.0' }] }).thenRefused('agenda-goal.target-is-baseline');
  });
});

describe('how far a goal is', () => {
  it('is reported for a period that is over, and once', () => {
    adopted
      .when((state, now) => report(state, actual, now))
      .then({ type: 'members.GoalActualReported', data: { ...whose, ...actual } });
    reported.when((state, now) => report(state, actual, now)).thenNothing();
  });

  it.each([
    ['2026', '2026-12-31'],
    ['2026-H1', '2026-06-30'],
    ['2026-Q3', '2026-09-30'],
    ['2024-02', '2024-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (period, until) => {
    expect(lastDayOf(period)).toBe(until);
  });

  it(rules['indicator-unknown'].title, () => {
    adopted
      .when((state, now) => report(state, { ...actual, indicator: 'happiness' }, now))
      .thenRefused('agenda-goal.indicator-unknown', { pointer: '/indicator' });
  });

  it(rules['period-open'].title, () => {
    adopted
      .when((state, now) => report(state, { ...actual, period: '2026-Q1' }, now))
      .thenRefused('agenda-goal.period-open', { pointer: '/period' });
  });

  it(rules['reported-already'].title, () => {
    reported
      .when((state, now) => report(state, { ...actual, actual: '44' }, now))
      .thenRefused('agenda-goal.reported-already');
  });

  it('is put right with the value before', () => {
    reported
      .when((state, now) => correct(state, { ...actual, actual: '44', ground: 'counted-twice' }, now))
      .then({
        type: 'members.GoalActualCorrected',
        data: { ...whose, ...actual, before: '41.5', actual: '44' },
        ground: 'counted-twice',
      });
    reported.when((state, now) => correct(state, { ...actual, ground: 'counted-twice' }, now)).thenNothing();
  });

  it(rules['not-reported'].title, () => {
    adopted
      .when((state, now) => correct(state, { ...actual, ground: 'counted-twice' }, now))
      .thenRefused('agenda-goal.not-reported');
  });
});

describe('a goal over the years', () => {
  it('is revised by a later convening', () => {
    reported
      .when((state, now) => revise(state, revision, facts, now))
      .then({
        type: 'members.GoalRevised',
        data: { ...whose, ...revision },
        ground: 'better-data',
      });
  });

  it(rules['indicator-dropped'].title, () => {
    for (const indicators of [[women], [{ ...boards, measuredIn: 'boards' }, women]]) {
      reported
        .when((state, now) => revise(state, { ...revision, indicators }, facts, now))
        .thenRefused('agenda-goal.indicator-dropped');
    }
    reported
      .when((state, now) => revise(state, { ...revision, indicators: [{ ...boards, target: '80' }] }, facts, now))
      .then({ type: 'members.GoalRevised' });
  });

  it(rules['nothing-revised'].title, () => {
    reported
      .when((state, now) => revise(state, { ...revision, horizon: '2030-12-31' }, facts, now))
      .thenRefused('agenda-goal.nothing-revised');
  });

  it(rules['convening-of-another-unit'].title, () => {
    reported
      .when((state, now) => close(state, { convening: LATER, outcome: 'reached' }, { ...facts, covers: false }, now))
      .thenRefused('agenda-goal.convening-of-another-unit', { pointer: '/convening' });
  });

  it('comes to its horizon the day after its last day, and may be revised or closed then', () => {
    const steps = calendarUntil(agendaGoal, fold(agendaGoal, aReportedGoal()), '2032-01-01', aMoment);
    expect(steps.flatMap(({ events }) => events)).toMatchObject([
      { type: 'members.GoalHorizonReached', data: { horizon: '2030-12-31' }, effectiveOn: '2031-01-01' },
    ]);
    given(agendaGoal, ...aGoalAtItsHorizon())
      .when((state, now) => close(state, { convening: LATER, outcome: 'reached' }, facts, now), {
        effectiveOn: '2031-02-01',
      })
      .then({ type: 'members.GoalClosed', data: { ...whose, convening: LATER, outcome: 'reached' } });
  });

  it(rules.closed.title, () => {
    given(agendaGoal, ...aClosedGoal())
      .when((state, now) => report(state, actual, now))
      .thenRefused('agenda-goal.closed');
  });

  it(rules['not-adopted'].title, () => {
    given(agendaGoal)
      .when((state, now) => report(state, actual, now))
      .thenRefused('agenda-goal.not-adopted');
  });

  it(rules['dated-before-last-step'].title, () => {
    adopted
      .when((state, now) => report(state, actual, now), { effectiveOn: '2026-02-27' })
      .thenRefused('agenda-goal.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});
