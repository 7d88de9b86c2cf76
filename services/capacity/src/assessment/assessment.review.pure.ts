import type {
  assessmentCompleted,
  assessmentDomainQuestioned,
  assessmentDomainVerified,
  assessmentScored,
  assessmentSubmitted,
  assessmentVerified,
  DecidedAs,
  ItemLevel,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { OfDomain, QuestionDomain } from './assessment.commands.pure.ts';
import { assessmentRules } from './assessment.rules.ts';
import type { Agreed, Agreeing, AssessmentState, InReview, Scores, Verified } from './assessment.state.ts';
import { assertItems, byOf, isOfOrganisation, itemsOf, onRecord, open, whoseOf } from './assessment.steps.pure.ts';

/** Asks for a reviewer, every domain agreed. @throws Rejection */
export function submit(state: AssessmentState, given: Deciding): readonly DecidedAs<typeof assessmentSubmitted>[] {
  const known = open(state, given);
  if (known.plan.scoring === 'self-agreed') throw assessmentRules.broken('self-agreed');
  if (known.status === 'in-review' || known.status === 'verified') return [];
  if (known.status !== 'agreeing') throw assessmentRules.broken('domains-open');
  if (!isOfOrganisation(known.plan, given)) throw assessmentRules.broken('agreed-from-outside');
  assertAgreed(known);
  const { instrument } = known.plan;
  const data = { ...whoseOf(known.plan), instrument };
  return [{ type: 'capacity.AssessmentSubmitted', data, ...onRecord(known.plan, given) }];
}

/** The evidence bears the score out. With the last domain the whole is verified. @throws Rejection */
export function verifyDomain(
  state: AssessmentState,
  { domain }: OfDomain,
  given: Deciding,
): readonly (DecidedAs<typeof assessmentDomainVerified> | DecidedAs<typeof assessmentVerified>)[] {
  const known = reviewable(state, given);
  const agreed = scoreOf(known, domain);
  if (agreed.isVerified) return [];
  const { plan } = known;
  const verified = {
    type: 'capacity.AssessmentDomainVerified' as const,
    data: { ...whoseOf(plan), domain },
    ...onRecord(plan, given),
  };
  const isLast = plan.domains.every((one) => one.domain === domain || known.scores[one.domain]?.isVerified === true);
  if (!isLast) return [verified];
  const data = { ...whoseOf(plan), instrument: plan.instrument };
  return [verified, { type: 'capacity.AssessmentVerified', data, ...onRecord(plan, given) }];
}

/** The reviewer comes to other levels and says why. The organisation agrees the domain anew. @throws Rejection */
export function questionDomain(
  state: AssessmentState,
  { domain, levels, reasons }: QuestionDomain,
  given: Deciding,
): readonly DecidedAs<typeof assessmentDomainQuestioned>[] {
  const known = reviewable(state, given);
  const agreed = scoreOf(known, domain);
  if (agreed.isVerified) throw assessmentRules.broken('not-in-review', { pointer: '/domain', params: { domain } });
  assertItems(itemsOf(known.plan, domain), levels, 'levels');
  const before = levelsBy(agreed.levels);
  if (levels.every(({ item, level }) => before.get(item) === level)) {
    throw assessmentRules.broken('question-without-difference', { pointer: '/levels' });
  }
  const data = {
    ...{ ...whoseOf(known.plan), domain, levels },
    reasons: { subject: given.id('reasons'), value: reasons, about: [] },
  };
  return [{ type: 'capacity.AssessmentDomainQuestioned', data, ...onRecord(known.plan, given) }];
}

/**
 * Puts the scores on record, and the change since the baseline over what both rounds asked and scored.
 * @param baseline the assessment that the plan names
 * @throws Rejection
 */
export function complete(
  state: AssessmentState,
  baseline: AssessmentState | undefined,
  given: Deciding,
): readonly (DecidedAs<typeof assessmentCompleted> | DecidedAs<typeof assessmentScored>)[] {
  if (state.status === 'completed') return [];
  const known = finished(state, given);
  const { plan } = known;
  const result = resultOf(known, baseline);
  if (result.domains.length === 0) throw assessmentRules.broken('nothing-scored');
  const whose = { ...whoseOf(plan), ...byOf(plan) };
  const { programme } = plan;
  return [
    {
      type: 'capacity.AssessmentCompleted',
      data: { ...whose, ...(programme === undefined ? {} : { programme }) },
      ...onRecord(plan, given),
    },
    { type: 'capacity.AssessmentScored', data: { ...whose, ...result }, ...onRecord(plan, given) },
  ];
}

function finished(state: AssessmentState, given: Deciding): Agreeing | Verified {
  const known = open(state, given);
  if (known.status === 'planned') throw assessmentRules.broken('domains-open');
  if (known.plan.scoring === 'evidence-verified') {
    if (known.status === 'verified') return known;
    throw assessmentRules.broken('not-verified', { params: { status: known.status } });
  }
  if (known.status !== 'agreeing') throw assessmentRules.broken('not-agreeing');
  assertAgreed(known);
  return known;
}

function resultOf({ plan, scores }: Agreeing | Verified, baseline: AssessmentState | undefined): Scores {
  const levels = plan.domains.flatMap(({ domain }) => scores[domain]!.levels);
  const domains = plan.domains.flatMap(({ domain }) => {
    const own = scores[domain]!.levels;
    return own.length === 0 ? [] : [{ domain, items: own.length, sum: sum(own.map(({ level }) => level)) }];
  });
  const comparison =
    plan.baseline === undefined || baseline?.status !== 'completed' || baseline.result === undefined
      ? undefined
      : { baseline: plan.baseline, domains: changes(plan.domains, levels, baseline.result.levels) };
  return { levels, domains, ...(comparison === undefined ? {} : { comparison }) };
}

/** An item that one round did not ask, or that did not apply in one, is in neither sum. */
function changes(
  asked: readonly { readonly domain: string; readonly items: readonly string[] }[],
  now: readonly ItemLevel[],
  then: readonly ItemLevel[],
) {
  const [after, before] = [levelsBy(now), levelsBy(then)];
  return asked.flatMap(({ domain, items }) => {
    const common = items.filter((item) => after.has(item) && before.has(item));
    if (common.length === 0) return [];
    const total = (levels: ReadonlyMap<string, number>): number => sum(common.map((item) => levels.get(item)!));
    return [{ domain, items: common.length, before: total(before), after: total(after) }];
  });
}

/** @throws Rejection `not-in-review`, and where the caller may not review it */
function reviewable(state: AssessmentState, given: Deciding): InReview {
  const known = open(state, given);
  if (known.plan.scoring === 'self-agreed') throw assessmentRules.broken('self-agreed');
  if (known.status !== 'in-review') throw assessmentRules.broken('not-in-review', { params: { status: known.status } });
  if (given.actor.organisation === known.plan.organisation) throw assessmentRules.broken('own-organisation');
  if ([known.plan.facilitator, known.plannedBy].includes(given.actor.person)) {
    throw assessmentRules.broken('reviewed-by-facilitator');
  }
  return known;
}

function scoreOf(known: InReview, domain: string): Agreed {
  itemsOf(known.plan, domain);
  return known.scores[domain]!;
}

function assertAgreed({ plan, scores }: Agreeing): void {
  const missing = plan.domains.map(({ domain }) => domain).filter((domain) => scores[domain] === undefined);
  if (missing.length > 0) throw assessmentRules.broken('domains-open', { params: { domains: missing } });
}

const levelsBy = (levels: readonly ItemLevel[]): ReadonlyMap<string, number> =>
  new Map(levels.map(({ item, level }) => [item, level]));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
