import {
  type assessmentAbandoned,
  type assessmentPlanned,
  type assessmentRatingGiven,
  type assessmentRatingsClosed,
  type assessmentScoreAgreed,
  type DecidedAs,
  LEVELS,
  SHEETS_MAX,
} from '@baraza/contracts';
import { type Deciding, unreachable } from '@baraza/domain';
import type {
  AgreeScore,
  AssessmentCommand,
  EvidenceFacts,
  GiveRating,
  PlanAssessment,
  PlanFacts,
} from './assessment.commands.pure.ts';
import { complete, questionDomain, submit, verifyDomain } from './assessment.review.pure.ts';
import { assessmentRules } from './assessment.rules.ts';
import type { AssessmentState, Planned, Spread } from './assessment.state.ts';
import { assertItems, isOfOrganisation, itemsOf, onRecord, open, whoseOf } from './assessment.steps.pure.ts';

/** Fixes what is asked: a later version of the instrument changes nothing in it. @throws Rejection */
export function plan(
  state: AssessmentState,
  command: PlanAssessment,
  facts: PlanFacts,
  given: Deciding,
): readonly DecidedAs<typeof assessmentPlanned>[] {
  if (state.status !== 'none') throw assessmentRules.broken('planned-once', { pointer: '/id' });
  const { organisation, instrument, round, dueOn, baseline, programme } = command;
  const { unit } = facts;
  if (unit === undefined) throw assessmentRules.broken('organisation-unknown', { pointer: '/organisation' });
  if (facts.instrument === undefined) throw assessmentRules.broken('instrument-unknown', { pointer: '/instrument' });
  if ((round === 'baseline') !== (baseline === undefined)) {
    throw assessmentRules.broken('baseline-amiss', { pointer: '/baseline', params: { round } });
  }
  const { version, scoring, domains } = facts.instrument;
  if (baseline !== undefined) assertFit(facts.baseline, { organisation, instrument, scoring });
  if (programme !== undefined && !facts.programmeKnown) {
    throw assessmentRules.broken('programme-unknown', { pointer: '/programme' });
  }
  const data = {
    ...{ organisation, unit, instrument, version, scoring, round, domains, dueOn },
    facilitator: command.facilitator ?? given.actor.person,
    ...(baseline === undefined ? {} : { baseline }),
    ...(programme === undefined ? {} : { programme }),
  };
  return [{ type: 'capacity.AssessmentPlanned', data, ...onRecord(data, given) }];
}

function assertFit(
  baseline: AssessmentState | undefined,
  now: { readonly organisation: string; readonly instrument: string; readonly scoring: string },
): void {
  if (baseline?.status === 'completed') {
    const { organisation, instrument, scoring, round } = baseline.plan;
    const isSame = organisation === now.organisation && instrument === now.instrument && scoring === now.scoring;
    if (isSame && round === 'baseline') return;
  }
  throw assessmentRules.broken('baseline-unfit', { pointer: '/baseline' });
}

/** One person's sheet. What they rated is kept apart: nobody reads it. Nothing where it says what it said. @throws Rejection */
export function giveRating(
  state: AssessmentState,
  command: GiveRating,
  given: Deciding,
): readonly DecidedAs<typeof assessmentRatingGiven>[] {
  const known = rating(state, given);
  const { rater, ratings } = command;
  const sheet = command.sheet ?? given.id('sheet');
  assertItems(
    known.plan.domains.flatMap((one) => one.items),
    ratings,
    'ratings',
  );
  const before = known.ratings[sheet];
  if (before === undefined && Object.keys(known.ratings).length >= SHEETS_MAX) {
    throw assessmentRules.broken('sheets-too-many', { params: { most: SHEETS_MAX } });
  }
  if (before !== undefined && JSON.stringify(before) === JSON.stringify({ rater, ratings })) return [];
  const data = { ...whoseOf(known.plan), sheet, rater, ratings };
  return [{ type: 'capacity.AssessmentRatingGiven', data, ...onRecord(known.plan, given) }];
}

/** Tells how far apart the ratings lie, and no rating. @throws Rejection `ratings-too-few` */
export function closeRatings(
  state: AssessmentState,
  given: Deciding,
): readonly DecidedAs<typeof assessmentRatingsClosed>[] {
  const known = rating(state, given);
  const sheets = Object.keys(known.ratings).length;
  if (sheets < 2) throw assessmentRules.broken('ratings-too-few', { params: { sheets } });
  const data = { ...whoseOf(known.plan), sheets, spread: spreadOf(known) };
  return [{ type: 'capacity.AssessmentRatingsClosed', data, ...onRecord(known.plan, given) }];
}

function spreadOf({ plan: { domains }, ratings }: Planned): Spread {
  const all = Object.values(ratings).flatMap((sheet) => sheet.ratings);
  return domains
    .flatMap(({ items }) => items)
    .map((item) => {
      const given = all.filter((one) => one.item === item);
      const at = (level: number): number => given.filter((one) => one.level === level).length;
      return { item, counts: Array.from({ length: LEVELS }, (_, index) => at(index + 1)) };
    });
}

/** In one domain, whole. Agreed anew until it is verified or the assessment completed. @throws Rejection */
export function agreeScore(
  state: AssessmentState,
  command: AgreeScore,
  facts: EvidenceFacts,
  given: Deciding,
): readonly DecidedAs<typeof assessmentScoreAgreed>[] {
  const known = open(state, given);
  const { domain, levels, notApplicable, justification, evidence } = command;
  if (known.status !== 'agreeing' && known.status !== 'in-review') {
    throw assessmentRules.broken('not-agreeing', { params: { status: known.status } });
  }
  if (!isOfOrganisation(known.plan, given)) throw assessmentRules.broken('agreed-from-outside');
  const items = itemsOf(known.plan, domain);
  if (known.scores[domain]?.isVerified === true) throw assessmentRules.broken('not-agreeing');
  assertItems(items, levels, 'levels');
  assertWhole(items, [...levels.map(({ item }) => item), ...notApplicable]);
  if (known.plan.scoring === 'evidence-verified' && evidence.length === 0 && levels.length > 0) {
    throw assessmentRules.broken('evidence-missing', { pointer: '/evidence' });
  }
  const files = [...new Set(evidence)].map((id, index) => {
    const file = facts.files.get(id);
    if (file === undefined) throw assessmentRules.broken('evidence-unknown', { pointer: `/evidence/${index}` });
    return file;
  });
  const data = {
    ...{ ...whoseOf(known.plan), domain, levels, notApplicable },
    justification: { subject: given.id('justification'), value: justification, about: [] },
    evidence: files,
  };
  return [{ type: 'capacity.AssessmentScoreAgreed', data, ...onRecord(known.plan, given) }];
}

function assertWhole(items: readonly string[], answered: readonly string[]): void {
  const unanswered = items.filter((item) => answered.filter((one) => one === item).length !== 1);
  const strange = answered.filter((item) => !items.includes(item));
  if (unanswered.length === 0 && strange.length === 0) return;
  throw assessmentRules.broken('domain-unfinished', {
    pointer: '/levels',
    params: { items: [...unanswered, ...strange] },
  });
}

/** @throws Rejection */
export function abandon(
  state: AssessmentState,
  command: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof assessmentAbandoned>[] {
  if (state.status === 'abandoned') return [];
  const { plan: planned } = open(state, given);
  const { ground } = command;
  return [
    {
      type: 'capacity.AssessmentAbandoned',
      data: { ...whoseOf(planned), ground },
      ground,
      ...onRecord(planned, given),
    },
  ];
}

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: AssessmentCommand, state: AssessmentState, given: Deciding) {
  switch (command.kind) {
    case 'plan':
      return plan(state, command.body, command.facts, given);
    case 'give-rating':
      return giveRating(state, command.body, given);
    case 'close-ratings':
      return closeRatings(state, given);
    case 'agree-score':
      return agreeScore(state, command.body, command.facts, given);
    case 'submit':
      return submit(state, given);
    case 'verify-domain':
      return verifyDomain(state, command.body, given);
    case 'question-domain':
      return questionDomain(state, command.body, given);
    case 'complete':
      return complete(state, command.baseline, given);
    case 'abandon':
      return abandon(state, command.body, given);
    default:
      return unreachable(command);
  }
}

function rating(state: AssessmentState, given: Deciding): Planned {
  const known = open(state, given);
  if (known.status !== 'planned') throw assessmentRules.broken('ratings-closed', { params: { status: known.status } });
  return known;
}
