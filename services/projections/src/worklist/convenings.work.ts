import {
  conveningCalled,
  conveningCancelled,
  conveningHeld,
  conveningPostponed,
  conveningReported,
  conveningReportProposed,
  goalAdopted,
  goalClosed,
  goalHorizonReached,
  goalRevised,
  resolutionAdopted,
  resolutionEnded,
  resolutionFulfilled,
  resolutionOverdue,
  resolutionProgressNoted,
  resolutionRescheduled,
  resolutionTextProposed,
  resolutionTextPublished,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import type { WorkKind } from './work-kinds.ts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

/** Within so many days of its day a convening is put on record. */
const RECORD_WITHIN_DAYS = 7;
/** How long before its last day a resolution is shown to whoever carries it out. */
const DAYS_BEFORE = 30;

const toRecord = (on: CivilDate) => item('convening-to-record', { from: on, due: addDays(on, RECORD_WITHIN_DAYS) });
const without = ({ items }: WorkDoc, ...kinds: readonly WorkKind[]): readonly OpenItem[] =>
  items.filter(({ kind }) => !kinds.includes(kind));
/** Whoever has to carry it out does not judge whether it was. */
const barred = ({ organisation }: WorkDoc): readonly string[] => (organisation === null ? [] : [organisation]);

/** For the office where the forum carries it out, for the organisation where one does. */
function toCarryOut(organisation: string | null, dueOn: CivilDate) {
  const when = { due: dueOn, from: addDays(dueOn, -DAYS_BEFORE) };
  return organisation === null ? item('forum-resolution-to-carry-out', when) : item('resolution-to-carry-out', when);
}

const OF_ITS_TEXT = ['resolution-to-word', 'resolution-text-to-publish'] as const;
const OF_ITS_WORK = [
  ...(['resolution-to-carry-out', 'forum-resolution-to-carry-out'] as const),
  ...(['resolution-overdue', 'resolution-to-confirm'] as const),
] as const;

/** A convening to its report; a resolution to its end, and its text to its publication; a goal at its horizon. */
export const conveningWork: readonly WorkStep[] = [
  after(conveningCalled, ({ data }) => ({ items: [toRecord(data.on)] })),
  meanwhile(conveningPostponed, ({ data }) => ({ items: [toRecord(data.on)] })),
  meanwhile(conveningHeld, () => ({ items: [item('convening-to-report')] })),
  meanwhile(conveningReportProposed, ({ by }) => ({ items: [item('report-to-publish', { notBy: [by] })] })),
  ...over(conveningReported, conveningCancelled),

  after(resolutionAdopted, ({ data }) => ({
    organisation: data.owner.organisation ?? null,
    dueNext: data.dueOn,
    items: [item('resolution-to-word'), toCarryOut(data.owner.organisation ?? null, data.dueOn)],
  })),
  meanwhile(resolutionTextProposed, ({ before, by }) => ({
    items: [...without(before, ...OF_ITS_TEXT), item('resolution-text-to-publish', { notBy: [by] })],
  })),
  meanwhile(resolutionTextPublished, ({ before }) => ({ items: without(before, ...OF_ITS_TEXT) })),
  meanwhile(resolutionProgressNoted, ({ data, before, by }) => {
    const rest = without(before, 'resolution-to-confirm');
    if (data.percent < 100) return { items: rest };
    return {
      items: [...rest, item('resolution-to-confirm', { due: before.dueNext, notBy: [by], notFor: barred(before) })],
    };
  }),
  meanwhile(resolutionOverdue, ({ data, before }) => ({
    items: [
      ...without(before, 'resolution-to-carry-out', 'forum-resolution-to-carry-out'),
      item('resolution-overdue', { due: data.dueOn, notFor: barred(before) }),
    ],
  })),
  meanwhile(resolutionRescheduled, ({ data, before }) => ({
    dueNext: data.dueOn,
    items: [...without(before, ...OF_ITS_WORK), toCarryOut(before.organisation, data.dueOn)],
  })),
  ...[resolutionFulfilled, resolutionEnded].map((contract) =>
    meanwhile(contract, ({ before }) => ({ items: without(before, ...OF_ITS_WORK) })),
  ),

  after(goalAdopted, () => ({ items: [] })),
  meanwhile(goalHorizonReached, ({ data }) => ({ items: [item('goal-to-close', { due: data.horizon })] })),
  meanwhile(goalRevised, () => ({ items: [] })),
  ...over(goalClosed),
];
