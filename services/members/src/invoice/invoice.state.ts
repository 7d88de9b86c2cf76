import type { DataOf, HappenedOf, invoiceContracts, invoiceIssued } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type Money, type PersonalRef, unreachable } from '@baraza/domain';
import { omit } from '../omit.pure.ts';

export type InvoiceEvent = HappenedOf<(typeof invoiceContracts)[number]>;
export type Issued = DataOf<typeof invoiceIssued>;
export type Term = Issued['term'];

/** What is asked to be waived, by whom: that person does not waive it. */
export interface WaiverAsked {
  readonly amount: Money;
  readonly ground: string;
  readonly askedOn: CivilDate;
  readonly askedBy: string;
  readonly statement?: PersonalRef;
}
/** What a payment gave to an invoice, in all. */
export interface Applied {
  readonly payment: string;
  readonly amount: Money;
}

/** One that was issued, whatever became of it. */
export interface Asked extends Issued {
  readonly issuedOn: CivilDate;
  readonly issuedBy: string;
  readonly applied: readonly Applied[];
  /** In the minor unit of the invoice's currency, all of them. */
  readonly paid: number;
  readonly waived: number;
  readonly writtenOff: number;
  /** What is still to be paid: the amount without the three above. */
  readonly outstanding: number;
  readonly waiverAsked?: WaiverAsked;
}
/** Something is to be paid. */
export type OpenInvoice = {
  readonly status: 'open';
  /** Since it was issued, or since it was open again: the calendar looks at no earlier day. */
  readonly openSince: CivilDate;
  /** The days of reminders that have come. */
  readonly reminded: readonly CivilDate[];
  /** Since when it is overdue. */
  readonly overdueOn?: CivilDate;
} & Asked;
export type SettledInvoice = { readonly status: 'settled'; readonly settledOn: CivilDate } & Omit<
  OpenInvoice,
  'status'
>;
export type WrittenOffInvoice = {
  readonly status: 'written-off';
  readonly writtenOffOn: CivilDate;
  readonly ground: string;
} & Asked;
export type CancelledInvoice = {
  readonly status: 'cancelled';
  readonly cancelledOn: CivilDate;
  readonly ground: string;
} & Asked;

export type InvoiceState =
  { readonly status: 'none' } | OpenInvoice | SettledInvoice | WrittenOffInvoice | CancelledInvoice;

export const INVOICE_STATUSES = [
  'none',
  'open',
  'settled',
  'written-off',
  'cancelled',
] as const satisfies readonly InvoiceState['status'][];

export function evolveInvoice(state: InvoiceState, event: InvoiceEvent): InvoiceState {
  if (event.type === 'members.InvoiceIssued') return issued(event.data, event.effectiveOn, event.actor);
  if (state.status === 'none') throw impossible(state, event);
  const { unit } = event.data;
  switch (event.type) {
    case 'members.InvoiceReminderFellDue':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, unit, reminded: [...state.reminded, event.effectiveOn] };
    case 'members.InvoiceBecameOverdue':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, unit, overdueOn: event.effectiveOn };
    case 'members.InvoicePaymentApplied': {
      if (state.status !== 'open') throw impossible(state, event);
      const { payment, amount } = event.data;
      return counted({ ...state, unit, applied: withApplied(state.applied, payment, amount) });
    }
    case 'members.InvoicePaymentTakenBack': {
      if (state.status !== 'open' && state.status !== 'settled') throw impossible(state, event);
      const { payment, amount } = event.data;
      const applied = withApplied(state.applied, payment, { ...amount, minor: -amount.minor });
      return counted(reopened({ ...state, unit, applied }, event.effectiveOn));
    }
    case 'members.InvoiceWaiverAsked': {
      const { amount, ground, statement } = event.data;
      const asked = { amount, ground, askedOn: event.effectiveOn, askedBy: event.actor };
      return { ...state, unit, waiverAsked: statement === undefined ? asked : { ...asked, statement } };
    }
    case 'members.InvoiceWaived':
      if (state.status !== 'open') throw impossible(state, event);
      return counted({ ...withoutWaiver(state), unit, waived: state.waived + event.data.amount.minor });
    case 'members.InvoiceWaiverRefused':
      return { ...withoutWaiver(state), unit };
    case 'members.InvoiceSettled':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...withoutWaiver(state), unit, status: 'settled', settledOn: event.data.on };
    case 'members.InvoiceWrittenOff': {
      if (state.status !== 'open') throw impossible(state, event);
      const { amount, ground } = event.data;
      const kept = counted({ ...withoutWaiver(state), unit, writtenOff: state.writtenOff + amount.minor });
      return { ...kept, status: 'written-off', writtenOffOn: event.effectiveOn, ground };
    }
    case 'members.InvoiceCancelled':
      return {
        ...withoutWaiver(state),
        unit,
        status: 'cancelled',
        cancelledOn: event.effectiveOn,
        ground: event.data.ground,
      };
    case 'members.InvoiceMoved':
      return { ...state, unit };
    default:
      return unreachable(event);
  }
}

export const invoiceStream: Omit<Aggregate<InvoiceState, InvoiceEvent>, 'calendar'> = {
  name: 'invoice',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve: evolveInvoice,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

function issued(data: Issued, on: CivilDate, by: string): OpenInvoice {
  return {
    status: 'open',
    ...data,
    issuedOn: on,
    issuedBy: by,
    openSince: on,
    reminded: [],
    applied: [],
    paid: 0,
    waived: 0,
    writtenOff: 0,
    outstanding: data.amount.minor,
  };
}

function withApplied(applied: readonly Applied[], payment: string, amount: Money): readonly Applied[] {
  const before = applied.find((one) => one.payment === payment)?.amount.minor ?? 0;
  const others = applied.filter((one) => one.payment !== payment);
  const minor = before + amount.minor;
  return minor === 0 ? others : [...others, { payment, amount: { ...amount, minor } }];
}

/** What is open follows from the rest, and is never kept apart from it. */
function counted<State extends Asked>(state: State): State {
  const paid = state.applied.reduce((sum, { amount }) => sum + amount.minor, 0);
  return { ...state, paid, outstanding: state.amount.minor - paid - state.waived - state.writtenOff };
}

function reopened(state: OpenInvoice | SettledInvoice, on: CivilDate): OpenInvoice {
  if (state.status === 'open') return state;
  return { ...omit(state, 'settledOn'), status: 'open', openSince: on };
}

/** What was asked has been answered, or is past answering. */
function withoutWaiver<State extends Asked>(state: State): State {
  return omit(state, 'waiverAsked') as unknown as State;
}

function impossible(state: InvoiceState, event: InvoiceEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
