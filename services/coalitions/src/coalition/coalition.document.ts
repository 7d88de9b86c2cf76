import {
  COALITION_STAGES,
  Code,
  coalitionFormed,
  coalitionTerms,
  Date,
  PARTICIPANT_ROLES,
  SEAT_BASES,
  SuspensionCause,
  Uuid,
} from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { type CoalitionState, stands } from './coalition.state.ts';

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
    status: Type.Enum(['active', 'dormant', 'wound-down']),
    ...coalitionFormed.data.properties,
    formedOn: Date,
    goals: Type.Array(Uuid, { description: 'Of the change agenda, which it serves' }),
    stage: Type.Enum(COALITION_STAGES),
    stageSince: Date,
    terms: Type.Optional(
      Type.Object(
        { version: Type.Integer(), decision: Uuid, adoptedOn: Date, ...coalitionTerms },
        {
          additionalProperties: false,
          description: 'The terms of reference that hold; without any it goes by the first terms of every coalition',
        },
      ),
    ),
    proposedTerms: Type.Optional(
      Type.Array(
        Type.Object(
          { version: Type.Integer(), ...coalitionTerms, text: Type.Optional(PersonalShown) },
          { additionalProperties: false },
        ),
        { description: 'Every version that was drawn up' },
      ),
    ),
    lastActiveOn: Type.Optional(Date),
    dormantSince: Type.Optional(Date),
    woundDownOn: Type.Optional(Date),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was wound down' })),
    seats: Type.Array(SeatDocument, { description: 'The open seats, by organisation; none once it is wound down' }),
  },
  { additionalProperties: false, $id: 'Coalition' },
);

export function presentCoalition(state: CoalitionState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a coalition that was never formed');
  if (!stands(state)) {
    const { organisations: _, participants: __, since, ...known } = state;
    return { id, ...known, woundDownOn: since, seats: [] };
  }
  const { seats: held, seatEndedOn: _, ...known } = state;
  const seats = Object.values(held).sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
  return { id, ...known, seats };
}
