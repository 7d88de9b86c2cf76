import type {
  DecidedAs,
  launchAssignmentGiven,
  programmeCancelled,
  programmeCompleted,
  programmeOpened,
  programmePlanned,
  programmeStarted,
  ProgrammeTerms,
  programmeTermsAnnounced,
  programmeTermsSet,
} from '@baraza/contracts';
import { unreachable, type Deciding } from '@baraza/domain';
import { programmeRules } from './programme.rules.ts';
import type { Funding, LaunchAssignment, ProgrammePlan, ProgrammeState } from './programme.state.ts';
import { inOrderOfDates, isOver, planned, tagsOf } from './programme.steps.pure.ts';
import { assertTerms, fund, releaseFunding, setTerms } from './programme.terms.ts';

/** What is known of the units and organisations a plan names. */
export interface PlanFacts {
  readonly unitKnown: boolean;
  /** Of the units the plan names: those that are its own unit or lie below it. */
  readonly unitsWithin: readonly string[];
  /** Of the partners the plan names: those the forum knows. */
  readonly organisationsKnown: readonly string[];
}

/** Of the organisations and units that assignments name: those the forum knows. */
export interface AssignmentFacts {
  readonly organisationsKnown: readonly string[];
  readonly unitsKnown: readonly string[];
}

export interface CompleteProgramme {
  /** For a `campaign-launch` programme: the campaigns that are to be drafted out of it. */
  readonly assignments?: readonly LaunchAssignment[];
}

export interface PlanProgramme extends ProgrammePlan {
  /** Where left out it begins with the terms that every programme begins with. */
  readonly terms?: ProgrammeTerms | undefined;
}

/** @throws Rejection `planned-once`, `period-backwards`, `module-code-twice`, `currency-unknown`, `unit-unknown`, `unit-outside`, `partner-unknown` */
export function plan(
  state: ProgrammeState,
  command: PlanProgramme,
  facts: PlanFacts,
  given: Deciding,
): readonly (DecidedAs<typeof programmePlanned> | DecidedAs<typeof programmeTermsSet>)[] {
  if (state.status !== 'none') throw programmeRules.broken('planned-once');
  if (command.period.until < command.period.from) {
    throw programmeRules.broken('period-backwards', { pointer: '/period/until' });
  }
  const codes = command.modules.map((module) => module.code);
  const twice = codes.findIndex((code, index) => codes.indexOf(code) !== index);
  if (twice >= 0) throw programmeRules.broken('module-code-twice', { pointer: `/modules/${twice}/code` });
  if (command.budget !== undefined && !/^[A-Z]{3}$/.test(command.budget.currency)) {
    throw programmeRules.broken('currency-unknown', { pointer: '/budget/currency' });
  }
  if (!facts.unitKnown) throw programmeRules.broken('unit-unknown', { pointer: '/unit' });
  const outside = command.units.findIndex((unit) => !facts.unitsWithin.includes(unit));
  if (outside >= 0) throw programmeRules.broken('unit-outside', { pointer: `/units/${outside}` });
  const stranger = command.partners.findIndex((partner) => !facts.organisationsKnown.includes(partner));
  if (stranger >= 0) throw programmeRules.broken('partner-unknown', { pointer: `/partners/${stranger}` });
  const { title, track, aims, unit, units, themes, languages, partners, modules, budget, period, terms } = command;
  if (terms !== undefined) assertTerms(terms, '/terms');
  const common = { effectiveOn: given.effectiveOn, tags: tagsOf(command) };
  return [
    {
      type: 'capacity.ProgrammePlanned',
      data: {
        ...{ title, track, aims, unit, units, themes, languages, partners, modules, period },
        ...(budget === undefined ? {} : { budget }),
      },
      ...common,
    },
    ...(terms === undefined ? [] : [{ type: 'capacity.ProgrammeTermsSet' as const, data: terms, ...common }]),
  ];
}

/** @throws Rejection `unknown`, `not-planned`, `before-last-step` */
export function open(
  state: ProgrammeState,
  given: Deciding,
): readonly (DecidedAs<typeof programmeOpened> | DecidedAs<typeof programmeTermsAnnounced>)[] {
  const known = planned(state);
  if (known.status !== 'planned') throw programmeRules.broken('not-planned', { params: { status: known.status } });
  inOrderOfDates(known, given);
  const { title, track, unit, units, themes, languages, period } = known.plan;
  const common = { effectiveOn: given.effectiveOn, tags: tagsOf(known.plan) };
  return [
    { type: 'capacity.ProgrammeOpened', data: { title, track, unit, units, themes, languages, period }, ...common },
    ...(known.hasOwnTerms ? [{ type: 'capacity.ProgrammeTermsAnnounced' as const, data: known.terms, ...common }] : []),
  ];
}

/** @throws Rejection `unknown`, `not-open`, `before-last-step` */
export function start(state: ProgrammeState, given: Deciding): readonly DecidedAs<typeof programmeStarted>[] {
  const known = planned(state);
  if (known.status !== 'open') throw programmeRules.broken('not-open', { params: { status: known.status } });
  inOrderOfDates(known, given);
  return [{ type: 'capacity.ProgrammeStarted', data: {}, effectiveOn: given.effectiveOn, tags: tagsOf(known.plan) }];
}

/**
 * One event says that it is completed, one more for each campaign it leaves behind.
 * @throws Rejection `unknown`, `not-running`, `before-last-step`, `assignment-of-another-track`, `assignee-unknown`
 */
export function complete(
  state: ProgrammeState,
  command: CompleteProgramme,
  facts: AssignmentFacts,
  given: Deciding,
): readonly (DecidedAs<typeof programmeCompleted> | DecidedAs<typeof launchAssignmentGiven>)[] {
  const known = planned(state);
  if (known.status !== 'running') throw programmeRules.broken('not-running', { params: { status: known.status } });
  inOrderOfDates(known, given);
  const assignments = command.assignments ?? [];
  if (assignments.length > 0 && known.plan.track !== 'campaign-launch') {
    throw programmeRules.broken('assignment-of-another-track', {
      pointer: '/assignments',
      params: { track: known.plan.track },
    });
  }
  assignments.forEach((assignment, index) => {
    if (!facts.organisationsKnown.includes(assignment.organisation)) {
      throw programmeRules.broken('assignee-unknown', { pointer: `/assignments/${index}/organisation` });
    }
    if (!facts.unitsKnown.includes(assignment.unit)) {
      throw programmeRules.broken('assignee-unknown', { pointer: `/assignments/${index}/unit` });
    }
  });
  const { effectiveOn } = given;
  const tags = tagsOf(known.plan);
  return [
    {
      type: 'capacity.ProgrammeCompleted',
      data: { track: known.plan.track, assignments: assignments.length },
      effectiveOn,
      tags,
    },
    ...assignments.map(({ organisation, title, cause, unit, themes }) => ({
      type: 'capacity.LaunchAssignmentGiven' as const,
      data: { organisation, title, cause, unit, themes },
      effectiveOn,
      tags: [...new Set([...tags, `org:${organisation}`])],
    })),
  ];
}

/** @throws Rejection `unknown`, `ended`, `before-last-step` */
export function cancel(
  state: ProgrammeState,
  command: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof programmeCancelled>[] {
  const known = planned(state);
  if (isOver(known)) throw programmeRules.broken('ended', { params: { status: known.status } });
  inOrderOfDates(known, given);
  return [
    {
      type: 'capacity.ProgrammeCancelled',
      data: { ground: command.ground },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(known.plan),
      ground: command.ground,
    },
  ];
}

export type ProgrammeCommand =
  | { readonly kind: 'plan'; readonly body: PlanProgramme; readonly facts: PlanFacts }
  | { readonly kind: 'open' }
  | { readonly kind: 'start' }
  | { readonly kind: 'complete'; readonly body: CompleteProgramme; readonly facts: AssignmentFacts }
  | { readonly kind: 'cancel'; readonly body: { readonly ground: string } }
  | { readonly kind: 'set-terms'; readonly body: ProgrammeTerms }
  | { readonly kind: 'fund'; readonly body: Funding }
  | { readonly kind: 'release-funding'; readonly allocation: string };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: ProgrammeCommand, state: ProgrammeState, given: Deciding) {
  switch (command.kind) {
    case 'plan':
      return plan(state, command.body, command.facts, given);
    case 'open':
      return open(state, given);
    case 'start':
      return start(state, given);
    case 'complete':
      return complete(state, command.body, command.facts, given);
    case 'cancel':
      return cancel(state, command.body, given);
    case 'set-terms':
      return setTerms(state, command.body, given);
    case 'fund':
      return fund(state, command.body, given);
    case 'release-funding':
      return releaseFunding(state, command.allocation, given);
    default:
      return unreachable(command);
  }
}
