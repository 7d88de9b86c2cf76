import { Code, Date, healthRoundClosed, healthRoundPlanned, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { HEALTH_ROUND_STATUSES, type HealthRoundState } from './health-round.state.ts';

/** A health round, as the participants of its coalition see it: never what one of them rated, or whether it has. */
export const HealthRoundDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(HEALTH_ROUND_STATUSES),
    ...healthRoundPlanned.data.properties,
    plannedOn: Date,
    closedOn: Type.Optional(Date),
    felt: Type.Optional(
      Type.Object(healthRoundClosed.data.properties, { description: 'Nothing of what fewer than five have rated' }),
    ),
    cancelledOn: Type.Optional(Date),
    ground: Type.Optional(Code),
  },
  { additionalProperties: false, $id: 'HealthRound' },
);

export function presentHealthRound(state: HealthRoundState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a round that nobody planned');
  const { status, plan, plannedOn } = state;
  const known = { id, status, ...plan, plannedOn };
  if (state.status === 'closed') return { ...known, closedOn: state.closedOn, felt: state.felt };
  if (state.status === 'cancelled') return { ...known, cancelledOn: state.cancelledOn, ground: state.ground };
  return known;
}
