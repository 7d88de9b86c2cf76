import type { CivilDate, Happened } from '@baraza/domain';
import { theCoalition } from '../alert/alert.builders.ts';
import { CONVENOR, FARMERS, seatOf } from '../coalition/coalition.builders.ts';
import type { PlanJointAction } from './joint-action.decider.ts';
import type { JointActionEvent } from './joint-action.state.ts';

/** Joint actions made of events, for specs. Fixed values. */

export const COALITION = '50000000-0000-4000-8000-000000000001';
export const ALERT = '60000000-0000-4000-8000-000000000004';
export const TASK = '70000000-0000-4000-8000-000000000001';
export const OTHER_TASK = '70000000-0000-4000-8000-000000000002';
export const PLANNED_ON = '2026-02-10';
export const DUE_ON = '2026-03-20';

export const lookAtBoreholes = {
  coalition: COALITION,
  what: 'We look at every borehole.',
} as const satisfies PlanJointAction;

const text = {
  subject: '40000000-0000-4000-8000-000000000001',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
function happened<Type extends string, Data>(type: Type, data: Data, effectiveOn: CivilDate): Happened<Type, Data> {
  const actor = '00000000-0000-4000-8000-00000000000b';
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}
const of = (organisation: string, task: string) => ({ task, seat: seatOf(organisation), organisation });

export const aJointAction = (...then: readonly JointActionEvent[]): JointActionEvent[] => [
  happened(
    'coalitions.JointActionPlanned',
    { coalition: COALITION, unit: 'UG-402', themes: ['social-justice'], what: text },
    PLANNED_ON,
  ),
  ...then,
];
export const taskAdded = (task: string = TASK, dueOn: CivilDate = DUE_ON): JointActionEvent =>
  happened('coalitions.TaskAdded', { task, what: text, dueOn }, PLANNED_ON);
export const taskClaimed = (organisation: string = FARMERS, task: string = TASK): JointActionEvent =>
  happened('coalitions.TaskClaimed', of(organisation, task), '2026-02-12');
export const taskBlocked = (organisation: string = FARMERS, task: string = TASK): JointActionEvent =>
  happened('coalitions.TaskBlocked', { ...of(organisation, task), ground: 'no-permission' }, '2026-02-13');
export const taskDone = (organisation: string = FARMERS, task: string = TASK): JointActionEvent =>
  happened('coalitions.TaskDone', of(organisation, task), '2026-02-20');
export const taskDropped = (task: string = TASK): JointActionEvent =>
  happened('coalitions.TaskDropped', { task, ground: 'no-longer-needed' }, '2026-02-20');
export const taskFellDue = (task: string = TASK, dueOn: CivilDate = DUE_ON): JointActionEvent =>
  happened('coalitions.TaskFellDue', { task, dueOn }, '2026-03-21');
export const stopped = (): JointActionEvent =>
  happened('coalitions.JointActionStopped', { ground: 'too-dangerous' }, '2026-02-21');

export { CONVENOR, FARMERS, theCoalition };
