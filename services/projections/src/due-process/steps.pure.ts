import { addDays, type CivilDate } from '@baraza/domain';
import type { Mark } from './due-process.read-model.ts';
import type { Step, StepState } from './judged-case.pure.ts';

/** Within how many days the forum tells of a decision, where no notice has set a day. */
const TELL_WITHIN_DAYS = 14;

export const last = (marks: readonly Mark[], ...kinds: readonly string[]): Mark | undefined =>
  marks.findLast(({ is }) => kinds.includes(is));

/** A step that an event took; missing where none did. */
export function step(name: string, mark: Mark | undefined, more: Partial<Step> = {}): Step {
  const { due } = more;
  const isLate = mark !== undefined && due !== undefined && mark.on > due;
  const state: StepState = mark === undefined ? 'missing' : isLate ? 'late' : 'done';
  return {
    ...{ step: name, state, due },
    on: mark?.on,
    event: mark?.event,
    sequence: mark?.sequence,
    by: mark?.panel ?? (mark === undefined || mark.by === null ? [] : [mark.by]),
    roles: mark?.roles ?? [],
    grounds: mark?.grounds ?? [],
    code: mark?.code,
    fault: undefined,
    ...more,
  };
}

/** What has not been done: open while its time is not over, or none is set to it. */
export function waiting(name: string, due: CivilDate | undefined, asOf: CivilDate): Step {
  return step(name, undefined, { due, state: due === undefined || asOf <= due ? 'open' : 'missing' });
}

export const wrong = (fault: string): Partial<Step> => ({ state: 'wrong', fault });

/** From the complaint to the measure: notice that arrived, a hearing, then a decision of enough, in time. */
export function stepsOfMeasure(decided: Mark, before: readonly Mark[]): readonly Step[] {
  const raised = last(before, 'raised');
  const noticed = last(before, 'noticed');
  const served = last(before, 'notice-served');
  const raisedOn = raised?.on ?? noticed?.raisedOn;
  const needed = (raised ?? noticed)?.needed ?? 0;
  const isTooFew = (decided.panel?.length ?? 0) < needed;
  return [
    raised === undefined && raisedOn !== undefined
      ? step('complaint', undefined, { state: 'done', on: raisedOn })
      : step('complaint', raised),
    step('notice', noticed),
    step('notice-arrival', served),
    hearing(decided, before, served),
    step('decision', decided, {
      ...(served?.decideBy === undefined ? {} : { due: served.decideBy }),
      ...(isTooFew ? wrong('panel-too-small') : {}),
    }),
  ];
}

/** Whoever is to be judged has replied, or has let the time go by that it was given. */
export function hearing(decided: Mark, before: readonly Mark[], served: Mark | undefined): Step {
  const replied = last(before, 'replied');
  const due = served?.limit;
  const limit = due === undefined ? {} : { due };
  if (replied !== undefined) return step('hearing', replied, limit);
  const isOver = last(before, 'reply-time-over') ?? (due !== undefined && due < decided.on ? served : undefined);
  if (isOver === undefined) return step('hearing', undefined, limit);
  return step('hearing', isOver.is === 'reply-time-over' ? isOver : undefined, { ...limit, state: 'let-pass', by: [] });
}

/** From the measure on: that it reached the member, its time to appeal, and the appeal decided by others. */
export function stepsOfAppeal(decided: Mark, after: readonly Mark[], asOf: CivilDate): readonly Step[] {
  const served = last(after, 'decision-served');
  const appealed = last(after, 'appealed');
  const appealDecided = last(after, 'appeal-decided');
  const due = served?.limit;
  const limit = due === undefined ? {} : { due };
  const isOver = last(after, 'appeal-time-over');
  const arrival =
    served === undefined ? waiting('decision-arrival', undefined, asOf) : step('decision-arrival', served);
  if (appealed === undefined) {
    const hasPassed = isOver !== undefined || (due !== undefined && due < asOf);
    return [arrival, step('appeal', isOver, { ...limit, state: hasPassed ? 'let-pass' : 'open', by: [] })];
  }
  const isSame = appealDecided?.panel?.some((person) => decided.panel?.includes(person)) === true;
  return [
    arrival,
    step('appeal', appealed, limit),
    appealDecided === undefined
      ? waiting('appeal-decision', appealed.decideBy, asOf)
      : step('appeal-decision', appealDecided, {
          ...(appealed.decideBy === undefined ? {} : { due: appealed.decideBy }),
          ...(isSame ? wrong('same-persons') : {}),
        }),
  ];
}

/** An application that was turned down: checked, then decided by somebody who had no part in it, who said so. */
export function stepsOfRejection(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const partakers = before.filter(({ is }) => is === 'applied' || is === 'checked').map(({ by }) => by);
  const isSame = decided.by !== null && partakers.includes(decided.by);
  return [
    step('application', last(before, 'applied')),
    step('check', last(before, 'checked')),
    step('decision', decided, isSame ? wrong('same-persons') : {}),
    told('application-rejected', decided, after, asOf),
  ];
}

/** A lapse: asked for dues and reminded since the last term was given, warned, and days of grace to their end. */
export function stepsOfLapse(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): readonly Step[] {
  const since = before.slice(before.findLastIndex(({ is }) => is === 'term-given') + 1);
  const grace = last(since, 'grace-began');
  const isTooSoon = grace?.limit !== undefined && decided.on <= grace.limit;
  return [
    step('dues-asked', last(since, 'dues-asked')),
    step('reminder', last(since, 'reminded')),
    step('grace', grace),
    step('lapse', decided, isTooSoon ? wrong('before-its-time') : {}),
    told('membership-lapsed', decided, after, asOf),
  ];
}

/** A proof is refused, or revoked after it was found true, by somebody else than who handed it in. */
export function stepsOfProof(decided: Mark, before: readonly Mark[]): readonly Step[] {
  const submitted = last(before, 'submitted');
  const isSame = decided.by !== null && decided.by === submitted?.by;
  return [
    step('proof-handed-in', submitted),
    ...(decided.is === 'proof-revoked' ? [step('proof-verified', last(before, 'verified'))] : []),
    step('decision', decided, isSame ? wrong('same-persons') : {}),
  ];
}

export function stepsOfRole(decided: Mark, before: readonly Mark[]): readonly Step[] {
  return [step('role-granted', last(before, 'granted')), step('decision', decided)];
}

/** That the organisation was told, in words of their own: that it arrived where that must be proved, or that it was sent. */
export function told(template: string, decided: Mark, after: readonly Mark[], asOf: CivilDate): Step {
  const ofIt = after.filter(({ code }) => code === template);
  const prepared = last(ofIt, 'told-prepared');
  const due = prepared?.limit ?? addDays(decided.on, TELL_WITHIN_DAYS);
  const enough = prepared?.needed === 1 ? ['told-arrived'] : ['told-sent', 'told-arrived'];
  const done = ofIt.find(({ is }) => enough.includes(is));
  return done === undefined ? waiting('told', due, asOf) : step('told', done, { due });
}
