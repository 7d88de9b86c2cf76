import type { DataOf, HappenedOf, paymentContracts, paymentReceived } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type PaymentEvent = HappenedOf<(typeof paymentContracts)[number]>;
export type Received = DataOf<typeof paymentReceived>;

export interface Allocation {
  readonly invoice: string;
  /** In the minor unit of the currency of account, as all sums of a payment. */
  readonly minor: number;
}

interface Known extends Received {
  readonly receivedOn: CivilDate;
  /** Does not refund it. */
  readonly recordedBy: string;
  readonly allocations: readonly Allocation[];
  readonly refunded: number;
  /** What is left: neither allocated nor refunded. */
  readonly credit: number;
}
export type PaymentState =
  | { readonly status: 'none' }
  /** Something is left of it. */
  | ({ readonly status: 'received' } & Known)
  | ({ readonly status: 'used-up' } & Known)
  /** It did not stand: nothing of it counts. */
  | ({ readonly status: 'reversed'; readonly reversedOn: CivilDate; readonly ground: string } & Known);
export type StandingPayment = Extract<PaymentState, { status: 'received' | 'used-up' }>;

export const PAYMENT_STATUSES = [
  'none',
  'received',
  'used-up',
  'reversed',
] as const satisfies readonly PaymentState['status'][];

export const payment: Aggregate<PaymentState, PaymentEvent> = {
  name: 'payment',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.PaymentReceived', 'received'],
    ['received', 'members.PaymentAllocated', ['received', 'used-up']],
    ['received', 'members.PaymentRefunded', ['received', 'used-up']],
    [['received', 'used-up'], 'members.PaymentReversed', 'reversed'],
    [['received', 'used-up', 'reversed'], 'members.PaymentMoved', 'same'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

function evolve(state: PaymentState, event: PaymentEvent): PaymentState {
  if (event.type === 'members.PaymentReceived') {
    const { data, effectiveOn: receivedOn, actor: recordedBy } = event;
    return {
      status: 'received',
      ...data,
      receivedOn,
      recordedBy,
      allocations: [],
      refunded: 0,
      credit: data.credited.minor,
    };
  }
  if (state.status === 'none') throw impossible(state, event);
  const { unit } = event.data;
  switch (event.type) {
    case 'members.PaymentAllocated': {
      if (state.status !== 'received') throw impossible(state, event);
      const { invoice, amount } = event.data;
      return counted({ ...state, unit, allocations: [...state.allocations, { invoice, minor: amount.minor }] });
    }
    case 'members.PaymentRefunded':
      if (state.status !== 'received') throw impossible(state, event);
      return counted({ ...state, unit, refunded: state.refunded + event.data.amount.minor });
    case 'members.PaymentReversed':
      if (state.status === 'reversed') throw impossible(state, event);
      return {
        ...state,
        unit,
        status: 'reversed',
        allocations: [],
        credit: 0,
        reversedOn: event.effectiveOn,
        ground: event.data.ground,
      };
    case 'members.PaymentMoved':
      return { ...state, unit };
    default:
      return unreachable(event);
  }
}

/** What is left follows from the rest, and is never kept apart from it. */
function counted(state: StandingPayment): PaymentState {
  const allocated = state.allocations.reduce((sum, { minor }) => sum + minor, 0);
  const credit = state.credited.minor - allocated - state.refunded;
  return { ...state, credit, status: credit === 0 ? 'used-up' : 'received' };
}

function impossible(state: PaymentState, event: PaymentEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
