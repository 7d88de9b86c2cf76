import type {
  DecidedAs,
  invoiceCancelled,
  invoiceSettled,
  invoiceWaived,
  invoiceWaiverAsked,
  invoiceWaiverRefused,
  invoiceWrittenOff,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { AskWaiver, GrantWaiver, GroundFacts, OnGround } from './invoice.commands.pure.ts';
import { invoiceRules } from './invoice.rules.ts';
import type { InvoiceState, OpenInvoice, WaiverAsked } from './invoice.state.ts';
import {
  assertGround,
  assertNotOwn,
  assertOpen,
  moneyOf,
  onRecord,
  open,
  settledBy,
  whoseOf,
} from './invoice.steps.ts';

/** What ends a debt without a payment: a waiver that one asks for and another grants, a write-off, a cancellation. */

/** @throws Rejection */
export function askWaiver(
  state: InvoiceState,
  { ground, minor, statement }: AskWaiver,
  { grounds }: GroundFacts,
  given: Deciding,
): readonly DecidedAs<typeof invoiceWaiverAsked>[] {
  const invoice = open(state, given);
  if (invoice.waiverAsked !== undefined) throw invoiceRules.broken('waiver-asked-already');
  assertGround(ground, grounds);
  const asked = minor ?? invoice.outstanding;
  assertOpen(invoice, asked);
  const document = statement === undefined ? {} : { statement: { subject: given.id('/statement'), value: statement } };
  const data = { ...whoseOf(invoice), amount: moneyOf(invoice, asked), ground, ...document };
  return [{ type: 'members.InvoiceWaiverAsked', data, ...onRecord(invoice, given), ground }];
}

/** No more than was asked for, and no more than is still open. @throws Rejection */
export function grantWaiver(
  state: InvoiceState,
  { minor }: GrantWaiver,
  given: Deciding,
): readonly (DecidedAs<typeof invoiceWaived> | DecidedAs<typeof invoiceSettled>)[] {
  const invoice = open(state, given);
  const { amount, ground } = decidable(invoice, given);
  const granted = minor ?? Math.min(amount.minor, invoice.outstanding);
  if (granted > amount.minor) {
    throw invoiceRules.broken('more-than-asked', { pointer: '/amount', params: { asked: amount.minor } });
  }
  assertOpen(invoice, granted);
  const data = { ...whoseOf(invoice), amount: moneyOf(invoice, granted), ground };
  return [
    { type: 'members.InvoiceWaived', data, ...onRecord(invoice, given), ground },
    ...settledBy(invoice, granted, given),
  ];
}

/** @throws Rejection */
export function refuseWaiver(
  state: InvoiceState,
  { ground }: OnGround,
  { grounds }: GroundFacts,
  given: Deciding,
): readonly DecidedAs<typeof invoiceWaiverRefused>[] {
  const invoice = open(state, given);
  decidable(invoice, given);
  assertGround(ground, grounds);
  return [
    {
      type: 'members.InvoiceWaiverRefused',
      data: { ...whoseOf(invoice), ground },
      ...onRecord(invoice, given),
      ground,
    },
  ];
}

/** All that is open; the member has not been let off. @throws Rejection */
export function writeOff(
  state: InvoiceState,
  { ground }: OnGround,
  { grounds }: GroundFacts,
  given: Deciding,
): readonly DecidedAs<typeof invoiceWrittenOff>[] {
  if (state.status === 'written-off') return [];
  const invoice = open(state, given);
  assertNotOwn(invoice, given);
  if (invoice.issuedBy === given.actor.person) throw invoiceRules.broken('written-off-by-issuer');
  assertGround(ground, grounds);
  const data = { ...whoseOf(invoice), amount: moneyOf(invoice, invoice.outstanding), ground };
  return [{ type: 'members.InvoiceWrittenOff', data, ...onRecord(invoice, given), ground }];
}

/** One that should not have been issued; the term may be invoiced again. @throws Rejection */
export function cancel(
  state: InvoiceState,
  { ground }: OnGround,
  { grounds }: GroundFacts,
  given: Deciding,
): readonly DecidedAs<typeof invoiceCancelled>[] {
  if (state.status === 'cancelled') return [];
  const invoice = open(state, given);
  assertNotOwn(invoice, given);
  if (invoice.outstanding < invoice.amount.minor) throw invoiceRules.broken('paid-in-part');
  assertGround(ground, grounds);
  return [
    { type: 'members.InvoiceCancelled', data: { ...whoseOf(invoice), ground }, ...onRecord(invoice, given), ground },
  ];
}

function decidable(invoice: OpenInvoice, given: Deciding): WaiverAsked {
  const { waiverAsked } = invoice;
  if (waiverAsked === undefined) throw invoiceRules.broken('no-waiver-asked');
  assertNotOwn(invoice, given);
  if (waiverAsked.askedBy === given.actor.person) throw invoiceRules.broken('waived-by-asker');
  return waiverAsked;
}
