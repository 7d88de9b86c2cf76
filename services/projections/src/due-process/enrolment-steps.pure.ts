import type { CivilDate } from '@baraza/domain';
import type { Mark } from './due-process.read-model.ts';
import type { Step } from './judged-case.pure.ts';
import { last, step, told, wrong } from './steps.pure.ts';

/** What a person of no organisation is told, those who run the programme say to them: no notice tells of it. */
const toldOf = (template: string, decided: Mark, applied: Mark | undefined, after: readonly Mark[], asOf: CivilDate) =>
  applied?.code === 'person' ? [] : [told(template, decided, after, asOf)];

/** An application for a programme that was declined: by somebody else than asked for it, who was told. */
export function stepsOfEnrolmentDeclined(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const applied = last(before, 'enrolment-asked');
  const isSame = decided.by !== null && decided.by === applied?.by;
  return [
    step('application', applied),
    step('decision', decided, isSame ? wrong('same-persons') : {}),
    ...toldOf('enrolment-declined', decided, applied, after, asOf),
  ];
}

/** A place that was taken from who had it: given once, then taken by somebody else than asked for it. */
export function stepsOfEnrolmentDismissed(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const applied = last(before, 'enrolment-asked');
  const isSame = decided.by !== null && decided.by === applied?.by;
  return [
    step('application', applied),
    step('place-given', last(before, 'place-given')),
    step('decision', decided, isSame ? wrong('same-persons') : {}),
    ...toldOf('enrolment-dismissed', decided, applied, after, asOf),
  ];
}

/** A course that ended before its time takes the places in it: on a ground, which is told. */
export function stepsOfEnrolmentCancelled(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const applied = last(before, 'enrolment-asked');
  return [
    step('application', applied),
    step('decision', decided),
    ...toldOf('enrolment-cancelled', decided, applied, after, asOf),
  ];
}

/** A certificate that holds no longer. */
export function stepsOfCertificate(decided: Mark, before: readonly Mark[]): readonly Step[] {
  return [step('certificate-made-out', last(before, 'certificate-issued')), step('decision', decided)];
}
