import type { Mark } from './due-process.read-model.ts';
import type { Step } from './judged-case.pure.ts';
import { last, step, wrong } from './steps.pure.ts';

/** What an organisation put forward of itself was not published: by somebody else than put it forward. */
export function stepsOfWordsDeclined(decided: Mark, before: readonly Mark[]): readonly Step[] {
  const drafted = last(before, 'words-put-forward');
  const isSame = decided.by !== null && decided.by === drafted?.by;
  return [step('words-put-forward', drafted), step('decision', decided, isSame ? wrong('same-persons') : {})];
}

/** Evidence that an organisation kept was withdrawn by others, on a ground. */
export function stepsOfEvidenceWithdrawn(decided: Mark, before: readonly Mark[]): readonly Step[] {
  return [step('evidence-taken', last(before, 'evidence-taken')), step('decision', decided)];
}

/**
 * An organisation's promise was found broken: by another than made it, after its day. None where it has not fallen due, or
 * whoever made it says so themselves: nobody finds anything against them then.
 */
export function stepsOfBrokenPromise(decided: Mark, before: readonly Mark[]): readonly Step[] | undefined {
  const made = last(before, 'promise-made');
  const due = before.slice(before.findLastIndex(({ is }) => is === 'promise-renegotiated') + 1);
  const fellDue = last(due, 'promise-fell-due');
  const isOfOrganisation = made?.code === 'organisation';
  if (!isOfOrganisation || fellDue === undefined || decided.by === made.by) return undefined;
  return [step('promise-made', made), step('promise-fell-due', fellDue), step('decision', decided)];
}
