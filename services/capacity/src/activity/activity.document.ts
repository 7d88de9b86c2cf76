import { activityRecorded, Code, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import type { ActivityState } from './activity.state.ts';

/** An activity as it is read. */
export const ActivityDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['recorded', 'struck']),
    ...activityRecorded.data.properties,
    account: Type.Optional(PersonalShown),
    officer: Type.String({ description: 'The person who put it on record' }),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was struck' })),
  },
  { additionalProperties: false, $id: 'Activity' },
);

export function presentActivity(state: ActivityState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of an activity nobody put on record');
  return { id, ...state };
}
