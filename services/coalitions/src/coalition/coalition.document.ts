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
import type { Role } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { DECIDERS } from './coalition.roles.ts';
import { type CoalitionState, type ProposedRemoval, stands } from './coalition.state.ts';

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
    removal: Type.Optional(
      Type.Object(
        {
          ground: Code,
          narrative: Type.Optional(PersonalShown),
          proposedOn: Date,
          replyBy: Type.Optional(Type.String({ ...Date, description: 'Once the notice has arrived' })),
          replied: Type.Boolean(),
          reply: Type.Optional(PersonalShown),
        },
        {
          additionalProperties: false,
          description: 'That it is proposed to end it. In words only for those who decide and whose seat it is',
        },
      ),
    ),
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

const IN_WORDS: readonly Role[] = [...DECIDERS, 'auditor'];

/** A coalition for one reader: what is said in words of a participant is none of the others’ business. */
export function presentCoalition(caller: Pick<Caller, 'entitled'>) {
  return (state: CoalitionState, id: string, roles: readonly Role[]): object => {
    if (state.status === 'none') throw new Error('there is nothing to present of a coalition that was never formed');
    if (!stands(state)) {
      const { organisations: _, participants: __, since, ...known } = state;
      return { id, ...known, woundDownOn: since, seats: [] };
    }
    const { seats: held, seatEndedOn: _, removals, ...known } = state;
    const readsWords = (organisation: string): boolean =>
      roles.some((role) => IN_WORDS.includes(role)) ||
      caller.entitled.some((entitlement) => entitlement.organisation === organisation);
    const seats = Object.values(held)
      .sort((a, b) => (a.organisation < b.organisation ? -1 : 1))
      .map((seat) => ({ ...seat, ...removalOf(removals[seat.organisation], readsWords(seat.organisation)) }));
    return { id, ...known, seats };
  };
}

/** Not who proposed it. */
function removalOf(removal: ProposedRemoval | undefined, withWords: boolean) {
  if (removal === undefined) return {};
  const { by: _, narrative, reply, ...shown } = removal;
  const words = withWords ? { narrative, reply } : {};
  return { removal: { ...shown, replied: reply !== undefined, ...words } };
}
