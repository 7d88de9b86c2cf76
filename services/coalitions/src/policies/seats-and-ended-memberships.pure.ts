import type { SequencedEvent } from '@baraza/contracts';
import type { ReadModel } from '@baraza/read-models';

/** A taken seat, as the policy remembers it: by whom, where, since when, and on which membership it rests. */
export interface RememberedSeat {
  readonly seat: string;
  readonly coalition: string;
  readonly organisation: string;
  /** The membership the organisation held when it took the seat. */
  readonly membership?: string;
  /** The place in the record where it took the seat. */
  readonly sequence: number;
}

/** A membership that ended or rests, or holds again since, with the last event that said so. */
export interface EndedMembershipNote {
  readonly organisation: string;
  readonly membership: string;
  /** It holds again: seats are no longer suspended for it. */
  readonly isBack?: true;
  readonly event: SequencedEvent;
}

const byOrganisation = { version: 1, keepsPast: false, indexes: ['organisation'] } as const;

/** Taken seats by their id. */
export const rememberedSeats: ReadModel<RememberedSeat> = {
  name: 'seats-of-organisations',
  ...byOrganisation,
  index: ({ organisation }) => ({ organisation }),
};

/** Memberships that ended, rest, or came back, by their id. */
export const endedMemberships: ReadModel<EndedMembershipNote> = {
  name: 'ended-memberships',
  ...byOrganisation,
  index: ({ organisation }) => ({ organisation }),
};

/**
 * Whether the end of a membership reaches a seat: it was taken before the membership ended, or it was taken after, but
 * still on that membership, because the coalition had not heard yet. A seat taken later on other terms is left alone.
 */
export function reaches(ended: EndedMembershipNote, seat: RememberedSeat): boolean {
  return seat.sequence < ended.event.sequence || seat.membership === ended.membership;
}
