import {
  changeBetween,
  reportCardDrawnUp,
  reportCardPublished,
  reportCardRetired,
  reportCardRoundAbandoned,
  reportCardRoundHeld,
  reportCardRoundOpened,
} from '@baraza/contracts';
import { addMonths } from '@baraza/domain';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  REPORT_CARD_ROW_STATUSES,
  reportCardColumns,
  reportCardFilters,
  type ReportCardRow,
} from './report-card-register.read-model.ts';

const { when } = handlersOf<ReportCardRow>((event) => entityIdOf(event, 'report-card'));

/** A round that is in is compared with the one before it. */
const merge: Merge<ReportCardRow> = (row, set) => {
  const after = { ...row, ...set };
  const { scores: before = [] } = row;
  if (set.scores === undefined || before.length === 0) return after;
  const changes = changeBetween(before, set.scores);
  const count = (sign: number) => changes.filter(({ change }) => Math.sign(change) === sign).length;
  return { ...after, improved: count(1), worsened: count(-1) };
};

export const reportCardRegister: Register<ReportCardRow> = {
  name: 'report-cards',
  model: 'report-card-register',
  version: 1,
  handlers: [
    when(reportCardDrawnUp, (data, { effectiveOn }) => {
      const { title, service, provider, unit, organisation, campaign, themes, everyMonths } = data;
      return {
        begins: true,
        set: {
          ...{ name: title, service, unit, organisation, themes, status: 'kept', organisations: [organisation] },
          ...{ provider: provider ?? null, campaign: campaign ?? null, rounds: 0, communities: null, scores: [] },
          ...{ scoredUntil: null, improved: null, worsened: null, publishedOn: null, ground: null },
          nextRoundBy: addMonths(effectiveOn, everyMonths),
        },
      };
    }),
    when(reportCardRoundOpened, () => ({ set: { status: 'scoring' } })),
    when(reportCardRoundHeld, ({ number, scored, communities, scores, nextRoundBy }) => ({
      set: { status: 'kept', rounds: number, scoredUntil: scored.until, communities, scores, nextRoundBy },
    })),
    when(reportCardRoundAbandoned, ({ nextRoundBy }) => ({ set: { status: 'kept', nextRoundBy } })),
    when(reportCardPublished, (_, { effectiveOn }) => ({ set: { publishedOn: effectiveOn } })),
    when(reportCardRetired, ({ ground }) => ({ set: { status: 'retired', ground, nextRoundBy: null } })),
  ],
  merge,
  statuses: REPORT_CARD_ROW_STATUSES,
  columns: reportCardColumns,
  filters: reportCardFilters,
  words: ({ name, service, unit, provider }) => [name, service, unit, provider].filter((one) => one !== null).join(' '),
  entityOf: (id) => id,
};

export const reportCardRegisterProjection = registerProjection(reportCardRegister);
