import type { HoldCause } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { enrolmentRules } from './enrolment.rules.ts';
import type { EnrolmentState, KnownEnrolment, WhoseEnrolment } from './enrolment.state.ts';

export function known(state: EnrolmentState): KnownEnrolment {
  if (state.status === 'none') throw enrolmentRules.broken('unknown');
  return state;
}

export function inOrderOfDates({ since }: KnownEnrolment, given: Deciding): void {
  if (given.effectiveOn >= since) return;
  throw enrolmentRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
}

/** Whoever acts for an organisation asks for it, and decides nothing on it. */
export function ofAnother({ enrolled }: WhoseEnrolment, { actor }: Deciding): void {
  if (enrolled.kind !== 'person' && actor.organisation === enrolled.organisation) {
    throw enrolmentRules.broken('own-organisation');
  }
}

export const whoseOf = ({ programme, cohort, unit, enrolled }: WhoseEnrolment): WhoseEnrolment => ({
  programme,
  cohort,
  unit,
  enrolled,
});

export function tagsOf({ programme, cohort, unit, enrolled }: WhoseEnrolment): readonly string[] {
  const organisation = enrolled.kind === 'person' ? [] : [`org:${enrolled.organisation}`];
  return [`unit:${unit}`, ...organisation, `programme:${programme}`, `cohort:${cohort}`];
}

/** Where the step stands, with the tags it is found by. */
export function step(of: WhoseEnrolment, given: Deciding) {
  return { effectiveOn: given.effectiveOn, tags: tagsOf(of) };
}

/** What tells one cause of a hold from another: there is one by decision at a time, whatever its ground. */
export function causeKey(cause: HoldCause): string {
  return cause.kind === 'membership' ? `membership:${cause.membership}` : 'decision';
}

/** A consequence holds from no earlier than the last step: it is nobody's choice when it came to be known. */
export function fromLastStep({ since }: KnownEnrolment, given: Deciding): Deciding {
  return given.effectiveOn < since ? { ...given, effectiveOn: since } : given;
}
