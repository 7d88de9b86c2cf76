import type { Diagram } from '@baraza/domain';
import type { MembershipEvent, MembershipState } from './membership.state.ts';

const MEMBER = ['new', 'current', 'grace'] as const;
const BELONGING = [...MEMBER, 'suspended'] as const;
const CHECKED = ['screened', 'endorsed', 'deferred'] as const;
const PENDING = ['applied', ...CHECKED] as const;
const STANDING = BELONGING;

/** What leads from one status to another. */
export const diagram: Diagram<MembershipState, MembershipEvent> = [
  ['none', 'members.MembershipApplied', 'applied'],
  ['none', 'members.MembershipAdmitted', 'new'],
  [PENDING, 'members.MembershipScreened', ['screened', 'endorsed']],
  ['screened', 'members.MembershipEndorsed', ['screened', 'endorsed']],
  [['endorsed', 'deferred'], 'members.MembershipEndorsed', 'same'],
  [CHECKED, 'members.MembershipDeferred', 'deferred'],
  ['deferred', 'members.MembershipDeferralEnded', 'withdrawn'],
  ['endorsed', 'members.MembershipAdmitted', 'new'],
  [PENDING, 'members.MembershipRejected', 'rejected'],
  [PENDING, 'members.MembershipWithdrawn', 'withdrawn'],
  ['new', 'members.MembershipBecameCurrent', 'current'],
  [['new', 'current'], 'members.MembershipGraceBegan', 'grace'],
  ['grace', 'members.MembershipLapsed', 'lapsed'],
  ['new', 'members.MembershipRenewed', 'new'],
  ['current', 'members.MembershipRenewed', 'current'],
  ['grace', 'members.MembershipRenewed', ['current', 'new', 'grace']],
  ['suspended', 'members.MembershipRenewed', 'same'],
  ['lapsed', 'members.MembershipReinstated', ['new', 'current']],
  ['expelled', 'members.MembershipReinstated', STANDING],
  ['new', 'members.MembershipCategoryChanged', 'new'],
  ['current', 'members.MembershipCategoryChanged', 'current'],
  ['grace', 'members.MembershipCategoryChanged', MEMBER],
  ['suspended', 'members.MembershipCategoryChanged', 'same'],
  [BELONGING, 'members.MembershipSuspended', 'suspended'],
  ['suspended', 'members.MembershipSuspensionLifted', STANDING],
  [BELONGING, 'members.MembershipExpelled', 'expelled'],
  [BELONGING, 'members.MembershipResigned', 'resigned'],
  [BELONGING, 'members.MembershipDissolved', 'dissolved'],
  [
    [...PENDING, 'rejected', 'withdrawn', ...BELONGING, 'lapsed', 'resigned', 'expelled', 'dissolved'],
    'members.MembershipMoved',
    'same',
  ],
];
