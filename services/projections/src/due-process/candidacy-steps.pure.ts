import type { CivilDate } from '@baraza/domain';
import type { Mark } from './due-process.read-model.ts';
import type { Step } from './judged-case.pure.ts';
import { last, step, told, waiting, wrong } from './steps.pure.ts';

/** A candidacy that was refused: by another than entered it, and looked at again by another than refused it, if asked; told of both. */
export function stepsOfRefusedCandidacy(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const entered = last(before, 'candidacy-entered');
  const isSame = decided.by !== null && decided.by === entered?.by;
  const common = [
    step('candidacy', entered),
    step('decision', decided, isSame ? wrong('same-persons') : {}),
    told('candidacy-refused', decided, after, asOf),
  ];
  const limit = decided.limit === undefined ? {} : { due: decided.limit };
  const appealed = last(after, 'candidacy-appealed');
  if (appealed === undefined) {
    const hasPassed = decided.limit !== undefined && decided.limit < asOf;
    const state = hasPassed ? 'let-pass' : 'open';
    return [...common, step('appeal', undefined, { ...limit, state, by: [] })];
  }
  const reviewed = last(after, 'candidacy-reviewed');
  if (reviewed === undefined) {
    return [...common, step('appeal', appealed, limit), waiting('appeal-decision', undefined, asOf)];
  }
  const isSameAgain = reviewed.by !== null && reviewed.by === decided.by;
  const template = reviewed.code === 'decision-upheld' ? 'candidacy-refusal-upheld' : 'candidacy-refusal-overturned';
  return [
    ...common,
    step('appeal', appealed, limit),
    step('appeal-decision', reviewed, isSameAgain ? wrong('same-persons') : {}),
    told(template, reviewed, after, asOf),
  ];
}

/** Somebody elected was removed: on a resolution, of which the event tells. */
export function stepsOfRemoval(decided: Mark, before: readonly Mark[]): readonly Step[] {
  return [step('candidacy', last(before, 'candidacy-entered')), step('decision', decided)];
}
