import type {
  DecidedAs,
  enrolmentBegun,
  enrolmentCancelled,
  enrolmentDeclined,
  enrolmentDismissed,
  enrolmentSelected,
  enrolmentWaitListed,
  enrolmentWithdrawn,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { stillOpen } from './enrolment.applying.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import { type EnrolmentState, isOpen, type Underway } from './enrolment.state.ts';
import { fromLastStep, inOrderOfDates, known, ofAnother, step, whoseOf } from './enrolment.steps.pure.ts';

/** What becomes of an application, and how a place is given up or taken away. */

export interface OnGrounds {
  readonly ground: string;
  /** Why, in words: a document of the vault. */
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/** @throws Rejection `unknown`, `on-hold`, `not-applied`, `own-organisation`, `before-last-step` */
export function select(state: EnrolmentState, given: Deciding): readonly DecidedAs<typeof enrolmentSelected>[] {
  const now = asking(state, given);
  return [{ type: 'capacity.EnrolmentSelected', data: whoseOf(now), ...step(now, given) }];
}

/** @throws Rejection `unknown`, `on-hold`, `not-asking`, `own-organisation`, `before-last-step` */
export function waitList(state: EnrolmentState, given: Deciding): readonly DecidedAs<typeof enrolmentWaitListed>[] {
  const now = resting(state);
  if (now.status !== 'applied') throw enrolmentRules.broken('not-asking', { params: { status: now.status } });
  ofAnother(now, given);
  inOrderOfDates(now, given);
  return [{ type: 'capacity.EnrolmentWaitListed', data: whoseOf(now), ...step(now, given) }];
}

/** @throws Rejection `unknown`, `on-hold`, `not-applied`, `own-organisation`, `before-last-step` */
export function decline(
  state: EnrolmentState,
  command: OnGrounds,
  given: Deciding,
): readonly DecidedAs<typeof enrolmentDeclined>[] {
  const now = asking(state, given);
  return [{ type: 'capacity.EnrolmentDeclined', ...withGrounds(now, command, given) }];
}

/** Of one who has a place when the cohort has begun already. @throws Rejection `unknown`, `on-hold`, `not-selected`, `cohort-not-running`, `before-last-step` */
export function begin(
  state: EnrolmentState,
  facts: { readonly cohortIsRunning: boolean },
  given: Deciding,
): readonly DecidedAs<typeof enrolmentBegun>[] {
  const now = resting(state);
  if (now.status !== 'selected') throw enrolmentRules.broken('not-selected', { params: { status: now.status } });
  if (!facts.cohortIsRunning) throw enrolmentRules.broken('cohort-not-running');
  inOrderOfDates(now, given);
  return [{ type: 'capacity.EnrolmentBegun', data: whoseOf(now), ...step(now, given) }];
}

/** With its cohort. @returns nothing where it rests, or was given up in the same moment */
export function beginWithCohort(state: EnrolmentState, given: Deciding): readonly DecidedAs<typeof enrolmentBegun>[] {
  if (state.status !== 'selected') return [];
  return [{ type: 'capacity.EnrolmentBegun', data: whoseOf(state), ...step(state, fromLastStep(state, given)) }];
}

/**
 * A place that is free goes to the first who waits, whoever freed it.
 * @returns nothing where it does not wait any more
 */
export function giveFreedPlace(state: EnrolmentState, given: Deciding): readonly DecidedAs<typeof enrolmentSelected>[] {
  if (state.status !== 'wait-listed') return [];
  return [{ type: 'capacity.EnrolmentSelected', data: whoseOf(state), ...step(state, fromLastStep(state, given)) }];
}

/** @throws Rejection `unknown`, `ended`, `before-last-step` */
export function withdraw(
  state: EnrolmentState,
  { ground }: { readonly ground?: string | undefined },
  given: Deciding,
): readonly DecidedAs<typeof enrolmentWithdrawn>[] {
  if (state.status === 'withdrawn') return [];
  const now = stillOpen(state);
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.EnrolmentWithdrawn',
      data: { ...whoseOf(now), ...(ground === undefined ? {} : { ground }) },
      ...step(now, given),
    },
  ];
}

/** Whoever rests can be dismissed too. @throws Rejection `unknown`, `no-place`, `own-organisation`, `before-last-step` */
export function dismiss(
  state: EnrolmentState,
  command: OnGrounds,
  given: Deciding,
): readonly DecidedAs<typeof enrolmentDismissed>[] {
  const now = known(state);
  const as = now.status === 'on-hold' ? now.heldAs : now.status;
  if (as !== 'selected' && as !== 'active') {
    throw enrolmentRules.broken('no-place', { params: { status: now.status } });
  }
  ofAnother(now, given);
  inOrderOfDates(now, given);
  return [{ type: 'capacity.EnrolmentDismissed', ...withGrounds(now, command, given) }];
}

/**
 * What it was in is over. A consequence: it asks nobody's leave.
 * @param onlyAsking the cohort came to its end: only who has no place in it is told so
 * @returns nothing where there is nothing to end
 */
export function cancel(
  state: EnrolmentState,
  { ground, onlyAsking }: { readonly ground: string; readonly onlyAsking: boolean },
  given: Deciding,
): readonly DecidedAs<typeof enrolmentCancelled>[] {
  if (!isOpen(state)) return [];
  const as = state.status === 'on-hold' ? state.heldAs : state.status;
  if (onlyAsking && as === 'active') return [];
  return [
    {
      type: 'capacity.EnrolmentCancelled',
      data: { ...whoseOf(state), ground },
      ...step(state, fromLastStep(state, given)),
      ground,
    },
  ];
}

function asking(state: EnrolmentState, given: Deciding): Underway {
  const now = resting(state);
  if (now.status !== 'applied' && now.status !== 'wait-listed') {
    throw enrolmentRules.broken('not-applied', { params: { status: now.status } });
  }
  ofAnother(now, given);
  inOrderOfDates(now, given);
  return now;
}

/** @throws Rejection where it rests */
function resting(state: EnrolmentState) {
  const now = known(state);
  if (now.status === 'on-hold') throw enrolmentRules.broken('on-hold');
  return now;
}

function withGrounds(now: Parameters<typeof whoseOf>[0], { ground, narrative, about }: OnGrounds, given: Deciding) {
  return {
    data: {
      ...whoseOf(now),
      ground,
      ...(narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) }),
    },
    ...step(now, given),
    ground,
  };
}
