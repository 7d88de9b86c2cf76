import {
  everyContract,
  membershipAdmitted,
  membershipDissolved,
  membershipExpelled,
  membershipLapsed,
  membershipReinstated,
  membershipResigned,
  struggleReported,
  struggleVerified,
} from '@baraza/contracts';
import type { Audience, CivilDate } from '@baraza/domain';
import { allDocuments, type ServedModels } from '@baraza/read-models';
import { type TrailDoc, trailModel } from '../audit-trail/audit-trail.read-model.ts';
import { isReadableBy } from '../rights/levels.pure.ts';

/** By these an organisation is a member, or is one again. */
export const JOINING: readonly string[] = [membershipAdmitted.type, membershipReinstated.type];
/** By these it is one no longer. */
export const LEAVING: readonly string[] = [
  membershipLapsed,
  membershipResigned,
  membershipExpelled,
  membershipDissolved,
].map(({ type }) => type);

/** By these people are told of a struggle that was not there before; of somebody protected by the second alone. */
export const STRUGGLING: readonly string[] = [struggleReported.type, struggleVerified.type];

/** What keeps numbers unique: no work that anybody reads of. */
const BOOKKEEPING: readonly string[] = [
  'open-membership',
  'registration-number',
  'granting-officers',
  'dues-tariff',
  'payment-reference',
];
const PAGE = 1_000;

export class WeekQueries {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  /** What holds from a day of these, in these units, in the order of its dates. */
  async happened(
    units: readonly string[],
    { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
    audiences: readonly Audience[],
  ): Promise<readonly TrailDoc[]> {
    const types = everyContract
      .all()
      .filter(({ type, aggregate }) => isReadableBy(type, audiences) && !BOOKKEEPING.includes(aggregate))
      .map(({ type }) => type);
    const found = await allDocuments(this.#store, trailModel, {
      where: { units: { in: units }, effectiveOn: { from, to: until }, type: { in: types } },
      orderBy: { index: 'sequence' },
      limit: PAGE,
    });
    return found.toSorted(
      (one, other) => one.effectiveOn.localeCompare(other.effectiveOn) || one.sequence - other.sequence,
    );
  }
}
