import type {
  cohortBegan,
  cohortCancelled,
  cohortEnded,
  cohortPlacesChanged,
  cohortPlanned,
  cohortReactionReported,
  DecidedAs,
  ReactionRatings,
} from '@baraza/contracts';
import { type Deciding, unreachable } from '@baraza/domain';
import { freePlace, joinWaiting, leaveWaiting, returnToWaiting, takePlace } from './cohort.roster.ts';
import { cohortRules } from './cohort.rules.ts';
import type { CohortPlan, CohortState } from './cohort.state.ts';
import { inOrderOfDates, known, notOver, tagsOf, whoseOf } from './cohort.steps.pure.ts';

export interface PlanCohort extends Omit<CohortPlan, 'unit' | 'applyBy'> {
  /** The unit of the programme where it is left out. */
  readonly unit?: string | undefined;
  readonly applyBy?: string | undefined;
}

export interface CohortFacts {
  /** Undefined where there is no such programme. */
  readonly programme: { readonly unit: string; readonly isOver: boolean } | undefined;
  /** Whether the unit that the command names is the programme's or one below it. */
  readonly unitWithin: boolean;
}

/** @throws Rejection `planned-once`, `programme-unknown`, `programme-over`, `unit-outside`, `dates-backwards`, `apply-by-late` */
export function plan(
  state: CohortState,
  command: PlanCohort,
  facts: CohortFacts,
  given: Deciding,
): readonly DecidedAs<typeof cohortPlanned>[] {
  if (state.status !== 'none') throw cohortRules.broken('planned-once', { pointer: '/id' });
  const { programme, name, places, from, until, applyBy } = command;
  if (facts.programme === undefined) throw cohortRules.broken('programme-unknown', { pointer: '/programme' });
  if (facts.programme.isOver) throw cohortRules.broken('programme-over', { pointer: '/programme' });
  if (!facts.unitWithin) throw cohortRules.broken('unit-outside', { pointer: '/unit' });
  if (until < from) throw cohortRules.broken('dates-backwards', { pointer: '/until', params: { from } });
  if (applyBy !== undefined && applyBy > from) {
    throw cohortRules.broken('apply-by-late', { pointer: '/applyBy', params: { from } });
  }
  const whose = { programme, unit: command.unit ?? facts.programme.unit };
  return [
    {
      type: 'capacity.CohortPlanned',
      data: { ...whose, name, places, from, until, ...(applyBy === undefined ? {} : { applyBy }) },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(whose),
    },
  ];
}

/** @throws Rejection `unknown`, `over`, `places-taken`, `before-last-step` */
export function changePlaces(
  state: CohortState,
  { places }: { readonly places: number },
  given: Deciding,
): readonly DecidedAs<typeof cohortPlacesChanged>[] {
  const now = notOver(state);
  if (places === now.places) return [];
  if (places < now.taken.length) {
    throw cohortRules.broken('places-taken', { pointer: '/places', params: { taken: now.taken.length } });
  }
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.CohortPlacesChanged',
      data: { ...whoseOf(now), places },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now),
    },
  ];
}

/** All who have a place begin with it. @throws Rejection `unknown`, `not-planned`, `nobody-selected`, `before-last-step` */
export function begin(state: CohortState, given: Deciding): readonly DecidedAs<typeof cohortBegan>[] {
  const now = known(state);
  if (now.status !== 'planned') throw cohortRules.broken('not-planned', { params: { status: now.status } });
  if (now.taken.length === 0) throw cohortRules.broken('nobody-selected');
  inOrderOfDates(now, given);
  return [{ type: 'capacity.CohortBegan', data: whoseOf(now), effectiveOn: given.effectiveOn, tags: tagsOf(now) }];
}

export interface ReportReaction {
  /** How many filled the form in. */
  readonly responses: number;
  readonly answers: readonly ReactionRatings[];
}

/** @throws Rejection `unknown`, `not-begun`, `question-twice`, `more-ratings-than-responses`, `before-last-step` */
export function reportReaction(
  state: CohortState,
  { responses, answers }: ReportReaction,
  given: Deciding,
): readonly DecidedAs<typeof cohortReactionReported>[] {
  const now = known(state);
  if (now.status !== 'running' && now.status !== 'ended') {
    throw cohortRules.broken('not-begun', { params: { status: now.status } });
  }
  const questions = answers.map(({ question }) => question);
  const twice = questions.findIndex((question, index) => questions.indexOf(question) !== index);
  if (twice >= 0) throw cohortRules.broken('question-twice', { pointer: `/answers/${twice}/question` });
  const surplus = answers.findIndex(({ ratings }) => ratings.reduce((sum, count) => sum + count, 0) > responses);
  if (surplus >= 0) {
    throw cohortRules.broken('more-ratings-than-responses', { pointer: `/answers/${surplus}/ratings` });
  }
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.CohortReactionReported',
      data: { ...whoseOf(now), responses, answers: answers.map((one) => ({ ...one })) },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now),
    },
  ];
}

/** @throws Rejection `unknown`, `not-running`, `before-last-step` */
export function end(state: CohortState, given: Deciding): readonly DecidedAs<typeof cohortEnded>[] {
  const now = known(state);
  if (now.status !== 'running') throw cohortRules.broken('not-running', { params: { status: now.status } });
  inOrderOfDates(now, given);
  return [{ type: 'capacity.CohortEnded', data: whoseOf(now), effectiveOn: given.effectiveOn, tags: tagsOf(now) }];
}

/** @throws Rejection `unknown`, `over`, `before-last-step` */
export function cancel(
  state: CohortState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof cohortCancelled>[] {
  const now = notOver(state);
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.CohortCancelled',
      data: { ...whoseOf(now), ground },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now),
      ground,
    },
  ];
}

/**
 * Its programme was called off. A consequence: it holds from no earlier than the cohort's last step.
 * @returns nothing where the cohort is over
 */
export function cancelWithProgramme(state: CohortState, given: Deciding): readonly DecidedAs<typeof cohortCancelled>[] {
  if (state.status !== 'planned' && state.status !== 'running') return [];
  const effectiveOn = given.effectiveOn < state.since ? state.since : given.effectiveOn;
  return cancel(state, { ground: 'programme-cancelled' }, { ...given, effectiveOn });
}

export type CohortCommand =
  | { readonly name: 'plan'; readonly of: PlanCohort; readonly facts: CohortFacts }
  | { readonly name: 'change-places'; readonly of: { readonly places: number } }
  | { readonly name: 'begin' | 'end' | 'cancel-with-programme' }
  | { readonly name: 'report-reaction'; readonly of: ReportReaction }
  | { readonly name: 'cancel'; readonly of: { readonly ground: string } }
  | {
      readonly name: 'take-place' | 'free-place' | 'join-waiting' | 'return-to-waiting' | 'leave-waiting';
      readonly enrolment: string;
    };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: CohortCommand, state: CohortState, given: Deciding) {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.facts, given);
    case 'change-places':
      return changePlaces(state, command.of, given);
    case 'begin':
      return begin(state, given);
    case 'report-reaction':
      return reportReaction(state, command.of, given);
    case 'end':
      return end(state, given);
    case 'cancel':
      return cancel(state, command.of, given);
    case 'cancel-with-programme':
      return cancelWithProgramme(state, given);
    case 'take-place':
      return takePlace(state, command.enrolment, given);
    case 'free-place':
      return freePlace(state, command.enrolment, given);
    case 'join-waiting':
      return joinWaiting(state, command.enrolment, given);
    case 'return-to-waiting':
      return returnToWaiting(state, command.enrolment, given);
    case 'leave-waiting':
      return leaveWaiting(state, command.enrolment, given);
    default:
      return unreachable(command);
  }
}
