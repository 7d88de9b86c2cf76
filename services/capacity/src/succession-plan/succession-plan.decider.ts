import type {
  DecidedAs,
  emergencyCoverActivated,
  emergencyCoverEnded,
  successionPlanAdopted,
  successionPlanEnded,
  successionPlanReviewed,
  successionPlanRevised,
} from '@baraza/contracts';
import { addMonths, type Deciding, freeText, unreachable } from '@baraza/domain';
import { successionPlanRules } from './succession-plan.rules.ts';
import {
  type KnownPlan,
  type SuccessionPlanState,
  tagsOfPlan,
  whoseOf,
  type WhoseOffice,
} from './succession-plan.state.ts';

/** Somebody who steps in: by the office they hold otherwise, and by name where they are known by it. */
export interface Cover {
  readonly office: string;
  readonly person?: string;
  readonly name?: string;
}
/** What a plan is to say. */
export interface PlanToSay {
  readonly cover: readonly Cover[];
  readonly activatedBy: string;
  readonly reviewMonths: number;
  readonly plan?: string;
  /** The persons whom the plan tells of. */
  readonly about?: readonly string[];
}
export interface AdoptPlan extends PlanToSay {
  readonly organisation: string;
  readonly office: string;
}
/** The unit of the organisation; undefined where the forum does not know it. */
export interface AdoptionFacts {
  readonly unit: string | undefined;
}

/** @throws Rejection where there is one already, or where it says what cannot be */
export function adopt(
  state: SuccessionPlanState,
  command: AdoptPlan,
  { unit }: AdoptionFacts,
  given: Deciding,
): readonly DecidedAs<typeof successionPlanAdopted>[] {
  if (state.status !== 'none') throw successionPlanRules.broken('adopted-already', { pointer: '/office' });
  if (unit === undefined) throw successionPlanRules.broken('organisation-unknown', { pointer: '/organisation' });
  const whose = { organisation: command.organisation, unit, office: command.office };
  return [{ type: 'capacity.SuccessionPlanAdopted', ...saying(whose, command, given) }];
}

/** What it says is replaced as a whole. One that was ended is taken up again by it. */
export function revise(
  state: SuccessionPlanState,
  command: PlanToSay,
  given: Deciding,
): readonly DecidedAs<typeof successionPlanRevised>[] {
  const plan = adopted(state, given);
  if (plan.status === 'activated') throw successionPlanRules.broken('activated-already');
  return [{ type: 'capacity.SuccessionPlanRevised', ...saying(whoseOf(plan.says), command, given) }];
}

/** It was looked at, and stands as it is. */
export function review(
  state: SuccessionPlanState,
  given: Deciding,
): readonly DecidedAs<typeof successionPlanReviewed>[] {
  const { says } = atRest(state, given);
  return [
    {
      type: 'capacity.SuccessionPlanReviewed',
      data: { ...whoseOf(says), reviewBy: addMonths(given.effectiveOn, says.reviewMonths) },
      effectiveOn: given.effectiveOn,
      tags: tagsOfPlan(says),
    },
  ];
}

/** @throws Rejection where cover is active already, or is given by somebody whom the plan does not name */
export function activate(
  state: SuccessionPlanState,
  { cover, ground }: { readonly cover: string; readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof emergencyCoverActivated>[] {
  const { says } = atRest(state, given);
  if (!says.cover.some(({ office }) => office === cover)) {
    throw successionPlanRules.broken('no-such-cover', { pointer: '/cover' });
  }
  return [
    {
      type: 'capacity.EmergencyCoverActivated',
      data: { ...whoseOf(says), cover, activatedBy: says.activatedBy, ground },
      effectiveOn: given.effectiveOn,
      tags: tagsOfPlan(says),
      ground,
    },
  ];
}

export function standDown(
  state: SuccessionPlanState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof emergencyCoverEnded>[] {
  const { status, says } = adopted(state, given);
  if (status !== 'activated') throw successionPlanRules.broken('not-activated', { params: { status } });
  return [
    {
      type: 'capacity.EmergencyCoverEnded',
      data: { ...whoseOf(says), ground },
      effectiveOn: given.effectiveOn,
      tags: tagsOfPlan(says),
      ground,
    },
  ];
}

export function end(
  state: SuccessionPlanState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof successionPlanEnded>[] {
  const { status, says } = adopted(state, given);
  if (status === 'ended') return [];
  return [
    {
      type: 'capacity.SuccessionPlanEnded',
      data: { ...whoseOf(says), ground },
      effectiveOn: given.effectiveOn,
      tags: tagsOfPlan(says),
      ground,
    },
  ];
}

function saying(whose: WhoseOffice, command: PlanToSay, given: Deciding) {
  const { cover, activatedBy, reviewMonths, plan, about } = command;
  const offices = cover.map(({ office }) => office);
  const own = offices.indexOf(whose.office);
  if (own >= 0) throw successionPlanRules.broken('cover-by-the-office', { pointer: `/cover/${own}/office` });
  const twice = offices.findIndex((office, index) => offices.indexOf(office) !== index);
  if (twice >= 0) throw successionPlanRules.broken('cover-twice', { pointer: `/cover/${twice}/office` });
  if (activatedBy === whose.office || offices.includes(activatedBy)) {
    throw successionPlanRules.broken('activates-themselves', { pointer: '/activatedBy' });
  }
  return {
    data: {
      ...whose,
      cover: cover.map((one, index) => named(one, given.id(`cover-${index}`))),
      activatedBy,
      reviewMonths,
      reviewBy: addMonths(given.effectiveOn, reviewMonths),
      ...(plan === undefined ? {} : { plan: freeText(given.id('plan'), plan, about) }),
    },
    effectiveOn: given.effectiveOn,
    tags: tagsOfPlan(whose),
  };
}

/** A person who is named without an id is known by one from now on. */
function named({ office, person, name }: Cover, idOfNew: string) {
  if (name === undefined) return { office, ...(person === undefined ? {} : { person }) };
  const subject = person ?? idOfNew;
  return { office, person: subject, name: { subject, value: name } };
}

function adopted(state: SuccessionPlanState, given: Deciding): KnownPlan {
  if (state.status === 'none') throw successionPlanRules.broken('unknown');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw successionPlanRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

/** In force, and nobody stands in for the office by it. */
function atRest(state: SuccessionPlanState, given: Deciding): KnownPlan {
  const plan = adopted(state, given);
  if (plan.status === 'ended') throw successionPlanRules.broken('ended');
  if (plan.status === 'activated') throw successionPlanRules.broken('activated-already');
  return plan;
}

export type SuccessionPlanCommand =
  | { readonly name: 'adopt'; readonly of: AdoptPlan; readonly facts: AdoptionFacts }
  | { readonly name: 'revise'; readonly of: PlanToSay }
  | { readonly name: 'review' }
  | { readonly name: 'activate'; readonly of: { readonly cover: string; readonly ground: string } }
  | { readonly name: 'stand-down' | 'end'; readonly of: { readonly ground: string } };

/** Any command on a plan, by its name. */
export function decide(command: SuccessionPlanCommand, state: SuccessionPlanState, given: Deciding) {
  switch (command.name) {
    case 'adopt':
      return adopt(state, command.of, command.facts, given);
    case 'revise':
      return revise(state, command.of, given);
    case 'review':
      return review(state, given);
    case 'activate':
      return activate(state, command.of, given);
    case 'stand-down':
      return standDown(state, command.of, given);
    case 'end':
      return end(state, command.of, given);
    default:
      return unreachable(command);
  }
}
