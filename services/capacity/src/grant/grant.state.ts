import type { DataOf, grantAllocated, grantAwarded, grantContracts, grantSpent, HappenedOf } from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type EntityCalendar, unreachable } from '@baraza/domain';

export type GrantEvent = HappenedOf<(typeof grantContracts)[number]>;
export type Award = DataOf<typeof grantAwarded>;
export type Allocation = DataOf<typeof grantAllocated>;
export type Spending = DataOf<typeof grantSpent>;

export interface Report {
  readonly code: string;
  readonly title: string;
  readonly dueOn: CivilDate;
  readonly standing: 'awaited' | 'due' | 'submitted';
  readonly submittedOn?: CivilDate;
}

interface Known extends Omit<Award, 'reports'> {
  readonly reports: readonly Report[];
  readonly allocations: readonly Allocation[];
  readonly spending: readonly Spending[];
  /** The date of its last step. */
  readonly since: CivilDate;
}
export type AwardedGrant = Known & { readonly status: 'awarded' };
export type ClosedGrant = Known & { readonly status: 'closed'; readonly ground: string };
export type KnownGrant = AwardedGrant | ClosedGrant;
export type GrantState = { readonly status: 'none' } | KnownGrant;

function evolve(state: GrantState, event: GrantEvent): GrantState {
  const since = event.effectiveOn;
  if (event.type === 'capacity.GrantAwarded') {
    const reports = event.data.reports.map((report) => ({ ...report, standing: 'awaited' as const }));
    return { status: 'awarded', ...event.data, reports, allocations: [], spending: [], since };
  }
  if (state.status === 'none') throw new Error(`${event.type} of a grant that nobody awarded`);
  const withReport = (code: string, more: Partial<Report>): KnownGrant => ({
    ...state,
    reports: state.reports.map((report) => (report.code === code ? { ...report, ...more } : report)),
  });
  switch (event.type) {
    case 'capacity.GrantAllocated':
      return { ...state, allocations: [...state.allocations, event.data] };
    case 'capacity.GrantAllocationReleased': {
      const { allocation } = event.data;
      return { ...state, allocations: state.allocations.filter((one) => one.allocation !== allocation) };
    }
    case 'capacity.GrantSpent':
      return { ...state, spending: [...state.spending, event.data] };
    case 'capacity.GrantSpendingReversed': {
      const { activity } = event.data;
      return { ...state, spending: state.spending.filter((one) => one.activity !== activity) };
    }
    case 'capacity.GrantReportPostponed':
      return withReport(event.data.report, { dueOn: event.data.dueOn, standing: 'awaited' });
    case 'capacity.GrantReportFellDue':
      return withReport(event.data.report, { standing: 'due' });
    case 'capacity.GrantReportSubmitted':
      return withReport(event.data.report, { standing: 'submitted', submittedOn: since });
    case 'capacity.GrantClosed':
      return { ...state, status: 'closed', ground: event.data.ground, since };
    default:
      return unreachable(event);
  }
}

export const REPORT_DUE = 'grant.report-due';

/** The day after its last day a report that was not handed in has fallen due. All of one day fall due together. */
const calendar: EntityCalendar<GrantState, GrantEvent> = {
  next(state) {
    if (state.status !== 'awarded') return undefined;
    const days = state.reports.filter(({ standing }) => standing === 'awaited').map(({ dueOn }) => dueOn);
    const [first] = days.sort();
    return first === undefined ? undefined : { rule: REPORT_DUE, rank: 10, on: addDays(first, 1) };
  },
  take(state, { rule, on }) {
    if (state.status !== 'awarded') throw new Error(`${rule} of a grant that is '${state.status}'`);
    return state.reports
      .filter(({ standing, dueOn }) => standing === 'awaited' && addDays(dueOn, 1) === on)
      .map(({ code, dueOn }) => ({
        type: 'capacity.GrantReportFellDue' as const,
        data: { report: code, dueOn },
        effectiveOn: on,
        tags: tagsOfGrant(state),
      }));
  },
};

/** Money that a funder gave the forum. Stream `grant-<uuid>`. Its funder sees it. */
export const grant: Aggregate<GrantState, GrantEvent> = {
  name: 'grant',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.GrantAwarded', 'awarded'],
    ['awarded', 'capacity.GrantAllocated', 'same'],
    [['awarded', 'closed'], 'capacity.GrantAllocationReleased', 'same'],
    ['awarded', 'capacity.GrantSpent', 'same'],
    [['awarded', 'closed'], 'capacity.GrantSpendingReversed', 'same'],
    ['awarded', 'capacity.GrantReportPostponed', 'same'],
    ['awarded', 'capacity.GrantReportFellDue', 'same'],
    ['awarded', 'capacity.GrantReportSubmitted', 'same'],
    ['awarded', 'capacity.GrantClosed', 'closed'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.funder] }),
  calendar,
};

export function tagsOfGrant({ unit, funder }: Pick<Award, 'unit' | 'funder'>): readonly string[] {
  return [`unit:${unit}`, `org:${funder}`];
}
