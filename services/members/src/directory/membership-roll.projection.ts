import type { DataOf, membershipAdmitted, SequencedEvent } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Projection } from '@baraza/read-models';

/** One membership from its admission on: who was a member when. */
export interface RolledMembership {
  readonly organisation: string;
  readonly category: string;
  readonly from: CivilDate;
  /** The first day on which it was a member no longer. */
  readonly until?: CivilDate;
}

type Whose = DataOf<typeof membershipAdmitted>;

export const membershipRoll: Projection<RolledMembership> = {
  model: {
    name: 'members-membership-roll',
    version: 1,
    keepsPast: false,
    indexes: ['organisation', 'category', 'from', 'until'],
    index: ({ organisation, category, from, until }) => ({ organisation, category, from, until: until ?? null }),
  },
  types: ['members.MembershipAdmitted', 'members.MembershipResigned'],
  keys: (event) => [event.stream.slice('membership-'.length)],
  evolve(doc, event: SequencedEvent) {
    if (event.type === 'members.MembershipAdmitted') {
      const { organisation, category } = event.data as Whose;
      return { organisation, category, from: event.effectiveOn };
    }
    return doc === undefined ? undefined : { ...doc, until: event.effectiveOn };
  },
};
