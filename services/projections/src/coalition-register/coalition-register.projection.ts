import {
  coalitionFellDormant,
  coalitionFormed,
  coalitionGoalsNamed,
  coalitionRevived,
  coalitionStageReached,
  coalitionWoundDown,
  participantAdmitted,
  participantInvited,
  participantLeft,
  participantRemoved,
  participationDeclined,
  participationRequested,
  seatReinstated,
  seatRoleChanged,
  seatSuspended,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { entityIdOf, handlersOf, type Register, type RowChange } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import {
  COALITION_STATUSES,
  coalitionColumns,
  coalitionFilters,
  type CoalitionRow,
  seated,
  type SeatRow,
} from './coalition-register.read-model.ts';

const { when } = handlersOf<CoalitionRow>((event) => entityIdOf(event, 'coalition'));

/** A change of one organisation's seat. What it leaves out stays as it was; a seat's role is never unknown for long. */
function seat(organisation: string, set: Partial<SeatRow>): RowChange<CoalitionRow> {
  return { set: { seats: { [organisation]: set as SeatRow } } };
}

/** Seats change one by one, and end with the coalition. Whoever has an open seat sees it. */
const merge: Merge<CoalitionRow> = (row, set) => {
  const seats = { ...row.seats };
  for (const [organisation, change] of Object.entries(set.seats ?? {})) {
    seats[organisation] = { ...(seats[organisation] ?? { role: 'participant', status: 'ended' }), ...change };
  }
  const merged = { ...row, ...set, seats } as CoalitionRow;
  return { ...merged, organisations: seated(merged, 'invited', 'asked', 'active', 'suspended') };
};

export const coalitionRegister: Register<CoalitionRow> = {
  name: 'coalitions',
  model: 'coalition-register',
  version: 2,
  handlers: [
    when(coalitionFormed, ({ kind, name, unit, purpose, themes }, event) => ({
      begins: true,
      set: {
        ...{ kind, name, unit, purpose, themes },
        status: 'active',
        ...{ stage: 'formation', goals: [], dormantSince: null },
        formedOn: event.effectiveOn,
        endedOn: null,
        ground: null,
      },
    })),
    when(participantInvited, ({ organisation, role }) => seat(organisation, { status: 'invited', role })),
    when(participationRequested, ({ organisation, role }) => seat(organisation, { status: 'asked', role })),
    when(participantAdmitted, ({ organisation, role }) => seat(organisation, { status: 'active', role })),
    when(participationDeclined, ({ organisation }) => seat(organisation, { status: 'ended' })),
    when(seatRoleChanged, ({ organisation, role }) => seat(organisation, { role })),
    when(participantLeft, ({ organisation }) => seat(organisation, { status: 'ended' })),
    when(seatSuspended, ({ organisation }) => seat(organisation, { status: 'suspended' })),
    when(seatReinstated, ({ organisation }) => seat(organisation, { status: 'active' })),
    when(participantRemoved, ({ organisation }) => seat(organisation, { status: 'ended' })),
    when(coalitionGoalsNamed, ({ goals }) => ({ set: { goals } })),
    when(coalitionStageReached, ({ stage }) => ({ set: { stage } })),
    when(coalitionFellDormant, (_, event) => ({ set: { status: 'dormant', dormantSince: event.effectiveOn } })),
    when(coalitionRevived, () => ({ set: { status: 'active', dormantSince: null } })),
    when(coalitionWoundDown, ({ ground }, event) => ({
      set: { status: 'wound-down', endedOn: event.effectiveOn, ground },
    })),
  ],
  merge,
  statuses: COALITION_STATUSES,
  columns: coalitionColumns,
  filters: coalitionFilters,
  words: (row) => [row.name, row.purpose].join(' '),
  entityOf: (id) => id,
};

export const coalitionRegisterProjection = registerProjection(coalitionRegister);
