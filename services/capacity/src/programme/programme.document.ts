import {
  Code,
  Date,
  launchAssignmentGiven,
  programmeFunded,
  programmePlanned,
  ProgrammeTerms,
  Uuid,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type, type Static } from 'typebox';
import type { ProgrammeState } from './programme.state.ts';

/** A programme as those see it who run it, fund it or audit it. */
export const ProgrammeDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['planned', 'open', 'running', 'completed', 'cancelled']),
    since: Type.String({ ...Date, description: 'The date from which it is in this status' }),
    ...programmePlanned.data.properties,
    terms: ProgrammeTerms,
    funding: Type.Array(programmeFunded.data, { description: 'The parts of grants that are set aside for it' }),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was cancelled' })),
    assignments: Type.Optional(
      Type.Array(launchAssignmentGiven.data, {
        description: 'The campaigns it left to be drafted: for the staff of the forum',
      }),
    ),
  },
  { additionalProperties: false, $id: 'Programme' },
);
export type ProgrammeDocument = Static<typeof ProgrammeDocument>;

/** Those who may know of campaigns before they are launched. */
const STAFF: readonly Role[] = ['secretariat', 'programme-officer', 'unit-officer'];

export function presentProgramme(state: ProgrammeState, id: string, roles: readonly Role[]): ProgrammeDocument {
  if (state.status === 'none') throw new Error('there is nothing to present of a programme that was never planned');
  const { status, since, plan, terms, funding } = state;
  const known = { id, status, since, ...plan, terms, funding: [...funding] };
  if (state.status === 'cancelled') return { ...known, ground: state.ground };
  if (state.status !== 'completed' || !roles.some((role) => STAFF.includes(role))) return known;
  return { ...known, assignments: [...state.assignments] };
}
