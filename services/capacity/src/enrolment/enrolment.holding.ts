import type {
  DecidedAs,
  enrolmentHoldLifted,
  enrolmentPutOnHold,
  enrolmentResumed,
  HoldCause,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { stillOpen } from './enrolment.applying.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import { type EnrolmentState, isOpen, type OnHold, type Underway } from './enrolment.state.ts';
import { causeKey, fromLastStep, inOrderOfDates, known, ofAnother, step, whoseOf } from './enrolment.steps.pure.ts';

/** How an enrolment comes to rest, and goes on from where it was when nothing it rested for is left. */

type Lifting = DecidedAs<typeof enrolmentHoldLifted> | DecidedAs<typeof enrolmentResumed>;

/** @throws Rejection `unknown`, `ended`, `held-already`, `own-organisation`, `before-last-step` */
export function hold(
  state: EnrolmentState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof enrolmentPutOnHold>[] {
  const now = stillOpen(state);
  const cause = { kind: 'decision', ground } as const;
  if (rests(now, cause)) throw enrolmentRules.broken('held-already');
  ofAnother(now, given);
  inOrderOfDates(now, given);
  return [{ type: 'capacity.EnrolmentPutOnHold', data: { ...whoseOf(now), cause }, ...step(now, given), ground }];
}

/** @throws Rejection `unknown`, `not-held-for-this`, `own-organisation`, `before-last-step` */
export function lift(state: EnrolmentState, given: Deciding): readonly Lifting[] {
  const now = known(state);
  const cause = now.status === 'on-hold' ? now.causes.find(({ kind }) => kind === 'decision') : undefined;
  if (now.status !== 'on-hold' || cause === undefined) throw enrolmentRules.broken('not-held-for-this');
  ofAnother(now, given);
  inOrderOfDates(now, given);
  return lifting(now, cause, given);
}

/**
 * What follows for an enrolment when the organisation's membership of the forum rests or has ended. A consequence, not a
 * judgement: it asks nobody's leave.
 * @returns nothing where the enrolment has come to its end, or rests for this membership already
 */
export function holdForMembership(
  state: EnrolmentState,
  membership: string,
  given: Deciding,
): readonly DecidedAs<typeof enrolmentPutOnHold>[] {
  const cause = { kind: 'membership', membership } as const;
  if (!isOpen(state) || rests(state, cause)) return [];
  return [
    {
      type: 'capacity.EnrolmentPutOnHold',
      data: { ...whoseOf(state), cause },
      ...step(state, fromLastStep(state, given)),
      ground: 'membership-ended',
    },
  ];
}

/** The other way. @returns nothing where the enrolment does not rest for this membership */
export function liftForMembership(state: EnrolmentState, membership: string, given: Deciding): readonly Lifting[] {
  const cause = { kind: 'membership', membership } as const;
  if (state.status !== 'on-hold' || !rests(state, cause)) return [];
  return lifting(state, cause, fromLastStep(state, given)).map((event) => ({
    ...event,
    ground: 'membership-restored',
  }));
}

function rests(state: Underway | OnHold, cause: HoldCause): boolean {
  return state.status === 'on-hold' && state.causes.some((held) => causeKey(held) === causeKey(cause));
}

function lifting(now: OnHold, cause: HoldCause, given: Deciding): readonly Lifting[] {
  return [
    { type: 'capacity.EnrolmentHoldLifted', data: { ...whoseOf(now), cause }, ...step(now, given) },
    ...(now.causes.length > 1
      ? []
      : [{ type: 'capacity.EnrolmentResumed' as const, data: whoseOf(now), ...step(now, given) }]),
  ];
}
