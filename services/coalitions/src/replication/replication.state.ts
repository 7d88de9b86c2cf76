import type { DataOf, HappenedOf, PeopleCount, replicationBegun, replicationContracts } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type ReplicationEvent = HappenedOf<(typeof replicationContracts)[number]>;
export type Beginning = DataOf<typeof replicationBegun>;

/** Something that is done otherwise than the blueprint says. */
export interface Adaptation {
  readonly on: CivilDate;
  readonly step?: string;
  readonly leftOut: boolean;
  readonly ground: string;
  readonly what: PersonalRef;
}
export interface StepDone {
  readonly step: string;
  readonly on: CivilDate;
  readonly note?: PersonalRef;
}
export interface Circle {
  readonly circle: string;
  readonly formedOn: CivilDate;
  readonly people: PeopleCount;
  readonly dissolvedOn?: CivilDate;
}
export interface Known extends Beginning {
  readonly begunOn: CivilDate;
  readonly adaptations: readonly Adaptation[];
  readonly done: readonly StepDone[];
  readonly circles: readonly Circle[];
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
export type Begun = { readonly status: 'begun' } & Known;
/** All its steps are done: what it set up runs by itself. */
export type Running = { readonly status: 'running'; readonly runningSince: CivilDate } & Known;
export type Ended = {
  readonly status: 'ended';
  readonly endedOn: CivilDate;
  readonly ground: string;
  readonly lesson: PersonalRef;
  readonly runningSince?: CivilDate;
} & Known;
export type ReplicationState = { readonly status: 'none' } | Begun | Running | Ended;

export const REPLICATION_STATUSES = ['begun', 'running', 'ended'] as const;

function evolve(state: ReplicationState, event: ReplicationEvent): ReplicationState {
  const on = event.effectiveOn;
  if (event.type === 'coalitions.ReplicationBegun') {
    const nothing = { adaptations: [], done: [], circles: [] };
    return { status: 'begun', ...event.data, begunOn: on, ...nothing, lastStepOn: on };
  }
  if (state.status === 'none' || state.status === 'ended') throw impossible(state, event);
  const known = { ...state, lastStepOn: on };
  switch (event.type) {
    case 'coalitions.ReplicationAdapted':
      return { ...known, adaptations: [...state.adaptations, { on, ...event.data }] };
    case 'coalitions.ReplicationStepDone':
      return { ...known, done: [...state.done, { on, ...event.data }] };
    case 'coalitions.CircleFormed':
      return { ...known, circles: [...state.circles, { formedOn: on, ...event.data }] };
    case 'coalitions.CircleCounted': {
      const { circle, people } = event.data;
      return { ...known, circles: withCircle(state, circle, (one) => ({ ...one, people })) };
    }
    case 'coalitions.CircleDissolved':
      return {
        ...known,
        circles: withCircle(state, event.data.circle, (one) => ({ ...one, dissolvedOn: on })),
      };
    case 'coalitions.ReplicationRunning':
      return { ...known, status: 'running', runningSince: on };
    case 'coalitions.ReplicationEnded':
      return { ...known, status: 'ended', endedOn: on, ...event.data };
    default:
      return unreachable(event);
  }
}

function withCircle({ circles }: Known, id: string, change: (circle: Circle) => Circle): readonly Circle[] {
  return circles.map((one) => (one.circle === id ? change(one) : one));
}

function impossible(state: ReplicationState, event: ReplicationEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

/** The steps that are neither done nor left out. */
export function stepsLeft({ steps, done, adaptations }: Known): readonly string[] {
  return steps.filter(
    (step) => !done.some((one) => one.step === step) && !adaptations.some((one) => one.step === step && one.leftOut),
  );
}

/** Citizens of a district or sub-county are organised after a blueprint. Stream `replication-<uuid>`. */
export const replication: Aggregate<ReplicationState, ReplicationEvent> = {
  name: 'replication',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.ReplicationBegun', 'begun'],
    [['begun', 'running'], 'coalitions.ReplicationAdapted', 'same'],
    [['begun', 'running'], 'coalitions.ReplicationStepDone', 'same'],
    [['begun', 'running'], 'coalitions.CircleFormed', 'same'],
    [['begun', 'running'], 'coalitions.CircleCounted', 'same'],
    [['begun', 'running'], 'coalitions.CircleDissolved', 'same'],
    ['begun', 'coalitions.ReplicationRunning', 'running'],
    [['begun', 'running'], 'coalitions.ReplicationEnded', 'ended'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

/** What a trail finds it by: its unit, its organisation, its themes, its blueprint, and whom it was learned from. */
export const tagsOfReplication = ({
  unit,
  organisation,
  themes,
  blueprint,
  copiedFrom,
}: Beginning): readonly string[] => [
  `unit:${unit}`,
  `org:${organisation}`,
  ...themes.map((theme) => `theme:${theme}`),
  `blueprint:${blueprint}`,
  ...(copiedFrom === undefined ? [] : [`replication:${copiedFrom}`]),
];
