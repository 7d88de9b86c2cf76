import {
  type DataOf,
  type experimentBegun,
  type experimentReported,
  type HappenedOf,
  INNOVATION_STAGES,
  type innovationContracts,
  type innovationProposed,
  type InnovationStage,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type Diagram, type PersonalRef, unreachable } from '@baraza/domain';

export type InnovationEvent = HappenedOf<(typeof innovationContracts)[number]>;
export type Proposed = DataOf<typeof innovationProposed>;

export interface Move {
  readonly on: CivilDate;
  readonly from: InnovationStage;
  readonly to: InnovationStage;
  readonly evidence: PersonalRef;
  readonly links: readonly string[];
}
type Result = Omit<DataOf<typeof experimentReported>, 'experiment'>;
export interface Experiment extends DataOf<typeof experimentBegun> {
  readonly beganOn: CivilDate;
  readonly reported?: Result & { readonly on: CivilDate };
}
interface Known {
  readonly proposed: Proposed;
  readonly proposedOn: CivilDate;
  /** The date from which it is at its stage, or was given up. */
  readonly since: CivilDate;
  readonly lastStepOn: CivilDate;
  readonly moves: readonly Move[];
  readonly experiments: readonly Experiment[];
  readonly shared?: { readonly on: CivilDate; readonly products: readonly string[] };
}

export type Underway = Known & { readonly status: InnovationStage };
export type InnovationState =
  | { readonly status: 'none' }
  | Underway
  | (Known & {
      readonly status: 'stopped';
      readonly at: InnovationStage;
      readonly ground: string;
      readonly lesson: PersonalRef;
    });

export const INNOVATION_STATUSES = [...INNOVATION_STAGES, 'stopped'] as const;

/** From each stage one forward, and back to every earlier one. */
const moves: Diagram<InnovationState, InnovationEvent> = INNOVATION_STAGES.map((from, at) => [
  from,
  'capacity.InnovationMoved',
  INNOVATION_STAGES.filter((_, to) => to !== at && to <= at + 1),
]);

/** Something new that members try. Stream `innovation-<uuid>`. */
export const innovation: Aggregate<InnovationState, InnovationEvent> = {
  name: 'innovation',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.InnovationProposed', 'proposed'],
    ...moves,
    [INNOVATION_STAGES, 'capacity.ExperimentBegun', 'same'],
    [INNOVATION_STAGES, 'capacity.ExperimentReported', 'same'],
    [['transition-to-scale', 'scaling', 'sustained'], 'capacity.InnovationShared', 'same'],
    [INNOVATION_STAGES, 'capacity.InnovationStopped', 'stopped'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.proposed.unit, organisations: state.proposed.organisations },
};

function evolve(state: InnovationState, event: InnovationEvent): InnovationState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.InnovationProposed') {
    const begun = { proposed: event.data, proposedOn: on, since: on, lastStepOn: on, moves: [], experiments: [] };
    return { status: 'proposed', ...begun };
  }
  if (state.status === 'none' || state.status === 'stopped') {
    throw new Error(`${event.type} after '${state.status}': no decider makes this`);
  }
  const known = { ...state, lastStepOn: on };
  switch (event.type) {
    case 'capacity.InnovationMoved':
      return { ...known, status: event.data.to, since: on, moves: [...state.moves, { on, ...event.data }] };
    case 'capacity.ExperimentBegun':
      return { ...known, experiments: [...state.experiments, { ...event.data, beganOn: on }] };
    case 'capacity.ExperimentReported': {
      const { experiment, ...result } = event.data;
      const experiments = state.experiments.map((one) =>
        one.experiment === experiment ? { ...one, reported: { ...result, on } } : one,
      );
      return { ...known, experiments };
    }
    case 'capacity.InnovationShared':
      return { ...known, shared: { on, products: event.data.products } };
    case 'capacity.InnovationStopped':
      return { ...known, ...event.data, status: 'stopped', since: on };
    default:
      return unreachable(event);
  }
}

/** What was shared can be taken up, whatever becomes of it with those whose it is. */
export function isShared(state: InnovationState): boolean {
  return state.status !== 'none' && state.shared !== undefined;
}

export const tagsOfInnovation = ({
  unit,
  organisations,
  themes,
}: {
  readonly unit: string;
  readonly organisations: readonly string[];
  readonly themes: readonly string[];
}): readonly string[] => [
  `unit:${unit}`,
  ...organisations.map((organisation) => `org:${organisation}`),
  ...themes.map((theme) => `theme:${theme}`),
];
