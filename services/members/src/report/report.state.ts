import type { DataOf, HappenedOf, reportContracts, reportDrafted, reportPublished } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type ReportEvent = HappenedOf<(typeof reportContracts)[number]>;

interface Known {
  readonly lastStepOn: CivilDate;
}
export type Drafted = { readonly status: 'drafted'; readonly by: string } & DataOf<typeof reportDrafted> & Known;
export type Published = { readonly status: 'published'; readonly publishedOn: CivilDate } & DataOf<
  typeof reportPublished
> &
  Known;
export type Declined = { readonly status: 'declined'; readonly unit: string; readonly ground: string } & Known;
export type ReportState = { readonly status: 'none' } | Drafted | Published | Declined;

/** A report that the forum answers with: text and figures of one date, known at one sequence. Stream `report-<uuid>`. */
export const report: Aggregate<ReportState, ReportEvent> = {
  name: 'report',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.ReportDrafted', 'drafted'],
    ['drafted', 'members.ReportDeclined', 'declined'],
    ['drafted', 'members.ReportPublished', 'published'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};

function evolve(_state: ReportState, event: ReportEvent): ReportState {
  const lastStepOn = event.effectiveOn;
  switch (event.type) {
    case 'members.ReportDrafted':
      return { status: 'drafted', ...event.data, by: event.actor, lastStepOn };
    case 'members.ReportDeclined':
      return { status: 'declined', ...event.data, lastStepOn };
    case 'members.ReportPublished':
      return { status: 'published', ...event.data, publishedOn: lastStepOn, lastStepOn };
    default:
      return unreachable(event);
  }
}
