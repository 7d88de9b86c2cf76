import type { SequencedEvent } from '@baraza/contracts';
import type { ReadModel } from '@baraza/read-models';

/** An enrolment that has not come to its end, as the policy remembers it. */
export interface RememberedEnrolment {
  readonly enrolment: string;
  readonly organisation: string;
  /** The membership the organisation held when it applied. */
  readonly membership?: string;
  /** The place in the record where it applied. */
  readonly sequence: number;
}

/** A membership that ended or rests, or holds again since, with the last event that said so. */
export interface EndedMembershipNote {
  readonly organisation: string;
  readonly membership: string;
  /** It holds again: enrolments are no longer put on hold for it. */
  readonly isBack?: true;
  readonly event: SequencedEvent;
}

const byOrganisation = { version: 1, keepsPast: false, indexes: ['organisation'] } as const;

/** Enrolments by their id. */
export const rememberedEnrolments: ReadModel<RememberedEnrolment> = {
  name: 'enrolments-of-organisations',
  ...byOrganisation,
  index: ({ organisation }) => ({ organisation }),
};

/** Memberships that ended, rest, or came back, by their id. */
export const membershipsThatEnded: ReadModel<EndedMembershipNote> = {
  name: 'memberships-that-ended',
  ...byOrganisation,
  index: ({ organisation }) => ({ organisation }),
};

/**
 * Whether the end of a membership reaches an enrolment: it was applied for before the membership ended, or after, but
 * still on that membership, because it had not been heard of yet. One applied for later on other terms is left alone.
 */
export function reaches(ended: EndedMembershipNote, enrolment: RememberedEnrolment): boolean {
  return enrolment.sequence < ended.event.sequence || enrolment.membership === ended.membership;
}
