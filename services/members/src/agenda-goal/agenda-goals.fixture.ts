import { happened, people } from '../testing/record.ts';
import type { AdoptGoal, GoalFacts } from './agenda-goal.commands.pure.ts';
import type { AgendaGoalEvent, Indicator } from './agenda-goal.state.ts';

/** Goals made of events, for specs. */

export const CONVENING = '40000000-0000-4000-8000-000000000001';
export const LATER = '40000000-0000-4000-8000-000000000002';
export const whose = { unit: 'WAN', themes: ['governance'] };
export const boards: Indicator = {
  ...{ code: 'boards-renewed', title: 'Boards renewed in time', measuredIn: 'per cent of members' },
  ...{ baseline: '38', target: '75' },
};
export const women: Indicator = {
  ...{ code: 'women-chairing', title: 'Boards chaired by women', measuredIn: 'boards', baseline: '4', target: '20' },
};
export const anAdoption: AdoptGoal = {
  ...{
    convening: CONVENING,
    code: 'accountable-organisations',
    title: 'Organisations that answer',
    themes: ['governance'],
  },
  ...{ horizon: '2030-12-31', indicators: [boards, women] },
};
export const facts: GoalFacts = {
  convening: { unit: 'WAN', heldOn: '2026-02-28' },
  covers: true,
  themes: ['governance'],
};

export const anAdoptedGoal = (): AgendaGoalEvent[] => [
  happened(
    'members.GoalAdopted',
    { ...whose, ...anAdoption, themes: ['governance'], indicators: [boards, women] },
    '2026-02-28',
    people.officer,
  ),
];
export const aReportedGoal = (): AgendaGoalEvent[] => [
  ...anAdoptedGoal(),
  happened(
    'members.GoalActualReported',
    { ...whose, indicator: 'boards-renewed', period: '2025', actual: '41.5' },
    '2026-03-01',
  ),
];
export const aGoalAtItsHorizon = (): AgendaGoalEvent[] => [
  ...aReportedGoal(),
  happened('members.GoalHorizonReached', { ...whose, horizon: '2030-12-31' }, '2031-01-01'),
];
export const aClosedGoal = (): AgendaGoalEvent[] => [
  ...aReportedGoal(),
  happened('members.GoalClosed', { ...whose, convening: LATER, outcome: 'partly-reached' as const }, '2026-03-02'),
];
