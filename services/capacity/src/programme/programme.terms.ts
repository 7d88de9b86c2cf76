import type {
  DecidedAs,
  programmeFunded,
  programmeFundingReleased,
  ProgrammeTerms,
  programmeTermsAnnounced,
  programmeTermsSet,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { programmeRules } from './programme.rules.ts';
import type { Funding, ProgrammeState } from './programme.state.ts';
import { inOrderOfDates, isOver, planned, tagsOf } from './programme.steps.pure.ts';

/** What a programme asks of those who take part, and what it is paid from. */

type TermsEvent = DecidedAs<typeof programmeTermsSet> | DecidedAs<typeof programmeTermsAnnounced>;

/**
 * Before it runs: nobody finds other terms half-way. Of an open programme they are announced at once.
 * @throws Rejection `unknown`, `terms-settled`, `terms-open-to-nobody`, `results-before-behaviour`, `before-last-step`
 */
export function setTerms(state: ProgrammeState, terms: ProgrammeTerms, given: Deciding): readonly TermsEvent[] {
  const known = planned(state);
  if (known.status !== 'planned' && known.status !== 'open') {
    throw programmeRules.broken('terms-settled', { params: { status: known.status } });
  }
  assertTerms(terms, '');
  inOrderOfDates(known, given);
  const common = { data: terms, effectiveOn: given.effectiveOn, tags: tagsOf(known.plan) };
  return [
    { type: 'capacity.ProgrammeTermsSet', ...common },
    ...(known.status === 'open' ? [{ type: 'capacity.ProgrammeTermsAnnounced' as const, ...common }] : []),
  ];
}

/** @param at the place of the terms in the command's body */
export function assertTerms({ eligibility, followUps }: ProgrammeTerms, at: string): void {
  if (eligibility.kinds.length > 0 && !eligibility.whom.includes('organisation')) {
    throw programmeRules.broken('kinds-of-nobody', { pointer: `${at}/eligibility/kinds` });
  }
  if (followUps.resultsDays < followUps.behaviourDays) {
    throw programmeRules.broken('results-before-behaviour', { pointer: `${at}/followUps/resultsDays` });
  }
}

/** Written with the grant that sets the money aside. @throws Rejection `unknown`, `ended` */
export function fund(
  state: ProgrammeState,
  funding: Funding,
  given: Deciding,
): readonly DecidedAs<typeof programmeFunded>[] {
  const known = planned(state);
  if (isOver(known)) throw programmeRules.broken('ended', { params: { status: known.status } });
  return [
    {
      type: 'capacity.ProgrammeFunded',
      data: funding,
      effectiveOn: given.effectiveOn,
      tags: [...tagsOf(known.plan), `grant:${funding.grant}`],
    },
  ];
}

/** @returns nothing where that part of the grant is set aside for it no longer */
export function releaseFunding(
  state: ProgrammeState,
  allocation: string,
  given: Deciding,
): readonly DecidedAs<typeof programmeFundingReleased>[] {
  const known = planned(state);
  const funding = known.funding.find((one) => one.allocation === allocation);
  if (funding === undefined) return [];
  return [
    {
      type: 'capacity.ProgrammeFundingReleased',
      data: funding,
      effectiveOn: given.effectiveOn,
      tags: [...tagsOf(known.plan), `grant:${funding.grant}`],
    },
  ];
}
