import type { CivilDate } from '@baraza/domain';
import type { Mark } from './due-process.read-model.ts';
import type { Step } from './judged-case.pure.ts';
import { last, step, told, waiting, wrong } from './steps.pure.ts';

/** The day by which what was asked for was to be answered: as it was promised, or when it was owed again. */
const owedBy = (before: readonly Mark[]): Partial<Step> => dueBy(last(before, 'asked', 'reopened')?.decideBy);
const dueBy = (due: CivilDate | undefined): Partial<Step> => (due === undefined ? {} : { due });

/** A request that was declined: noted, answered in time, told; disputed or not, and then looked at by somebody else. */
export function stepsOfDeclining(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const asked = last(before, 'asked');
  // Who declines it at once has noted it.
  const noted = last(before, 'acknowledged') ?? decided;
  const common = [
    step('request', asked),
    step('acknowledgement', noted, dueBy(asked?.limit)),
    step('decision', decided, owedBy(before)),
    told('request-declined', decided, after, asOf),
  ];
  const ends = after.findIndex(({ is }) => is === 'disputed' || is === 'request-closed');
  const disputed = after[ends];
  if (disputed?.is !== 'disputed') {
    const hasPassed = disputed !== undefined || (decided.limit !== undefined && decided.limit < asOf);
    const state = hasPassed ? 'let-pass' : 'open';
    return [...common, step('dispute', undefined, { ...dueBy(decided.limit), state, by: [] })];
  }
  return [
    ...common,
    step('dispute', disputed, dueBy(decided.limit)),
    ...settlement(disputed, decided, after.slice(ends + 1), asOf),
  ];
}

/** What was delivered, and is disputed: looked at again by somebody else than delivered it. */
export function stepsOfDispute(
  disputed: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const delivered = last(before, 'delivered');
  const untilDelivered = delivered === undefined ? before : before.slice(0, before.indexOf(delivered));
  return [
    step('request', last(before, 'asked')),
    step('delivery', delivered, owedBy(untilDelivered)),
    step('dispute', disputed, dueBy(delivered?.limit)),
    ...settlement(disputed, delivered, after, asOf),
  ];
}

/** By somebody else than answered, in the promised time, and told. A member that confirms after all has settled it itself. */
function settlement(
  disputed: Mark,
  answered: Mark | undefined,
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const settled = after.find(({ is }) => is === 'reopened' || is === 'request-closed');
  if (settled === undefined) return [waiting('settlement', disputed.decideBy, asOf)];
  const isSame = settled.by !== null && settled.by === answered?.by;
  const looked = step('settlement', settled, { ...dueBy(disputed.decideBy), ...(isSame ? wrong('same-persons') : {}) });
  if (settled.code === 'confirmed') return [looked];
  const template = settled.is === 'reopened' ? 'request-reopened' : 'request-dispute-dismissed';
  return [looked, told(template, settled, after, asOf)];
}
