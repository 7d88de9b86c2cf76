import type { MembershipStatus } from './members.schemas.ts';

/** The status that an event of a membership leads to, where it is the same each time. */
const STATUS_AFTER: Readonly<Record<string, MembershipStatus>> = {
  'members.MembershipApplied': 'applied',
  'members.MembershipScreened': 'screened',
  'members.MembershipEndorsed': 'endorsed',
  'members.MembershipDeferred': 'deferred',
  'members.MembershipDeferralEnded': 'withdrawn',
  'members.MembershipAdmitted': 'new',
  'members.MembershipRejected': 'rejected',
  'members.MembershipWithdrawn': 'withdrawn',
  'members.MembershipBecameCurrent': 'current',
  'members.MembershipGraceBegan': 'grace',
  'members.MembershipLapsed': 'lapsed',
  'members.MembershipSuspended': 'suspended',
  'members.MembershipResigned': 'resigned',
  'members.MembershipExpelled': 'expelled',
  'members.MembershipDissolved': 'dissolved',
  'members.MembershipMerged': 'merged',
};
/** These say themselves what the membership is afterwards. */
const SAYS_STATUS: readonly string[] = [
  'members.MembershipRenewed',
  'members.MembershipReinstated',
  'members.MembershipCategoryChanged',
  'members.MembershipSuspensionLifted',
  'members.MembershipMergeReversed',
];

/** The events of a membership that are steps of its life: all but its following the organisation to another unit. */
export const MEMBERSHIP_STEPS: readonly string[] = [...Object.keys(STATUS_AFTER), ...SAYS_STATUS];

/**
 * What a membership is after an event of its stream; undefined where the event is no step. An application may be
 * `screened` still after it was screened or endorsed, or `endorsed` already: that is a matter of counting endorsements.
 */
export function membershipStatusAfter(event: {
  readonly type: string;
  readonly data: unknown;
}): MembershipStatus | undefined {
  if (SAYS_STATUS.includes(event.type)) return (event.data as { status: MembershipStatus }).status;
  return STATUS_AFTER[event.type];
}
