import type { Mark } from './due-process.read-model.ts';
import type { Step } from './judged-case.pure.ts';
import { last, step, wrong } from './steps.pure.ts';

/** An application for a programme that was declined: by somebody else than asked for it. */
export function stepsOfEnrolmentDeclined(decided: Mark, before: readonly Mark[]): readonly Step[] {
  const applied = last(before, 'enrolment-asked');
  const isSame = decided.by !== null && decided.by === applied?.by;
  return [step('application', applied), step('decision', decided, isSame ? wrong('same-persons') : {})];
}

/** A place that was taken from who had it: given once, then taken by somebody else than asked for it. */
export function stepsOfEnrolmentDismissed(decided: Mark, before: readonly Mark[]): readonly Step[] {
  const applied = last(before, 'enrolment-asked');
  const isSame = decided.by !== null && decided.by === applied?.by;
  return [
    step('application', applied),
    step('place-given', last(before, 'place-given')),
    step('decision', decided, isSame ? wrong('same-persons') : {}),
  ];
}

/** A certificate that holds no longer. */
export function stepsOfCertificate(decided: Mark, before: readonly Mark[]): readonly Step[] {
  return [step('certificate-made-out', last(before, 'certificate-issued')), step('decision', decided)];
}
