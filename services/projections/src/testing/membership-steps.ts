import {
  membershipAdmitted,
  membershipApplied,
  membershipBecameCurrent,
  membershipCategoryChanged,
  membershipDeferralEnded,
  membershipDeferred,
  membershipDissolved,
  membershipEndorsed,
  membershipExpelled,
  membershipGraceBegan,
  membershipLapsed,
  membershipMerged,
  membershipMergeReversed,
  membershipMoved,
  membershipReinstated,
  membershipRejected,
  membershipRenewed,
  membershipResigned,
  membershipScreened,
  membershipSuspended,
  membershipSuspensionLifted,
  membershipWithdrawn,
} from '@baraza/contracts';
import { type GivenEvent, happened } from './given-events.ts';

/** What a step of a membership is made with, as far as it needs it. */
interface StepDetails {
  readonly id: string;
  readonly whose: { readonly organisation: string; readonly category: string; readonly unit: string };
  readonly date: { readonly effectiveOn: string };
  readonly required: number;
  readonly status: 'new' | 'current' | 'grace' | 'suspended';
  readonly other: string;
}
type Step = (given: StepDetails) => GivenEvent;

const narrative = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const suspension = '2a3b4c5d-6e7f-4809-9a1b-2c3d4e5f6071';
const ends = { termUntil: '2027-03-01', graceUntil: '2027-05-30' };

/** Steps that say no more than whose membership it is. */
const plain: readonly Step[] = [
  membershipApplied,
  membershipDeferralEnded,
  membershipWithdrawn,
  membershipBecameCurrent,
  membershipLapsed,
  membershipResigned,
  membershipExpelled,
  membershipDissolved,
  membershipMoved,
].map(
  (contract): Step =>
    ({ id, whose, date }) =>
      happened(contract, id, whose, date),
);

/** Every step of a membership's life. */
export const membershipSteps: readonly Step[] = [
  ...plain,
  ({ id, whose, date, required }) => {
    const items = [{ item: 'constitution', finding: 'met' as const }];
    return happened(membershipScreened, id, { ...whose, items, endorsersRequired: required }, date);
  },
  ({ id, whose, date, other }) =>
    happened(membershipEndorsed, id, { ...whose, endorser: other, endorserMembership: id }, date),
  ({ id, whose, date }) =>
    happened(membershipDeferred, id, { ...whose, missing: ['constitution'], until: '2025-12-31' }, date),
  ({ id, whose, date }) =>
    happened(membershipAdmitted, id, { ...whose, basis: 'application', newUntil: date.effectiveOn, ...ends }, date),
  ({ id, whose, date }) =>
    happened(membershipRejected, id, { ...whose, grounds: 'checklist-not-met', narrative }, date),
  ({ id, whose, date }) => happened(membershipGraceBegan, id, { ...whose, graceUntil: ends.graceUntil }, date),
  ({ id, whose, date, status }) => happened(membershipRenewed, id, { ...whose, status, ...ends }, date),
  ({ id, whose, date, status }) => happened(membershipReinstated, id, { ...whose, status }, date),
  ({ id, whose, date, status }) => happened(membershipCategoryChanged, id, { ...whose, from: 'full', status }, date),
  ({ id, whose, date }) => happened(membershipSuspended, id, { ...whose, suspension, until: '2025-12-31' }, date),
  ({ id, whose, date, status }) => happened(membershipSuspensionLifted, id, { ...whose, suspension, status }, date),
  ({ id, whose, date, other }) => happened(membershipMerged, id, { ...whose, into: other }, date),
  ({ id, whose, date, status }) => happened(membershipMergeReversed, id, { ...whose, status }, date),
];
