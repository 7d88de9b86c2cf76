import {
  type circleCounted,
  type circleDissolved,
  type circleFormed,
  countAddsUp,
  type DecidedAs,
  type PeopleCount,
  type replicationAdapted,
  type replicationBegun,
  type replicationEnded,
  type replicationRunning,
  type replicationStepDone,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { isOfficer } from '../coalition/coalition.standing.ts';
import { replicationRules as rules } from './replication.rules.ts';
import {
  type Begun,
  type Circle,
  type ReplicationState,
  type Running,
  stepsLeft,
  tagsOfReplication,
} from './replication.state.ts';

export interface BeginReplication {
  readonly blueprint: string;
  /** The newest that is published where it is left out. */
  readonly version?: number | undefined;
  readonly organisation: string;
  readonly unit: string;
  readonly copiedFrom?: string | undefined;
}
export interface BeginFacts {
  readonly organisationKnown: boolean;
  /** Whether the unit is a district or below. */
  readonly unitFits: boolean;
  /** The version that is followed; undefined where the blueprint, or this version of it, is not published. */
  readonly version:
    { readonly version: number; readonly themes: string[]; readonly steps: readonly string[] } | undefined;
  /** Whether what it was learned from is of the same blueprint. */
  readonly copiedFits: boolean;
}
export interface Adapt {
  readonly step?: string | undefined;
  readonly leftOut: boolean;
  readonly ground: string;
  readonly what: string;
  readonly about?: readonly string[] | undefined;
}
export interface DoStep {
  readonly step: string;
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface FormCircle {
  /** Made by the client; made here where it is left out. */
  readonly circle?: string | undefined;
  readonly people: PeopleCount;
}
export interface CountCircle {
  readonly circle: string;
  readonly people: PeopleCount;
}
export interface DissolveCircle {
  readonly circle: string;
  readonly ground: string;
}
export interface EndReplication {
  readonly ground: string;
  readonly lesson: string;
  readonly about?: readonly string[] | undefined;
}

/** Fixes the steps: a later version changes nothing in it. @throws Rejection */
export function begin(
  state: ReplicationState,
  command: BeginReplication,
  facts: BeginFacts,
  given: Deciding,
): readonly DecidedAs<typeof replicationBegun>[] {
  if (state.status !== 'none') throw rules.broken('begun-once', { pointer: '/id' });
  const { blueprint, organisation, unit, copiedFrom } = command;
  speaksFor(organisation, given);
  if (!facts.organisationKnown) throw rules.broken('organisation-unknown', { pointer: '/organisation' });
  if (!facts.unitFits) throw rules.broken('unit-too-wide', { pointer: '/unit' });
  if (facts.version === undefined) throw rules.broken('blueprint-unfit', { pointer: '/blueprint' });
  if (copiedFrom !== undefined && !facts.copiedFits) throw rules.broken('copied-unfit', { pointer: '/copiedFrom' });
  const { version, themes, steps } = facts.version;
  const data = {
    ...{ blueprint, version, organisation, unit, themes, steps: [...steps] },
    ...(copiedFrom === undefined ? {} : { copiedFrom }),
  };
  return [{ type: 'coalitions.ReplicationBegun', data, effectiveOn: given.effectiveOn, tags: tagsOfReplication(data) }];
}

/** Where the last step that was waited for is left out, it runs. @throws Rejection `step-unknown`, `step-done` */
export function adapt(
  state: ReplicationState,
  { step, leftOut, ground, what, about }: Adapt,
  given: Deciding,
): readonly (DecidedAs<typeof replicationAdapted> | DecidedAs<typeof replicationRunning>)[] {
  const now = goingOn(state, given);
  if (step === undefined && leftOut) throw rules.broken('step-unknown', { pointer: '/step' });
  if (step !== undefined) ofBlueprint(now, step);
  if (leftOut && now.done.some((one) => one.step === step)) throw rules.broken('step-done', { pointer: '/step' });
  const data = {
    ...(step === undefined ? {} : { step }),
    ...{ leftOut, ground, what: freeText(given.id('what'), what, about) },
  };
  const recorded = onRecord(now, given);
  const adapted = { type: 'coalitions.ReplicationAdapted' as const, data, ...recorded, ground };
  return [adapted, ...(leftOut ? runsWithout(now, step, recorded) : [])];
}

/** Nothing where it is done already. Where it was the last, what was set up runs. @throws Rejection `step-unknown` */
export function doStep(
  state: ReplicationState,
  { step, note, about }: DoStep,
  given: Deciding,
): readonly (DecidedAs<typeof replicationStepDone> | DecidedAs<typeof replicationRunning>)[] {
  const now = goingOn(state, given);
  ofBlueprint(now, step);
  if (now.done.some((one) => one.step === step)) return [];
  const data = { step, ...(note === undefined ? {} : { note: freeText(given.id('note'), note, about) }) };
  const recorded = onRecord(now, given);
  const done = { type: 'coalitions.ReplicationStepDone' as const, data, ...recorded };
  return [done, ...runsWithout(now, step, recorded)];
}

/** @throws Rejection `circle-formed-once`, `count-off` */
export function formCircle(
  state: ReplicationState,
  { circle, people }: FormCircle,
  given: Deciding,
): readonly DecidedAs<typeof circleFormed>[] {
  const now = goingOn(state, given);
  const id = circle ?? given.id('circle');
  if (now.circles.some((one) => one.circle === id)) throw rules.broken('circle-formed-once', { pointer: '/circle' });
  addsUp(people);
  return [{ type: 'coalitions.CircleFormed', data: { circle: id, people }, ...onRecord(now, given) }];
}

/** Nothing where the count is the same. @throws Rejection `circle-unknown`, `count-off` */
export function countCircle(
  state: ReplicationState,
  { circle, people }: CountCircle,
  given: Deciding,
): readonly DecidedAs<typeof circleCounted>[] {
  const now = goingOn(state, given);
  const before = meeting(now, circle);
  addsUp(people);
  if (JSON.stringify(sorted(before.people)) === JSON.stringify(sorted(people))) return [];
  return [{ type: 'coalitions.CircleCounted', data: { circle, people }, ...onRecord(now, given) }];
}

/** @throws Rejection `circle-unknown` */
export function dissolveCircle(
  state: ReplicationState,
  { circle, ground }: DissolveCircle,
  given: Deciding,
): readonly DecidedAs<typeof circleDissolved>[] {
  const now = goingOn(state, given);
  meeting(now, circle);
  return [{ type: 'coalitions.CircleDissolved', data: { circle, ground }, ...onRecord(now, given), ground }];
}

/** With what was learned: it can go into a next version. @throws Rejection */
export function end(
  state: ReplicationState,
  { ground, lesson, about }: EndReplication,
  given: Deciding,
): readonly DecidedAs<typeof replicationEnded>[] {
  const now = goingOn(state, given);
  const data = { ground, lesson: freeText(given.id('lesson'), lesson, about) };
  return [{ type: 'coalitions.ReplicationEnded', data, ...onRecord(now, given), ground }];
}

function runsWithout(
  state: Begun | Running,
  step: string | undefined,
  recorded: ReturnType<typeof onRecord>,
): readonly DecidedAs<typeof replicationRunning>[] {
  const left = stepsLeft(state).filter((one) => one !== step);
  if (state.status === 'running' || left.length > 0) return [];
  return [{ type: 'coalitions.ReplicationRunning', data: {}, ...recorded }];
}

/** @throws Rejection `unknown`, `ended`, `speaks-for-another` */
function goingOn(state: ReplicationState, given: Deciding): Begun | Running {
  if (state.status === 'none') throw rules.broken('unknown');
  if (state.status === 'ended') throw rules.broken('ended', { params: { since: state.endedOn } });
  speaksFor(state.organisation, given);
  return state;
}

/** @throws Rejection `speaks-for-another` */
function speaksFor(organisation: string, { actor }: Deciding): void {
  if (actor.organisation === organisation || isOfficer(actor)) return;
  throw rules.broken('speaks-for-another', { pointer: '/organisation' });
}

/** @throws Rejection `step-unknown` */
function ofBlueprint({ steps }: Begun | Running, step: string): void {
  if (!steps.includes(step)) throw rules.broken('step-unknown', { pointer: '/step' });
}

/** @throws Rejection `circle-unknown` */
function meeting({ circles }: Begun | Running, id: string): Circle {
  const found = circles.find(({ circle }) => circle === id);
  if (found === undefined || found.dissolvedOn !== undefined) {
    throw rules.broken('circle-unknown', { pointer: '/circle' });
  }
  return found;
}

/** @throws Rejection `count-off` */
function addsUp(people: PeopleCount): void {
  if (!countAddsUp(people)) throw rules.broken('count-off', { pointer: '/people' });
}

const sorted = (people: PeopleCount) => Object.entries(people).sort(([a], [b]) => (a < b ? -1 : 1));

/** @throws Rejection `before-last-step` */
function onRecord(state: Begun | Running, { effectiveOn }: Deciding) {
  const { lastStepOn } = state;
  if (effectiveOn < lastStepOn) {
    throw rules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
  return { effectiveOn, tags: tagsOfReplication(state) };
}

export type ReplicationCommand =
  | { readonly name: 'begin'; readonly of: BeginReplication; readonly facts: BeginFacts }
  | { readonly name: 'adapt'; readonly of: Adapt }
  | { readonly name: 'do-step'; readonly of: DoStep }
  | { readonly name: 'form-circle'; readonly of: FormCircle }
  | { readonly name: 'count-circle'; readonly of: CountCircle }
  | { readonly name: 'dissolve-circle'; readonly of: DissolveCircle }
  | { readonly name: 'end'; readonly of: EndReplication };

/** Any command on a replication, by its name. */
export function decide(command: ReplicationCommand, state: ReplicationState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'begin':
      return begin(state, command.of, command.facts, given);
    case 'adapt':
      return adapt(state, command.of, given);
    case 'do-step':
      return doStep(state, command.of, given);
    case 'form-circle':
      return formCircle(state, command.of, given);
    case 'count-circle':
      return countCircle(state, command.of, given);
    case 'dissolve-circle':
      return dissolveCircle(state, command.of, given);
    case 'end':
      return end(state, command.of, given);
    default:
      return unreachable(command);
  }
}
