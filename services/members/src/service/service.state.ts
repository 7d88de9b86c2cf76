import { type DataOf, derivedId, type HappenedOf, type serviceContracts, type serviceOffered } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type ServiceEvent = HappenedOf<(typeof serviceContracts)[number]>;

/** What is offered, to whom, and within which times. */
export type ServiceTerms = DataOf<typeof serviceOffered>;
export type ServicePromise = ServiceTerms['promise'];

interface Known {
  readonly terms: ServiceTerms;
  readonly offeredOn: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
export type Offered = { readonly status: 'offered' } & Known;
export type Withdrawn = {
  readonly status: 'withdrawn';
  readonly withdrawnOn: CivilDate;
  readonly ground: string;
} & Known;
export type ServiceState = { readonly status: 'none' } | Offered | Withdrawn;

export const SERVICE_STATUSES = ['none', 'offered', 'withdrawn'] as const satisfies readonly ServiceState['status'][];

/** The service of a unit under a code, however often it is offered. */
export const serviceIdOf = ({ unit, code }: Pick<ServiceTerms, 'unit' | 'code'>): string =>
  derivedId('service', unit, code);

export const service: Aggregate<ServiceState, ServiceEvent> = {
  name: 'service',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'withdrawn'], 'members.ServiceOffered', 'offered'],
    ['offered', 'members.ServiceChanged', 'same'],
    ['offered', 'members.ServiceWithdrawn', 'withdrawn'],
  ],
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.terms.unit, organisations: [] }),
};

function evolve(state: ServiceState, event: ServiceEvent): ServiceState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'members.ServiceOffered':
      if (state.status === 'offered') throw impossible(state, event);
      return { status: 'offered', terms: event.data, offeredOn: on, lastStepOn: on };
    case 'members.ServiceChanged':
      if (state.status !== 'offered') throw impossible(state, event);
      return { ...state, terms: event.data, lastStepOn: on };
    case 'members.ServiceWithdrawn':
      if (state.status !== 'offered') throw impossible(state, event);
      return { ...state, status: 'withdrawn', lastStepOn: on, withdrawnOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

function impossible(state: ServiceState, event: ServiceEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
