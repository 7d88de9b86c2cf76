import type { CivilDate } from '@baraza/domain';
import type { Mark } from './due-process.read-model.ts';
import type { Step } from './judged-case.pure.ts';
import { hearing, last, step, told, wrong } from './steps.pure.ts';

/** A participant that was removed from a coalition: told on what ground, heard, and judged by another than proposed it. */
export function stepsOfParticipantRemoved(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const proposed = last(before, 'removal-proposed');
  // It may have been proposed before, and come to nothing.
  const since = proposed === undefined ? [] : before.slice(before.indexOf(proposed));
  const served = last(since, 'notice-served');
  const isSame = decided.by !== null && decided.by === proposed?.by;
  // Who replies before any proof of the notice has plainly been told.
  const arrived = served ?? last(since, 'replied');
  return [
    step('removal-proposed', proposed),
    step('notice-arrival', arrived),
    hearing(decided, since, served),
    step('decision', decided, isSame ? wrong('same-persons') : {}),
    told('removal-decided', decided, after, asOf),
  ];
}

/** A seat that was suspended by decision: on a ground, of which the participant is told. */
export function stepsOfSeatSuspended(decided: Mark, after: readonly Mark[], asOf: CivilDate): readonly Step[] {
  return [step('decision', decided), told('seat-suspended', decided, after, asOf)];
}
