import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { omit } from '../omit.pure.ts';
import { MEMBERSHIP_STATUSES, type MembershipState } from './membership.state.ts';

/** A membership as it is read. */
export const MembershipDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(MEMBERSHIP_STATUSES.filter((status) => status !== 'none')),
  organisation: Type.String(),
  category: Type.String(),
  unit: Type.String(),
  appliedOn: Type.String(),
  lastStepOn: Type.String(),
  statement: Type.Optional(PersonalShown),
  items: Type.Optional(Type.Array(Type.Object({ item: Type.String(), finding: Type.Enum(['met', 'not-met']) }))),
  endorsersRequired: Type.Optional(Type.Integer()),
  endorsements: Type.Optional(Type.Array(Type.Object({ endorser: Type.String(), on: Type.String() }))),
  admittedOn: Type.Optional(Type.String()),
  rejectedOn: Type.Optional(Type.String()),
  grounds: Type.Optional(Type.String()),
  narrative: Type.Optional(PersonalShown),
  withdrawnOn: Type.Optional(Type.String()),
  resignedOn: Type.Optional(Type.String()),
});

export function presentMembership(state: MembershipState, id: string): object {
  if (state.status === 'none') return {};
  // Who took which step is told by the events, to those who may read them.
  return { id, ...omit(state, 'involved') };
}
