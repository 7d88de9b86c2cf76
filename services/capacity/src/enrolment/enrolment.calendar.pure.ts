import type { EntityCalendar } from '@baraza/domain';
import type { EnrolmentEvent, EnrolmentState } from './enrolment.state.ts';
import { tagsOf, whoseOf } from './enrolment.steps.pure.ts';

const RANKS = { behaviour: 10, results: 20 } as const;
const ruleOf = (level: keyof typeof RANKS) => `enrolment.${level}-due`;

/** Of those who completed: the day comes on which it is to be asked what the course led to. */
export const calendar: EntityCalendar<EnrolmentState, EnrolmentEvent> = {
  next(state) {
    if (state.status !== 'completed') return undefined;
    const [first] = state.followUps
      .filter(({ standing }) => standing === 'awaited')
      .map(({ level, dueOn }) => ({ rule: ruleOf(level), rank: RANKS[level], on: dueOn }))
      .sort((one, other) => (one.on === other.on ? one.rank - other.rank : one.on < other.on ? -1 : 1));
    return first;
  },
  take(state, { rule, on }) {
    const due = state.status === 'completed' ? state.followUps.find(({ level }) => ruleOf(level) === rule) : undefined;
    if (state.status !== 'completed' || due === undefined) throw new Error(`${rule} of an enrolment without it`);
    const { level, dueOn } = due;
    return [
      {
        type: 'capacity.FollowUpFellDue',
        data: { ...whoseOf(state), level, dueOn },
        effectiveOn: on,
        tags: tagsOf(state),
      },
    ];
  },
};
