import { HEALTH_QUALITIES, type HealthQuality } from '@baraza/contracts';

/**
 * How each of the four qualities is measured from events. All of it happened in the period asked; seats are those of its last day.
 * The sentences of `quality-…` and `formula-…` in the catalogue, and docs/qualities.md, say the same in words.
 */
export interface Formula {
  readonly name: string;
  readonly quality: HealthQuality;
  readonly in: 'days' | 'percent';
  /** What is divided: measures, or `measure/stage`, added up. */
  readonly sum: readonly string[];
  readonly by: readonly string[];
}

/** Participants are counted once, however often they acted. */
export const PARTICIPANTS_ACTING = 'participants-acting';

export const FORMULAS: readonly Formula[] = [
  {
    ...{ name: 'alert-to-action', quality: 'agile', in: 'days' },
    ...{ sum: ['days-to-act'], by: ['alert-acted'] },
  },
  {
    ...{ name: 'proposal-to-decision', quality: 'agile', in: 'days' },
    ...{ sum: ['decision-days'], by: ['decision-taken'] },
  },
  {
    ...{ name: 'alert-to-acknowledgement', quality: 'responsive', in: 'days' },
    ...{ sum: ['days-to-acknowledge'], by: ['alert-acknowledged'] },
  },
  {
    ...{ name: 'alerts-answered-in-time', quality: 'responsive', in: 'percent' },
    ...{ sum: ['alert-answered/in-time'], by: ['alert-answered/in-time', 'alert-answer-due'] },
  },
  { name: PARTICIPANTS_ACTING, quality: 'coordinated', in: 'percent', sum: ['acted'], by: ['seat'] },
  {
    ...{ name: 'tasks-done', quality: 'coordinated', in: 'percent' },
    ...{ sum: ['task-done'], by: ['task-claimed'] },
  },
  {
    ...{ name: 'alerts-closed-answered', quality: 'effective', in: 'percent' },
    ...{ sum: ['alert-closed/answered'], by: ['alert-closed'] },
  },
  {
    ...{ name: 'joint-actions-completed', quality: 'effective', in: 'percent' },
    ...{ sum: ['joint-action-ended/completed'], by: ['joint-action-ended'] },
  },
  {
    ...{ name: 'own-promises-kept', quality: 'effective', in: 'percent' },
    ...{ sum: ['own-promise-kept'], by: ['own-promise-kept', 'own-promise-broken'] },
  },
];

export interface Part {
  /** `measure`, or `measure/stage`. */
  readonly key: string;
  readonly value: number;
}
export interface MeasuredQuality {
  readonly formula: Formula;
  /** Days to one decimal, or whole per cent; null where there is nothing to divide by. */
  readonly value: number | null;
  readonly sum: readonly Part[];
  readonly by: readonly Part[];
}

/** Each formula filled in. @param valueOf of a measure, or of one of its stages */
export function measured(
  valueOf: (key: string) => number,
  participants: { readonly acting: number; readonly seats: number },
): readonly MeasuredQuality[] {
  return FORMULAS.map((formula) => {
    const [sum, by] = [formula.sum, formula.by].map((keys) => keys.map((key) => ({ key, value: valueOf(key) })));
    const total = (parts: readonly Part[]): number => parts.reduce((so, { value }) => so + value, 0);
    const [above, below] =
      formula.name === PARTICIPANTS_ACTING ? [participants.acting, participants.seats] : [total(sum!), total(by!)];
    const scale = formula.in === 'days' ? 10 : 1;
    const share = formula.in === 'days' ? above / below : (above / below) * 100;
    return { formula, value: below === 0 ? null : Math.round(share * scale) / scale, sum: sum!, by: by! };
  });
}

export const QUALITIES = HEALTH_QUALITIES;
