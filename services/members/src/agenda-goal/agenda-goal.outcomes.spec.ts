import { given } from '@baraza/domain';
import type { CountOutcome } from './agenda-goal.commands.pure.ts';
import { countOutcome, reportByOutcome, setOutcomeAside } from './agenda-goal.outcomes.pure.ts';
import { agendaGoal } from './agenda-goal.state.ts';
import { aClosedGoal, anAdoptedGoal, aReportedGoal, whose } from './agenda-goals.fixture.ts';
import { happened } from '../testing/record.ts';

const OUTCOME = '60000000-0000-4000-8000-000000000001';
const counting: CountOutcome = { outcome: OUTCOME, version: 1, verdict: 'substantiated' };
const aGoalWithOutcome = (version = 1) => [
  ...anAdoptedGoal(),
  happened('members.GoalOutcomeCounted', { ...whose, ...counting, version }, '2026-03-01'),
];

describe('an outcome that was confirmed', () => {
  it('counts towards the goal, under the goal’s unit and themes', () => {
    given(agendaGoal, ...anAdoptedGoal())
      .when((state, now) => countOutcome(state, counting, now))
      .then({
        type: 'members.GoalOutcomeCounted',
        data: { ...whose, ...counting },
        tags: ['unit:WAN', 'theme:governance', `outcome:${OUTCOME}`],
      });
  });

  it('counts once, and in a later version or with another verdict anew', () => {
    const goal = given(agendaGoal, ...aGoalWithOutcome(2));
    const again = (more: Partial<CountOutcome>) =>
      goal.when((state, now) => countOutcome(state, { ...counting, ...more }, now));
    again({ version: 2 }).thenNothing();
    again({ version: 1 }).thenNothing();
    again({ version: 2, verdict: 'partly' }).then({ type: 'members.GoalOutcomeCounted', data: { verdict: 'partly' } });
    again({ version: 3 }).then({ type: 'members.GoalOutcomeCounted', data: { version: 3 } });
  });

  it('holds from no earlier than the goal’s last step', () => {
    given(agendaGoal, ...anAdoptedGoal())
      .when((state, now) => countOutcome(state, counting, now), { effectiveOn: '2026-01-05' })
      .then({ type: 'members.GoalOutcomeCounted', effectiveOn: '2026-02-28' });
  });

  it('counts towards no goal that there is not, or that is closed', () => {
    given(agendaGoal)
      .when((state, now) => countOutcome(state, counting, now))
      .thenRefused('agenda-goal.not-adopted');
    given(agendaGoal, ...aClosedGoal())
      .when((state, now) => countOutcome(state, counting, now))
      .thenRefused('agenda-goal.closed');
  });

  it('moves the indicator that it says where it stands, as a report would', () => {
    const reporting = (period: string, actual: string) =>
      given(agendaGoal, ...aReportedGoal()).when((state, now) =>
        reportByOutcome(state, { indicator: 'boards-renewed', period, actual }, now),
      );
    reporting('2025-H2', '52').then({
      type: 'members.GoalActualReported',
      data: { indicator: 'boards-renewed', period: '2025-H2', actual: '52' },
    });
    reporting('2025', '41.5').thenNothing();
    reporting('2025', '52').thenRefused('agenda-goal.reported-already');
    reporting('2027', '52').thenRefused('agenda-goal.period-open');
  });
});

describe('an outcome that is in doubt since', () => {
  const aside = (upTo?: number) =>
    given(agendaGoal, ...aGoalWithOutcome(2)).when((state, now) =>
      setOutcomeAside(state, { outcome: OUTCOME, upTo, because: 'contested' }, now),
    );

  it('counts no more, in the version in which it did', () => {
    aside(3).then({ type: 'members.GoalOutcomeSetAside', data: { version: 2, because: 'contested' } });
    aside(2).then({ type: 'members.GoalOutcomeSetAside', data: { version: 2 } });
    aside().then({ type: 'members.GoalOutcomeSetAside', data: { version: 2 } });
  });

  it('leaves nothing to do where a later version counts, none does, or the goal is closed', () => {
    aside(1).thenNothing();
    for (const events of [[], anAdoptedGoal(), aClosedGoal()]) {
      given(agendaGoal, ...events)
        .when((state, now) => setOutcomeAside(state, { outcome: OUTCOME, because: 'corrected' }, now))
        .thenNothing();
    }
  });
});
