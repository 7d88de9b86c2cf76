import type {
  adoptionContracts,
  AdoptionFinding,
  DataOf,
  HappenedOf,
  innovationAdopted,
  PeopleCount,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type EntityCalendar, type PersonalRef, unreachable } from '@baraza/domain';

export type AdoptionEvent = HappenedOf<(typeof adoptionContracts)[number]>;
export type WhoAdopts = Pick<DataOf<typeof innovationAdopted>, 'innovation' | 'organisation' | 'unit'>;

export interface Report {
  readonly on: CivilDate;
  readonly finding: AdoptionFinding;
  readonly report: PersonalRef;
  readonly people?: PeopleCount;
}
interface Known {
  readonly who: WhoAdopts;
  readonly adoptedOn: CivilDate;
  readonly adaptation?: PersonalRef;
  /** The day on which the next report falls due; none where none is asked for. */
  readonly reportBy?: CivilDate;
  readonly lastStepOn: CivilDate;
  readonly reports: readonly Report[];
}
export type Going = Known & { readonly status: 'adopted' | 'report-due' | 'reported' };
export type AdoptionState =
  | { readonly status: 'none' }
  | Going
  | (Known & { readonly status: 'ended'; readonly endedOn: CivilDate; readonly ground: string });

export const ADOPTION_STATUSES = ['adopted', 'report-due', 'reported', 'ended'] as const;

const REPORT_DUE = 'adoption.report-due';

const calendar: EntityCalendar<AdoptionState, AdoptionEvent> = {
  next(state) {
    if (state.status !== 'adopted' && state.status !== 'reported') return undefined;
    const { reportBy, lastStepOn } = state;
    if (reportBy === undefined) return undefined;
    return { rule: REPORT_DUE, rank: 10, on: reportBy < lastStepOn ? lastStepOn : reportBy };
  },
  take(state, { on }) {
    if (state.status === 'none' || state.reportBy === undefined) throw new Error(`${REPORT_DUE} where none is due`);
    const { who, reportBy } = state;
    const data = { ...who, reportBy };
    return [{ type: 'capacity.AdoptionReportFellDue', data, effectiveOn: on, tags: tagsOfAdoption(who) }];
  },
};

/** An organisation takes up an innovation of others. Stream `adoption-<uuid>`, its id made of both. */
export const adoption: Aggregate<AdoptionState, AdoptionEvent> = {
  name: 'adoption',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.InnovationAdopted', 'adopted'],
    [['adopted', 'reported'], 'capacity.AdoptionReportFellDue', 'report-due'],
    [['adopted', 'report-due', 'reported'], 'capacity.AdoptionReported', 'reported'],
    [['adopted', 'report-due', 'reported'], 'capacity.AdoptionEnded', 'ended'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.who.unit, organisations: [state.who.organisation] },
  calendar,
};

function evolve(state: AdoptionState, event: AdoptionEvent): AdoptionState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.InnovationAdopted') {
    const { reportBy, adaptation, ...who } = event.data;
    const begun = { who, adoptedOn: on, reportBy, lastStepOn: on, reports: [] };
    return { status: 'adopted', ...begun, ...(adaptation === undefined ? {} : { adaptation }) };
  }
  if (state.status === 'none' || state.status === 'ended') {
    throw new Error(`${event.type} after '${state.status}': no decider makes this`);
  }
  switch (event.type) {
    case 'capacity.AdoptionReportFellDue':
      return { ...state, status: 'report-due', lastStepOn: on };
    case 'capacity.AdoptionReported': {
      const { finding, report, people, reportBy } = event.data;
      const { reportBy: _, ...known } = state;
      const told: Report = { on, finding, report, ...(people === undefined ? {} : { people }) };
      return {
        ...{ ...known, status: 'reported', lastStepOn: on, reports: [...state.reports, told] },
        ...(reportBy === undefined ? {} : { reportBy }),
      };
    }
    case 'capacity.AdoptionEnded':
      return { ...state, status: 'ended', lastStepOn: on, endedOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

export const tagsOfAdoption = ({ innovation, organisation, unit }: WhoAdopts): readonly string[] => [
  `innovation:${innovation}`,
  `org:${organisation}`,
  `unit:${unit}`,
];
