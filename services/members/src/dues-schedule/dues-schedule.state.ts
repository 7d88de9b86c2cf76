import type { DataOf, duesScheduleContracts, duesScheduleProposed, HappenedOf } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type DuesScheduleEvent = HappenedOf<(typeof duesScheduleContracts)[number]>;
/** What members pay for a time, in a unit and below. */
export type DuesTerms = DataOf<typeof duesScheduleProposed>;
export type DuesLine = DuesTerms['lines'][number];

interface Known {
  readonly terms: DuesTerms;
  readonly proposedOn: CivilDate;
  /** Does not adopt it. */
  readonly proposedBy: string;
}
export type DuesScheduleState =
  | { readonly status: 'none' }
  | ({ readonly status: 'proposed' } & Known)
  | ({ readonly status: 'adopted'; readonly adoptedOn: CivilDate } & Known)
  | ({
      readonly status: 'ended';
      readonly adoptedOn: CivilDate;
      readonly until: CivilDate;
      readonly ground: string;
    } & Known)
  | ({ readonly status: 'withdrawn' } & Known);

export const DUES_SCHEDULE_STATUSES = [
  'none',
  'proposed',
  'adopted',
  'ended',
  'withdrawn',
] as const satisfies readonly DuesScheduleState['status'][];

export const duesSchedule: Aggregate<DuesScheduleState, DuesScheduleEvent> = {
  name: 'dues-schedule',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.DuesScheduleProposed', 'proposed'],
    ['proposed', 'members.DuesScheduleAdopted', 'adopted'],
    ['proposed', 'members.DuesScheduleWithdrawn', 'withdrawn'],
    [['adopted', 'ended'], 'members.DuesScheduleEnded', 'ended'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.terms.unit, organisations: [] }),
};

function evolve(state: DuesScheduleState, event: DuesScheduleEvent): DuesScheduleState {
  if (event.type === 'members.DuesScheduleProposed') {
    return { status: 'proposed', terms: event.data, proposedOn: event.effectiveOn, proposedBy: event.actor };
  }
  if (state.status === 'none') throw impossible(state, event);
  const { terms, proposedOn, proposedBy } = state;
  const known = { terms, proposedOn, proposedBy };
  switch (event.type) {
    case 'members.DuesScheduleAdopted':
      return { status: 'adopted', ...known, adoptedOn: event.effectiveOn };
    case 'members.DuesScheduleWithdrawn':
      return { status: 'withdrawn', ...known };
    case 'members.DuesScheduleEnded': {
      if (state.status !== 'adopted' && state.status !== 'ended') throw impossible(state, event);
      const { until, ground } = event.data;
      return { status: 'ended', ...known, adoptedOn: state.adoptedOn, until, ground };
    }
    default:
      return unreachable(event);
  }
}

function impossible(state: DuesScheduleState, event: DuesScheduleEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
