import type {
  DecidedAs,
  invoiceIssued,
  invoiceMoved,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceSettled,
} from '@baraza/contracts';
import { addDays, currencyExponent, type Deciding, unreachable } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';
import type {
  ApplyPayment,
  BringIn,
  BringInFacts,
  InvoiceCommand,
  IssueFacts,
  IssueInvoice,
  TakePaymentBack,
} from './invoice.commands.pure.ts';
import { askWaiver, cancel, grantWaiver, refuseWaiver, writeOff } from './invoice.relief.ts';
import { invoiceRules } from './invoice.rules.ts';
import type { InvoiceState, Term } from './invoice.state.ts';
import { assertOpen, later, onRecord, open, settledBy, whoseOf } from './invoice.steps.ts';

/** Who is asked for dues: members, and those who lapsed for want of them. */
const ASKED = ['new', 'current', 'grace', 'suspended', 'lapsed'];

/**
 * Asks for what the tariff says, and fixes when it is due and when reminders fall due. Those whose day has passed already
 * are left out. @throws Rejection
 */
export function issue(
  state: InvoiceState,
  { term }: IssueInvoice,
  facts: IssueFacts,
  given: Deciding,
): readonly DecidedAs<typeof invoiceIssued>[] {
  mayBeIssued(state, term, facts.invoiced, given);
  const { whose, status, paysDues, found, dues } = facts;
  if (whose === undefined) throw invoiceRules.broken('membership-unknown', { pointer: '/membership' });
  if (!ASKED.includes(status))
    throw invoiceRules.broken('not-a-member', { pointer: '/membership', params: { status } });
  const { category, unit } = whose;
  if (!paysDues) throw invoiceRules.broken('category-pays-none', { pointer: '/membership', params: { category } });
  if (found === undefined) throw invoiceRules.broken('no-line', { params: { category, unit, from: term.from } });
  const { schedule, line } = found;
  const dueOn = addDays(later(given.effectiveOn, term.from), dues.dueDays);
  const passed = later(given.effectiveOn, given.today);
  const remindOn = dues.remindOn.map((days) => addDays(dueOn, days)).filter((day) => day > passed);
  const band = line.budgetBand === undefined ? {} : { budgetBand: line.budgetBand };
  const basis = { schedule, category: line.category, unit: line.unit, ...band };
  const data = { ...whoseOf(whose), term, amount: line.amount, basis, dueOn, remindOn: remindOn.sort() };
  return [{ type: 'members.InvoiceIssued', data, ...onRecord(whose, given, `dues-schedule:${schedule}`) }];
}

/** Puts on record what an older register asked for; nobody is reminded of it. @throws Rejection */
export function bringIn(
  state: InvoiceState,
  { term, amount, dueOn }: BringIn,
  { whose, invoiced }: BringInFacts,
  given: Deciding,
): readonly DecidedAs<typeof invoiceIssued>[] {
  mayBeIssued(state, term, invoiced, given);
  if (whose === undefined) throw invoiceRules.broken('membership-unknown', { pointer: '/membership' });
  if (currencyExponent(amount.currency) === undefined) {
    throw invoiceRules.broken('currency-unknown', {
      pointer: '/amount/currency',
      params: { currency: amount.currency },
    });
  }
  const data = { ...whoseOf(whose), term, amount, dueOn, remindOn: [] };
  return [{ type: 'members.InvoiceIssued', data, ...onRecord(whose, given) }];
}

function mayBeIssued(state: InvoiceState, term: Term, invoiced: readonly Term[], given: Deciding): void {
  if (term.until < term.from) throw invoiceRules.broken('term-backwards', { pointer: '/term/until' });
  const other = invoiced.find(({ from, until }) => from <= term.until && term.from <= until);
  if (other !== undefined) throw invoiceRules.broken('already-issued', { params: { ...other } });
  if (state.status === 'none') return;
  if (state.status !== 'cancelled') throw invoiceRules.broken('already-issued', { params: { ...state.term } });
  if (given.effectiveOn < state.cancelledOn) {
    const params = { cancelledOn: state.cancelledOn };
    throw invoiceRules.broken('issued-before-cancelled', { pointer: '/effectiveOn', params });
  }
}

/**
 * Takes what a payment gives, in the same append as the payment's own event. It holds from no earlier than the invoice is
 * open, however early the money came. @throws Rejection
 */
export function applyPayment(
  state: InvoiceState,
  { payment, organisation, amount }: ApplyPayment,
  given: Deciding,
): readonly (DecidedAs<typeof invoicePaymentApplied> | DecidedAs<typeof invoiceSettled>)[] {
  const at = state.status === 'open' ? { ...given, effectiveOn: later(given.effectiveOn, state.openSince) } : given;
  const invoice = open(state, at);
  if (organisation !== invoice.organisation) throw invoiceRules.broken('another-organisation', { pointer: '/invoice' });
  if (amount.currency !== invoice.amount.currency) {
    const params = { invoice: invoice.amount.currency, payment: amount.currency };
    throw invoiceRules.broken('another-currency', { pointer: '/invoice', params });
  }
  assertOpen(invoice, amount.minor);
  const data = { ...whoseOf(invoice), payment, amount };
  return [
    { type: 'members.InvoicePaymentApplied', data, ...onRecord(invoice, at, `payment:${payment}`) },
    ...settledBy(invoice, amount.minor, at),
  ];
}

/** Nothing where the payment gave nothing to it. @throws Rejection */
export function takePaymentBack(
  state: InvoiceState,
  { payment, ground }: TakePaymentBack,
  given: Deciding,
): readonly DecidedAs<typeof invoicePaymentTakenBack>[] {
  if (state.status === 'none') throw invoiceRules.broken('not-issued');
  const applied = state.applied.find((one) => one.payment === payment);
  if (applied === undefined) return [];
  const data = { ...whoseOf(state), payment, amount: applied.amount, ground };
  return [{ type: 'members.InvoicePaymentTakenBack', data, ...onRecord(state, given, `payment:${payment}`), ground }];
}

/** Follows the organisation to another unit. */
export function move(state: InvoiceState, unit: string, given: Deciding): readonly DecidedAs<typeof invoiceMoved>[] {
  if (state.status === 'none' || state.unit === unit) return [];
  const data = { ...whoseOf(state), unit };
  return [{ type: 'members.InvoiceMoved', data, ...onRecord(data, given, unitTag(state.unit)) }];
}

/** Any command on an invoice, by its name. */
export function decide(command: InvoiceCommand, state: InvoiceState, given: Deciding) {
  switch (command.name) {
    case 'issue':
      return issue(state, command.of, command.facts, given);
    case 'bring-in':
      return bringIn(state, command.of, command.facts, given);
    case 'apply-payment':
      return applyPayment(state, command.of, given);
    case 'take-payment-back':
      return takePaymentBack(state, command.of, given);
    case 'ask-waiver':
      return askWaiver(state, command.of, command.facts, given);
    case 'grant-waiver':
      return grantWaiver(state, command.of, given);
    case 'refuse-waiver':
      return refuseWaiver(state, command.of, command.facts, given);
    case 'write-off':
      return writeOff(state, command.of, command.facts, given);
    case 'cancel':
      return cancel(state, command.of, command.facts, given);
    case 'move':
      return move(state, command.unit, given);
    default:
      return unreachable(command);
  }
}
