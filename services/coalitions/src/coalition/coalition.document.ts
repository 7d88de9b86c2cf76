import { Code, coalitionFormed, Date, PARTICIPANT_ROLES, SEAT_BASES, SuspensionCause, Uuid } from '@baraza/contracts';
import { Type, type Static } from 'typebox';
import type { CoalitionState } from './coalition.state.ts';

const SeatDocument = Type.Object(
  {
    seat: Uuid,
    organisation: Uuid,
    role: Type.Enum(PARTICIPANT_ROLES),
    status: Type.Enum(['invited', 'asked', 'active', 'suspended']),
    since: Type.String({ ...Date, description: "The date of the seat's last step" }),
    basis: Type.Optional(Type.Enum(SEAT_BASES)),
    membership: Type.Optional(Uuid),
    causes: Type.Optional(Type.Array(SuspensionCause, { description: 'What it is suspended for' })),
  },
  { additionalProperties: false },
);

/** A coalition with its open seats, as those see it who have one or answer for it. */
export const CoalitionDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['active', 'wound-down']),
    ...coalitionFormed.data.properties,
    formedOn: Date,
    woundDownOn: Type.Optional(Date),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was wound down' })),
    seats: Type.Array(SeatDocument, { description: 'The open seats, by organisation; none once it is wound down' }),
  },
  { additionalProperties: false, $id: 'Coalition' },
);
export type CoalitionDocument = Static<typeof CoalitionDocument>;

export function presentCoalition(state: CoalitionState, id: string): CoalitionDocument {
  if (state.status === 'none') throw new Error('there is nothing to present of a coalition that was never formed');
  const { status, kind, name, unit, purpose, themes, formedOn } = state;
  const common = { id, status, kind, name, unit, purpose, themes: [...themes], formedOn };
  if (state.status === 'wound-down') return { ...common, woundDownOn: state.since, ground: state.ground, seats: [] };
  const seats = Object.values(state.seats).sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
  return {
    ...common,
    seats: seats.map((seat) => (seat.status === 'suspended' ? { ...seat, causes: [...seat.causes] } : { ...seat })),
  };
}
