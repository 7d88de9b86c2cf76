import { GOAL_OUTCOMES, MEETING_MODES, MENTORING_SIDES } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { MENTORING_STATUSES, type MentoringState, sideOf } from './mentoring.state.ts';

const Side = Type.Object({
  person: Type.String(),
  name: Type.Optional(PersonalShown),
  organisation: Type.Optional(Type.String()),
});

/** A mentoring as it is read. */
export const MentoringDocument = Type.Object(
  {
    id: Type.String(),
    status: Type.Enum([...MENTORING_STATUSES]),
    unit: Type.String(),
    mentor: Side,
    mentee: Side,
    goals: Type.Array(
      Type.Object({
        goal: Type.String(),
        text: Type.Optional(PersonalShown),
        outcome: Type.Optional(Type.Enum([...GOAL_OUTCOMES])),
      }),
    ),
    until: Type.Optional(Type.String()),
    programme: Type.Optional(Type.String()),
    agreedOn: Type.String(),
    meetings: Type.Array(
      Type.Object({ on: Type.String(), mode: Type.Enum([...MEETING_MODES]), minutes: Type.Integer() }),
    ),
    reflections: Type.Optional(
      Type.Array(Type.Object({ on: Type.String(), by: Type.Enum([...MENTORING_SIDES]), reflection: PersonalShown }), {
        description: 'For the two alone: nobody else is told that there are any',
      }),
    ),
    endedOn: Type.Optional(Type.String()),
    ground: Type.Optional(Type.String()),
  },
  { $id: 'Mentoring' },
);

/** As `person` may read it: with the reflections for the two, and for nobody else. */
export function presentMentoringTo(person: string): (state: MentoringState, id: string) => object {
  return (state, id) => {
    if (state.status === 'none') throw new Error('there is nothing to present of a mentoring that was never agreed');
    const { status, agreed, agreedOn, meetings, reflections } = state;
    const outcomes = state.status === 'completed' ? state.outcomes : [];
    const goals = state.goals.map((one) => {
      const outcome = outcomes.find(({ goal }) => goal === one.goal)?.outcome;
      return outcome === undefined ? one : { ...one, outcome };
    });
    return {
      ...{ id, status, ...agreed, goals, agreedOn, meetings },
      ...(sideOf(agreed, person) === undefined ? {} : { reflections }),
      ...(state.status === 'active' ? {} : { endedOn: state.endedOn }),
      ...(state.status === 'ended' ? { ground: state.ground } : {}),
    };
  };
}
