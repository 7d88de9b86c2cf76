import { FOLLOW_UP_FINDINGS, TRANSITION_KINDS } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { LEADERSHIP_TRANSITION_STATUSES, type LeadershipTransitionState } from './leadership-transition.state.ts';

const appointed = { person: Type.String(), name: Type.Optional(PersonalShown) };

/** A change of leader as it is read. */
export const LeadershipTransitionDocument = Type.Object(
  {
    id: Type.String(),
    status: Type.Enum([...LEADERSHIP_TRANSITION_STATUSES]),
    organisation: Type.String(),
    unit: Type.String(),
    office: Type.String(),
    kind: Type.Enum([...TRANSITION_KINDS]),
    beganOn: Type.String(),
    lastMoveOn: Type.String({ description: 'The date of the last thing that somebody did' }),
    leavesOn: Type.Optional(Type.String()),
    stallDays: Type.Integer(),
    stalledOn: Type.Optional(Type.String({ description: 'Since when it has been stalled' })),
    successionPlan: Type.Optional(Type.String()),
    programme: Type.Optional(Type.String()),
    circumstances: Type.Optional(PersonalShown),
    handover: Type.Array(
      Type.Object({
        code: Type.String(),
        dueOn: Type.Optional(Type.String()),
        doneOn: Type.Optional(Type.String()),
      }),
    ),
    interim: Type.Optional(Type.Object({ ...appointed, since: Type.String(), until: Type.Optional(Type.String()) })),
    leader: Type.Optional(Type.Object({ ...appointed, from: Type.String() })),
    settlingOn: Type.Optional(Type.String()),
    until: Type.Optional(Type.String({ description: 'The last day of the settling in' })),
    agreement: Type.Optional(PersonalShown),
    followUps: Type.Optional(
      Type.Array(
        Type.Object({
          code: Type.String(),
          dueOn: Type.String(),
          fellDueOn: Type.Optional(Type.String()),
          reported: Type.Optional(
            Type.Object({
              on: Type.String(),
              finding: Type.Enum([...FOLLOW_UP_FINDINGS]),
              report: Type.Optional(PersonalShown),
            }),
          ),
        }),
      ),
    ),
    settledOn: Type.Optional(Type.String()),
    endedOn: Type.Optional(Type.String()),
    ground: Type.Optional(Type.String()),
  },
  { $id: 'LeadershipTransition' },
);

export function presentLeadershipTransition(state: LeadershipTransitionState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a change of leader that never began');
  const { begun, lastStepOn: _, stallsOn: __, ...known } = state;
  const { stallsOn: ___, ...told } = begun;
  return { id, ...told, ...known };
}
