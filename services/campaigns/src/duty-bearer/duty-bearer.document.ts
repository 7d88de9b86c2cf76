import { Code, Date, dutyBearerNamed, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { DUTY_BEARER_STATUSES, type DutyBearerState } from './duty-bearer.state.ts';

/** An office, as those see it who work on campaigns, and auditors. */
export const DutyBearerDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(DUTY_BEARER_STATUSES.filter((status) => status !== 'none')),
    ...dutyBearerNamed.data.properties,
    namedOn: Date,
    since: Type.String({ ...Date, description: 'The date of its last step' }),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was retired' })),
    succeededBy: Type.Optional(Uuid),
  },
  { additionalProperties: false, $id: 'DutyBearer' },
);

export function presentDutyBearer(state: DutyBearerState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a duty-bearer that nobody named');
  const { office, ...known } = state;
  return { id, ...office, ...known };
}
