import type { DataOf, HappenedOf, invoiceContracts, invoiceIssued } from '@baraza/contracts';
import type { Aggregate, CivilDate, Money, PersonalRef } from '@baraza/domain';
import { next, take } from './invoice.calendar.ts';
import { evolve } from './invoice.evolve.ts';

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
} & Omit<OpenInvoice, 'status'>;
export type CancelledInvoice = {
  readonly status: 'cancelled';
  readonly cancelledOn: CivilDate;
  readonly ground: string;
} & Omit<OpenInvoice, 'status'>;

export type InvoiceState =
  { readonly status: 'none' } | OpenInvoice | SettledInvoice | WrittenOffInvoice | CancelledInvoice;

export const INVOICE_STATUSES = [
  'none',
  'open',
  'settled',
  'written-off',
  'cancelled',
] as const satisfies readonly InvoiceState['status'][];

export const invoice: Aggregate<InvoiceState, InvoiceEvent> = {
  name: 'invoice',
  service: 'members',
  initialState: { status: 'none' },
  diagram: [
    [['none', 'cancelled'], 'members.InvoiceIssued', 'open'],
    ['open', 'members.InvoiceReminderFellDue', 'same'],
    ['open', 'members.InvoiceBecameOverdue', 'same'],
    ['open', 'members.InvoicePaymentApplied', 'same'],
    [['open', 'settled', 'written-off'], 'members.InvoicePaymentTakenBack', 'open'],
    ['open', 'members.InvoiceWaiverAsked', 'same'],
    ['open', 'members.InvoiceWaived', 'same'],
    ['open', 'members.InvoiceWaiverRefused', 'same'],
    ['open', 'members.InvoiceSettled', 'settled'],
    ['open', 'members.InvoiceWrittenOff', 'written-off'],
    ['open', 'members.InvoiceCancelled', 'cancelled'],
    [['open', 'settled', 'written-off', 'cancelled'], 'members.InvoiceMoved', 'same'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
  calendar: { next, take },
};
