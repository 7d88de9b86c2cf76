import type { DataOf, HappenedOf, linkageContracts, LinkageKind, linkageOutcomeTold } from '@baraza/contracts';
import {
  addDays,
  type Aggregate,
  type CivilDate,
  type EntityCalendar,
  type PersonalRef,
  unreachable,
} from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';

export type LinkageEvent = HappenedOf<(typeof linkageContracts)[number]>;

/** The member it begins with, whom it bridges to, and the unit of the member. */
export interface Between {
  readonly from: string;
  readonly to: string;
  readonly unit: string;
}
export interface Outcome {
  readonly on: CivilDate;
  readonly by: string;
  readonly result: DataOf<typeof linkageOutcomeTold>['result'];
  readonly narrative?: PersonalRef;
}
/** A side that proposed something, and the person who recorded it. */
export interface Asking {
  readonly by: string;
  readonly person: string;
}
interface Known extends Between {
  readonly kind: LinkageKind;
  readonly purpose?: PersonalRef;
  /** The last day; without one it goes on until it is ended. */
  readonly until?: CivilDate;
  readonly outcomes: readonly Outcome[];
  readonly lastStepOn: CivilDate;
}
export type Proposed = { readonly status: 'proposed'; readonly asking: Asking } & Known;
export type Linked = {
  readonly status: 'linked';
  readonly linkedOn: CivilDate;
  readonly renewal?: Asking & { readonly until: CivilDate };
} & Known;
export type Declined = { readonly status: 'declined'; readonly ground: string } & Known;
export type RanOut = { readonly status: 'ran-out'; readonly endedOn: CivilDate } & Known;
export type Ended = { readonly status: 'ended'; readonly endedOn: CivilDate; readonly ground: string } & Known;
export type LinkageState = { readonly status: 'none' } | Proposed | Linked | Declined | RanOut | Ended;

const RUNS_OUT = 'linkage.runs-out';

const calendar: EntityCalendar<LinkageState, LinkageEvent> = {
  next: (state) =>
    state.status === 'linked' && state.until !== undefined
      ? { rule: RUNS_OUT, rank: 45, on: addDays(state.until, 1) }
      : undefined,
  take(state, { on }) {
    if (state.status !== 'linked' || state.until === undefined)
      throw new Error('nothing runs out that has no last day');
    const data = { ...betweenOf(state), until: state.until };
    return [{ type: 'members.LinkageRanOut', data, effectiveOn: on, tags: tagsOfLinkage(state) }];
  },
};

/** A bridge between a member and another organisation. Stream `linkage-<uuid>`. Both sides see it wherever they stand. */
export const linkage: Aggregate<LinkageState, LinkageEvent> = {
  name: 'linkage',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.LinkageProposed', 'proposed'],
    ['proposed', 'members.LinkageAccepted', 'linked'],
    ['proposed', 'members.LinkageDeclined', 'declined'],
    ['linked', 'members.LinkageRenewalProposed', 'same'],
    ['linked', 'members.LinkageRenewed', 'same'],
    ['linked', 'members.LinkageRanOut', 'ran-out'],
    ['linked', 'members.LinkageEnded', 'ended'],
    [['linked', 'ran-out', 'ended'], 'members.LinkageOutcomeTold', 'same'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.from, state.to] }),
  calendar,
};

function evolve(state: LinkageState, event: LinkageEvent): LinkageState {
  const on = event.effectiveOn;
  if (event.type === 'members.LinkageProposed') {
    const { by, ...data } = event.data;
    return { status: 'proposed', ...data, asking: { by, person: event.actor }, outcomes: [], lastStepOn: on };
  }
  if (state.status === 'none') throw impossible(state, event);
  const known = { ...knownOf(state), lastStepOn: on };
  switch (event.type) {
    case 'members.LinkageAccepted':
      return { status: 'linked', ...known, linkedOn: on };
    case 'members.LinkageDeclined':
      return { status: 'declined', ...known, ground: event.data.ground };
    case 'members.LinkageRenewalProposed': {
      if (state.status !== 'linked') throw impossible(state, event);
      const { by, until } = event.data;
      return { ...state, renewal: { by, person: event.actor, until }, lastStepOn: on };
    }
    case 'members.LinkageRenewed': {
      if (state.status !== 'linked') throw impossible(state, event);
      return { status: 'linked', ...known, linkedOn: state.linkedOn, until: event.data.until };
    }
    case 'members.LinkageRanOut':
      return { status: 'ran-out', ...known, endedOn: on };
    case 'members.LinkageEnded':
      return { status: 'ended', ...known, endedOn: on, ground: event.data.ground };
    case 'members.LinkageOutcomeTold': {
      const { by, result, narrative } = event.data;
      const told = { on, by, result, ...(narrative === undefined ? {} : { narrative }) };
      return { ...state, outcomes: [...state.outcomes, told], lastStepOn: on };
    }
    default:
      return unreachable(event);
  }
}

function knownOf({ from, to, unit, kind, purpose, until, outcomes, lastStepOn }: Known): Known {
  return {
    ...{ from, to, unit, kind, outcomes, lastStepOn },
    ...(purpose === undefined ? {} : { purpose }),
    ...(until === undefined ? {} : { until }),
  };
}

function impossible(state: LinkageState, event: LinkageEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

export const betweenOf = ({ from, to, unit }: Between): Between => ({ from, to, unit });

export const tagsOfLinkage = ({ from, to, unit }: Between): readonly string[] =>
  tags(orgTag(from), orgTag(to), unitTag(unit));
