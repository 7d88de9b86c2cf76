import type {
  DecidedAs,
  HandoverItem,
  transitionBegan,
  transitionEnded,
  transitionHandoverItemAdded,
  transitionHandoverItemDone,
  TransitionKind,
  transitionInterimAppointed,
  transitionLeaderAppointed,
  transitionProgressNoted,
  transitionSearchBegan,
} from '@baraza/contracts';
import { addDays, type CivilDate, type Deciding, freeText } from '@baraza/domain';
import { leadershipTransitionRules as rules } from './leadership-transition.rules.ts';
import {
  isOpen,
  type LeadershipTransitionState,
  type Open,
  settlingStallsOn,
  tagsOfTransition,
  whoseOf,
  type WhoseLeader,
} from './leadership-transition.state.ts';

/** After how many days without a step a change of leader counts as stalled, where nothing else is said. */
export const USUAL_STALL_DAYS = 60;

export interface BeginTransition {
  readonly organisation: string;
  readonly office: string;
  readonly kind: TransitionKind;
  readonly leavesOn?: CivilDate;
  readonly handover: readonly HandoverItem[];
  readonly stallDays?: number;
  readonly successionPlan?: string;
  readonly programme?: string;
  readonly circumstances?: string;
  /** The persons whom the circumstances tell of. */
  readonly about?: readonly string[];
}
/** A person who is known already, or is from now on. */
export interface ToAppoint {
  readonly person?: string;
  readonly name?: string;
}
export interface AppointInterim extends ToAppoint {
  readonly until?: CivilDate;
}
export interface AppointLeader extends ToAppoint {
  /** The first day in office; the day from which the appointment holds where it is left out. */
  readonly from?: CivilDate;
}

/** @param unit of the organisation; undefined where the forum does not know it */
export function begin(
  state: LeadershipTransitionState,
  command: BeginTransition,
  { unit }: { readonly unit: string | undefined },
  given: Deciding,
): readonly DecidedAs<typeof transitionBegan>[] {
  if (state.status !== 'none') throw rules.broken('begun-already', { pointer: '/id' });
  if (unit === undefined) throw rules.broken('organisation-unknown', { pointer: '/organisation' });
  const { organisation, office, kind, handover, stallDays = USUAL_STALL_DAYS, circumstances, about } = command;
  const codes = handover.map(({ code }) => code);
  const twice = codes.findIndex((code, index) => codes.indexOf(code) !== index);
  if (twice >= 0) throw rules.broken('item-twice', { pointer: `/handover/${twice}/code` });
  const { leavesOn, successionPlan, programme } = command;
  return [
    {
      type: 'capacity.TransitionBegan',
      data: {
        ...{ organisation, unit, office, kind },
        ...(leavesOn === undefined ? {} : { leavesOn }),
        handover: handover.map(({ code, dueOn }) => ({ code, ...(dueOn === undefined ? {} : { dueOn }) })),
        stallDays,
        stallsOn: addDays(given.effectiveOn, stallDays),
        ...(successionPlan === undefined ? {} : { successionPlan }),
        ...(programme === undefined ? {} : { programme }),
        ...(circumstances === undefined
          ? {}
          : { circumstances: freeText(given.id('circumstances'), circumstances, about) }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOfTransition({ organisation, unit, office }),
    },
  ];
}

export function search(
  state: LeadershipTransitionState,
  given: Deciding,
): readonly DecidedAs<typeof transitionSearchBegan>[] {
  const open = goingOn(state, given);
  withoutLeader(open);
  if (open.status === 'searching') return [];
  return [
    {
      type: 'capacity.TransitionSearchBegan',
      data: { ...whoseOf(open.begun), stallsOn: stalls(open, given) },
      ...alike(open, given),
    },
  ];
}

export function appointInterim(
  state: LeadershipTransitionState,
  command: AppointInterim,
  given: Deciding,
): readonly DecidedAs<typeof transitionInterimAppointed>[] {
  const open = goingOn(state, given);
  withoutLeader(open);
  const { until } = command;
  if (until !== undefined && until < given.effectiveOn) throw rules.broken('interim-backwards', { pointer: '/until' });
  if (open.status === 'interim' && open.interim.person === command.person && open.interim.until === until) return [];
  return [
    {
      type: 'capacity.TransitionInterimAppointed',
      data: {
        ...whoseOf(open.begun),
        ...named(command, given),
        ...(until === undefined ? {} : { until }),
        stallsOn: stalls(open, given),
      },
      ...alike(open, given),
    },
  ];
}

/** The next leader; another in their place where they do not take office after all. */
export function appoint(
  state: LeadershipTransitionState,
  command: AppointLeader,
  given: Deciding,
): readonly DecidedAs<typeof transitionLeaderAppointed>[] {
  const open = goingOn(state, given);
  if (open.status === 'settling') throw rules.broken('in-office-already');
  const { from = given.effectiveOn } = command;
  if (open.status === 'appointed' && open.leader.person === command.person && open.leader.from === from) return [];
  return [
    {
      type: 'capacity.TransitionLeaderAppointed',
      data: {
        ...whoseOf(open.begun),
        ...named(command, given),
        from,
        stallsOn: addDays(later(from, given.effectiveOn), open.begun.stallDays),
      },
      ...alike(open, given),
    },
  ];
}

export interface OfficeTaken {
  readonly person: string;
  readonly standing: 'substantive' | 'acting';
  readonly from: CivilDate;
}

/** Somebody took the office, as the register of organisations has it: whoever leads from now on need not be entered twice. */
export function noteOfficeTaken(state: LeadershipTransitionState, taken: OfficeTaken, given: Deciding) {
  if (!isOpen(state) || state.status === 'settling' || taken.from < state.beganOn) return [];
  const { person, from } = taken;
  const dated = { ...given, effectiveOn: later(from, state.lastStepOn) };
  if (taken.standing === 'substantive') {
    const known = state.status === 'appointed' && state.leader.person === person;
    return known ? [] : appoint(state, { person, from }, dated);
  }
  if (state.status === 'appointed' || state.interim?.person === person) return [];
  return appointInterim(state, { person }, dated);
}

export function noteProgress(
  state: LeadershipTransitionState,
  { note, about }: { readonly note: string; readonly about?: readonly string[] },
  given: Deciding,
): readonly DecidedAs<typeof transitionProgressNoted>[] {
  const open = goingOn(state, given);
  const data = { ...whoseOf(open.begun), note: freeText(given.id('note'), note, about), stallsOn: stalls(open, given) };
  return [{ type: 'capacity.TransitionProgressNoted', data, ...alike(open, given) }];
}

export function addHandoverItem(
  state: LeadershipTransitionState,
  { item, dueOn }: { readonly item: string; readonly dueOn?: CivilDate },
  given: Deciding,
): readonly DecidedAs<typeof transitionHandoverItemAdded>[] {
  const open = goingOn(state, given);
  if (open.handover.some(({ code }) => code === item)) throw rules.broken('item-twice', { pointer: '/item' });
  const data = { ...whoseOf(open.begun), item, ...(dueOn === undefined ? {} : { dueOn }) };
  return [{ type: 'capacity.TransitionHandoverItemAdded', data, ...alike(open, given) }];
}

export function handOver(
  state: LeadershipTransitionState,
  { item }: { readonly item: string },
  given: Deciding,
): readonly DecidedAs<typeof transitionHandoverItemDone>[] {
  const open = goingOn(state, given);
  const found = open.handover.find(({ code }) => code === item);
  if (found === undefined) throw rules.broken('no-such-item', { pointer: '/item' });
  if (found.doneOn !== undefined) return [];
  const data = { ...whoseOf(open.begun), item, stallsOn: stalls(open, given) };
  return [{ type: 'capacity.TransitionHandoverItemDone', data, ...alike(open, given) }];
}

export function end(
  state: LeadershipTransitionState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof transitionEnded>[] {
  const open = goingOn(state, given);
  return [
    { type: 'capacity.TransitionEnded', data: { ...whoseOf(open.begun), ground }, ...alike(open, given), ground },
  ];
}

/** @throws Rejection where it was not begun, is over, or has come further than the date */
export function goingOn(state: LeadershipTransitionState, given: Deciding): Open {
  if (state.status === 'none') throw rules.broken('unknown');
  if (!isOpen(state)) throw rules.broken('over', { params: { status: state.status } });
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw rules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

/** What the events of one command have alike. */
export function alike({ begun }: { readonly begun: WhoseLeader }, given: Deciding) {
  return { effectiveOn: given.effectiveOn, tags: tagsOfTransition(begun) };
}

/** From when on it counts as stalled if nothing follows on what is done now. */
function stalls(open: Open, given: Deciding): CivilDate {
  const { stallDays } = open.begun;
  const quiet = addDays(given.effectiveOn, stallDays);
  if (open.status === 'settling') return later(settlingStallsOn(open, stallDays), quiet);
  return open.status === 'appointed' ? later(addDays(open.leader.from, stallDays), quiet) : quiet;
}

function withoutLeader({ status }: Open): void {
  if (status === 'appointed' || status === 'settling') throw rules.broken('appointed-already', { params: { status } });
}

function named({ person, name }: ToAppoint, given: Deciding) {
  const subject = person ?? given.id('person');
  return { person: subject, ...(name === undefined ? {} : { name: { subject, value: name } }) };
}

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);
