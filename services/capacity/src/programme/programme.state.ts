import {
  type launchAssignmentGiven,
  type DataOf,
  type HappenedOf,
  type programmeCancelled,
  type programmeCompleted,
  type programmeOpened,
  type programmePlanned,
  type programmeStarted,
} from '@baraza/contracts';
import { unreachable, type Aggregate, type CivilDate } from '@baraza/domain';

export type ProgrammeEvent =
  | HappenedOf<typeof programmePlanned>
  | HappenedOf<typeof programmeOpened>
  | HappenedOf<typeof programmeStarted>
  | HappenedOf<typeof programmeCompleted>
  | HappenedOf<typeof launchAssignmentGiven>
  | HappenedOf<typeof programmeCancelled>;

export type ProgrammePlan = DataOf<typeof programmePlanned>;
/** A campaign that an organisation is to draft out of a launch programme. */
export type LaunchAssignment = DataOf<typeof launchAssignmentGiven>;

interface Known {
  readonly plan: ProgrammePlan;
  /** The date from which it is in this status. */
  readonly since: CivilDate;
}

export type ProgrammeState =
  | { readonly status: 'none' }
  | (Known & { readonly status: 'planned' })
  | (Known & { readonly status: 'open' })
  | (Known & { readonly status: 'running' })
  | (Known & { readonly status: 'completed'; readonly assignments: readonly LaunchAssignment[] })
  | (Known & { readonly status: 'cancelled'; readonly ground: string });

export type KnownProgramme = Exclude<ProgrammeState, { status: 'none' }>;

function evolve(state: ProgrammeState, event: ProgrammeEvent): ProgrammeState {
  if (event.type === 'capacity.ProgrammePlanned') {
    return { status: 'planned', plan: event.data, since: event.effectiveOn };
  }
  if (state.status === 'none') throw new Error(`${event.type} in a programme that was never planned`);
  const known: Known = { plan: state.plan, since: event.effectiveOn };
  switch (event.type) {
    case 'capacity.ProgrammeOpened':
      return { status: 'open', ...known };
    case 'capacity.ProgrammeStarted':
      return { status: 'running', ...known };
    case 'capacity.ProgrammeCompleted':
      return { status: 'completed', ...known, assignments: [] };
    case 'capacity.LaunchAssignmentGiven':
      if (state.status !== 'completed') throw new Error(`${event.type} in a programme that is ${state.status}`);
      return { ...state, assignments: [...state.assignments, event.data] };
    case 'capacity.ProgrammeCancelled':
      return { status: 'cancelled', ...known, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

/** A course of capacity development. Stream `programme-<uuid>`. Its partners see it wherever they belong. */
export const programme: Aggregate<ProgrammeState, ProgrammeEvent> = {
  name: 'programme',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.ProgrammePlanned', 'planned'],
    ['planned', 'capacity.ProgrammeOpened', 'open'],
    ['open', 'capacity.ProgrammeStarted', 'running'],
    ['running', 'capacity.ProgrammeCompleted', 'completed'],
    ['completed', 'capacity.LaunchAssignmentGiven', 'same'],
    [['planned', 'open', 'running'], 'capacity.ProgrammeCancelled', 'cancelled'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.plan.unit, organisations: state.plan.partners },
};
