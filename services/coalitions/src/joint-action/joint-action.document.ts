import { Date, Uuid } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { JOINT_ACTION_STATUSES, type JointActionState, TASK_STATUSES } from './joint-action.state.ts';

const TaskDocument = Type.Object({
  task: Uuid,
  status: Type.Enum(TASK_STATUSES),
  what: PersonalShown,
  dueOn: Date,
  fellDueOn: Type.Optional(Date),
  by: Type.Optional(
    Type.Object({ seat: Uuid, organisation: Uuid, on: Date }, { description: 'The participant that has taken it on' }),
  ),
  doneOn: Type.Optional(Date),
  note: Type.Optional(PersonalShown),
  ground: Type.Optional(Type.String({ description: 'Why it is blocked, or was dropped' })),
  narrative: Type.Optional(PersonalShown),
});

/** A joint action, as those see it who do it and those who answer for its unit. */
export const JointActionDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(JOINT_ACTION_STATUSES),
    coalition: Uuid,
    unit: Type.String(),
    themes: Type.Array(Type.String()),
    alert: Type.Optional(Uuid),
    decision: Type.Optional(Uuid),
    what: PersonalShown,
    plannedOn: Date,
    tasks: Type.Array(TaskDocument, {
      description: 'In the order in which they were put up; those who do not act see none of what is not done yet',
    }),
    endedOn: Type.Optional(Date),
    ground: Type.Optional(Type.String()),
    note: Type.Optional(PersonalShown),
    narrative: Type.Optional(PersonalShown),
    lastStepOn: Date,
  },
  { additionalProperties: false, $id: 'JointAction' },
);

/** An auditor hears of a task once it is done: what is still to be done is for those who do it. */
export function presentJointAction(state: JointActionState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what nobody planned');
  const acts = roles.some((role) => role !== 'auditor');
  return { id, ...state, tasks: state.tasks.filter(({ status }) => acts || status === 'done') };
}
