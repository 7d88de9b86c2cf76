import {
  grantAllocated,
  grantAllocationReleased,
  grantAwarded,
  grantClosed,
  grantReportPostponed,
  grantReportSubmitted,
  grantSpendingReversed,
  grantSpent,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { GRANT_ROW_STATUSES, grantColumns, grantFilters, type GrantRow } from './grant-register.read-model.ts';

const { when } = handlersOf<GrantRow>((event) => entityIdOf(event, 'grant'));

/** Allocations, spending and reports come and go one by one. */
const merge: Merge<GrantRow> = (row, set) => ({
  ...row,
  ...set,
  allocations: { ...row.allocations, ...set.allocations },
  spending: { ...row.spending, ...set.spending },
  reports: { ...row.reports, ...set.reports },
});

export const grantRegister: Register<GrantRow> = {
  name: 'grants',
  model: 'grant-register',
  version: 1,
  handlers: [
    when(grantAwarded, ({ funder, title, reference, unit, period, currency, lines, reports }) => ({
      begins: true,
      set: {
        ...{ name: title, status: 'awarded', funder, unit, themes: [], organisations: [funder] },
        ...{ from: period.from, until: period.until, currency, reference: reference ?? null },
        amount: lines.reduce((all, line) => all + line.amount, 0),
        reports: Object.fromEntries(reports.map(({ code, dueOn }) => [code, dueOn])),
        ...{ allocations: {}, spending: {}, closedOn: null, ground: null },
      },
    })),
    when(grantAllocated, ({ allocation, amount }) => ({ set: { allocations: { [allocation]: amount } } })),
    when(grantAllocationReleased, ({ allocation }) => ({ set: { allocations: { [allocation]: 0 } } })),
    when(grantSpent, ({ activity, amount }) => ({ set: { spending: { [activity]: amount } } })),
    when(grantSpendingReversed, ({ activity }) => ({ set: { spending: { [activity]: 0 } } })),
    when(grantReportPostponed, ({ report, dueOn }) => ({ set: { reports: { [report]: dueOn } } })),
    when(grantReportSubmitted, ({ report }) => ({ set: { reports: { [report]: null } } })),
    when(grantClosed, ({ ground }, { effectiveOn }) => ({ set: { status: 'closed', closedOn: effectiveOn, ground } })),
  ],
  merge,
  statuses: GRANT_ROW_STATUSES,
  columns: grantColumns,
  filters: grantFilters,
  words: ({ name, reference, unit }) => [name, reference, unit].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const grantRegisterProjection = registerProjection(grantRegister);
