import { Code, Date, PeopleCount, sessionHeld, sessionPlanned, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { SESSION_STATUSES, type SessionState } from './session.state.ts';

/** A session as it is read. Who came stands with each enrolment. */
export const SessionDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum([...SESSION_STATUSES]),
    since: Type.String({ ...Date, description: 'The date of its last step' }),
    ...sessionPlanned.data.properties,
    heldOn: Type.Optional(Date),
    people: Type.Optional(PeopleCount),
    attendance: Type.Optional(sessionHeld.data.properties.attendance),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was not held' })),
  },
  { additionalProperties: false, $id: 'Session' },
);

export function presentSession(state: SessionState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a session that was never planned');
  return { id, ...state };
}
