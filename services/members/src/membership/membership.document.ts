import { MEMBERSHIP_BASES } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { omit } from '../omit.pure.ts';
import { MEMBERSHIP_STATUSES, type MembershipState, type Suspension } from './membership.state.ts';

/** A membership as it is read. */
export const MembershipDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(MEMBERSHIP_STATUSES.filter((status) => status !== 'none')),
  organisation: Type.String(),
  category: Type.String(),
  unit: Type.String(),
  basis: Type.Optional(Type.Enum(MEMBERSHIP_BASES)),
  resolution: Type.Optional(Type.String()),
  appliedOn: Type.Optional(Type.String()),
  lastStepOn: Type.String(),
  statement: Type.Optional(PersonalShown),
  items: Type.Optional(Type.Array(Type.Object({ item: Type.String(), finding: Type.Enum(['met', 'not-met']) }))),
  endorsersRequired: Type.Optional(Type.Integer()),
  endorsements: Type.Optional(Type.Array(Type.Object({ endorser: Type.String(), on: Type.String() }))),
  missing: Type.Optional(Type.Array(Type.String())),
  deferredUntil: Type.Optional(Type.String()),
  admittedOn: Type.Optional(Type.String()),
  rejectedOn: Type.Optional(Type.String()),
  grounds: Type.Optional(Type.String()),
  narrative: Type.Optional(PersonalShown),
  withdrawnOn: Type.Optional(Type.String()),
  newUntil: Type.Optional(Type.String({ description: 'The last day on which it counts as new' })),
  termUntil: Type.Optional(Type.String({ description: 'The last day of the term; absent where it does not run out' })),
  graceUntil: Type.Optional(Type.String({ description: 'The last day of grace after the term' })),
  suspendedUntil: Type.Optional(Type.String({ description: 'The last day of the suspension that ends last' })),
  endedOn: Type.Optional(Type.String()),
  into: Type.Optional(Type.String({ description: 'The organisation that a merged one was found to be' })),
});

export function presentMembership(state: MembershipState, id: string): object {
  if (state.status === 'none') return {};
  // Who took which step is told by the events, to those who may read them.
  if (!('suspensions' in state)) return { id, ...omit(state, 'involved') };
  return { id, ...omit(state, 'involved', 'suspensions'), ...suspendedUntil(state.suspensions) };
}

/** Why it is suspended stands in the complaint, for those who may read it. */
function suspendedUntil(suspensions: readonly Suspension[]): object {
  const ends = suspensions.flatMap(({ until }) => until ?? []).sort();
  return ends.length > 0 && ends.length === suspensions.length ? { suspendedUntil: ends.at(-1) } : {};
}
