import { RESOLUTION_OWNERS, RESOLUTION_PROMISEES } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { OFFICERS } from '../roles.ts';
import { RESOLUTION_STATUSES, type ResolutionState } from './resolution.state.ts';

/** A resolution as it is read. A text that waits for its second reader is for officers. */
export const ResolutionDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(RESOLUTION_STATUSES.filter((status) => status !== 'none')),
  unit: Type.String(),
  convening: Type.String(),
  number: Type.String(),
  themes: Type.Array(Type.String()),
  owner: Type.Object({ kind: Type.Enum(RESOLUTION_OWNERS), organisation: Type.Optional(Type.String()) }),
  promisee: Type.Optional(
    Type.Object({ kind: Type.Enum(RESOLUTION_PROMISEES), organisation: Type.Optional(Type.String()) }),
  ),
  votes: Type.Optional(Type.Object({ agree: Type.Integer(), abstain: Type.Integer(), disagree: Type.Integer() })),
  adoptedOn: Type.String(),
  dueOn: Type.String({ description: 'The last day to carry it out' }),
  timesPutOff: Type.Integer(),
  percent: Type.Integer({ description: 'How far it is carried out, by whoever reported it last' }),
  notes: Type.Array(Type.Object({ on: Type.String(), note: Type.Optional(PersonalShown) })),
  text: Type.Optional(Type.String()),
  proposedText: Type.Optional(PersonalShown),
  fulfilledOn: Type.Optional(Type.String()),
  isLate: Type.Optional(Type.Boolean()),
  endedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentResolution(state: ResolutionState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') return {};
  const { proposed, lastStepOn: _, reportedBy: __, ...shown } = state;
  const isOfficer = roles.some((role) => OFFICERS.includes(role));
  return { id, ...shown, ...(proposed === undefined || !isOfficer ? {} : { proposedText: proposed.text }) };
}
