import {
  FIRST_TERMS,
  type launchAssignmentGiven,
  type DataOf,
  type HappenedOf,
  type programmeCancelled,
  type programmeCompleted,
  type programmeFunded,
  type programmeOpened,
  type programmePlanned,
  type programmeStarted,
  type ProgrammeTerms,
  type programmeTermsContracts,
} from '@baraza/contracts';
import { unreachable, type Aggregate, type CivilDate } from '@baraza/domain';

export type ProgrammeEvent =
  | HappenedOf<typeof programmePlanned>
  | HappenedOf<typeof programmeOpened>
  | HappenedOf<typeof programmeStarted>
  | HappenedOf<typeof programmeCompleted>
  | HappenedOf<typeof launchAssignmentGiven>
  | HappenedOf<typeof programmeCancelled>
  | HappenedOf<(typeof programmeTermsContracts)[number]>;

export type ProgrammePlan = DataOf<typeof programmePlanned>;
/** A campaign that an organisation is to draft out of a launch programme. */
export type LaunchAssignment = DataOf<typeof launchAssignmentGiven>;
/** Part of a grant that is set aside for a programme. */
export type Funding = DataOf<typeof programmeFunded>;

interface Known {
  readonly plan: ProgrammePlan;
  readonly terms: ProgrammeTerms;
  /** Whether somebody laid the terms down: what every programme begins with is not announced. */
  readonly hasOwnTerms: boolean;
  readonly funding: readonly Funding[];
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
    const terms = { terms: FIRST_TERMS, hasOwnTerms: false };
    return { status: 'planned', plan: event.data, ...terms, funding: [], since: event.effectiveOn };
  }
  if (state.status === 'none') throw new Error(`${event.type} in a programme that was never planned`);
  const { plan, terms, hasOwnTerms, funding } = state;
  const known: Known = { plan, terms, hasOwnTerms, funding, since: event.effectiveOn };
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
    case 'capacity.ProgrammeTermsSet':
      return { ...state, terms: event.data, hasOwnTerms: true };
    case 'capacity.ProgrammeTermsAnnounced':
      return state;
    case 'capacity.ProgrammeFunded':
      return { ...state, funding: [...funding, event.data] };
    case 'capacity.ProgrammeFundingReleased':
      return { ...state, funding: funding.filter(({ allocation }) => allocation !== event.data.allocation) };
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
    [['planned', 'open'], 'capacity.ProgrammeTermsSet', 'same'],
    ['open', 'capacity.ProgrammeTermsAnnounced', 'same'],
    [['planned', 'open', 'running'], 'capacity.ProgrammeFunded', 'same'],
    [['planned', 'open', 'running', 'completed', 'cancelled'], 'capacity.ProgrammeFundingReleased', 'same'],
  ],
  stateVersion: 2,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.plan.unit, organisations: state.plan.partners },
};
