import { isMemberStatus, MEMBERSHIP_STEPS, membershipStatusAfter, type SequencedEvent } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Projection } from '@baraza/read-models';

/** A time in which an organisation was a member of one category, with the rights of it. */
export interface RolledPeriod {
  readonly category: string;
  readonly from: CivilDate;
  /** The first day on which that was so no longer. */
  readonly until?: CivilDate;
}

/** One membership from its admission on: who was a member when. Rights that rest are no rights. */
export interface RolledMembership {
  readonly organisation: string;
  /** In order. */
  readonly periods: readonly RolledPeriod[];
}

export const membershipRoll: Projection<RolledMembership> = {
  model: {
    name: 'members-membership-roll',
    version: 2,
    keepsPast: false,
    indexes: ['organisation', 'categories', 'from', 'until'],
    lists: ['categories'],
    // The first day and the last: what lies between is looked at when it is asked for.
    index: ({ organisation, periods }) => ({
      organisation,
      categories: [...new Set(periods.map(({ category }) => category))],
      from: periods[0]!.from,
      until: periods.at(-1)!.until ?? null,
    }),
  },
  types: MEMBERSHIP_STEPS,
  keys: (event) => [event.stream.slice('membership-'.length)],
  evolve(doc, event: SequencedEvent) {
    const status = membershipStatusAfter(event);
    const { organisation, category } = event.data as { organisation: string; category: string };
    const on = event.effectiveOn;
    const periods = doc?.periods ?? [];
    const last = periods.at(-1);
    const open = last !== undefined && last.until === undefined ? last : undefined;
    const isMember = status !== undefined && isMemberStatus(status);
    if (isMember ? open?.category === category : open === undefined) return doc;
    const ended = open === undefined ? periods : [...periods.slice(0, -1), { ...open, until: on }];
    return { organisation, periods: isMember ? [...ended, { category, from: on }] : ended };
  },
};

/** The category of which it was a member on a date. */
export function categoryOn({ periods }: RolledMembership, date: CivilDate): string | undefined {
  return periods.find(({ from, until }) => from <= date && (until === undefined || date < until))?.category;
}
