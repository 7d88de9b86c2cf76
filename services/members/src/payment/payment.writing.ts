import { type CivilDate, type Decided, type Deciding, fold } from '@baraza/domain';
import { type AlsoIn, alsoIn, CommandHandler, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { DuesDirectory } from '../directory/dues-directory.ts';
import { applyPayment, takePaymentBack } from '../invoice/invoice.decider.ts';
import { invoiceRules } from '../invoice/invoice.rules.ts';
import { invoice, type OpenInvoice } from '../invoice/invoice.state.ts';
import { release, take } from '../payment-reference/payment-reference.decider.ts';
import { foldedReference, paymentReference, paymentReferenceId } from '../payment-reference/payment-reference.state.ts';
import { ENTERED_IN_ERROR, PAYMENT_METHODS, REVERSAL_GROUNDS } from '../reference-codes.pure.ts';
import type { AllocatePayment, OnGround, ReceivePayment } from './payment.commands.pure.ts';
import { allocate, receive, reverse } from './payment.decider.ts';
import { payment, type PaymentEvent, type PaymentState } from './payment.state.ts';

/** An allocation writes to two streams and an invoice twice: so many fit into one append. */
const MOST_AT_RECEIPT = 20;

/**
 * Decisions on payments with the look-ups they need, and with what is written in the same append: the reference that is
 * reserved, and what each invoice gets or gives back.
 */
@Injectable()
export class PaymentWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: DuesDirectory,
  ) {}

  /**
   * Received, and given to invoices as far as it goes: to those that are named, or to the open ones of the organisation in
   * the currency it is counted in, that of the earliest term first.
   */
  async receive(
    id: string,
    state: PaymentState,
    command: ReceivePayment & { readonly invoices?: readonly string[] | undefined },
    unit: string | undefined,
    given: Deciding,
  ): Promise<Decision> {
    const asked = { ...command, reference: foldedReference(command.reference) };
    const events: Decided[] = [...receive(state, asked, { unit, methods: PAYMENT_METHODS }, given)];
    const { method, reference, organisation } = asked;
    const referred = { method, reference, payment: id, organisation, unit: unit! };
    const also: AlsoIn[] = [alsoIn(paymentReference, paymentReferenceId(asked), (at, now) => take(at, referred, now))];
    const named = command.invoices ?? (await this.directory.openInvoicesOf(organisation, MOST_AT_RECEIPT));
    for (const one of named) {
      const now = after(state, events, given);
      if (now.status !== 'received') break;
      const open = await this.#openInvoice(one, command.invoices !== undefined);
      if (open === undefined || (command.invoices === undefined && open.amount.currency !== now.credited.currency)) {
        continue;
      }
      const { events: more, also: applied } = this.#given(id, now, { invoice: one }, open, given);
      events.push(...more);
      also.push(applied);
    }
    return { events, also };
  }

  async allocate(id: string, state: PaymentState, command: AllocatePayment, given: Deciding): Promise<Decision> {
    const open = (await this.#openInvoice(command.invoice, true))!;
    const { events, also } = this.#given(id, state, command, open, given);
    return { events, also: [also] };
  }

  reverse(id: string, state: PaymentState, { ground }: OnGround, given: Deciding): Decision {
    const events = reverse(state, { ground }, { grounds: REVERSAL_GROUNDS }, given);
    if (events.length === 0 || state.status === 'none') return events;
    const invoices = [...new Set(state.allocations.map((one) => one.invoice))];
    const also = invoices.map((one) =>
      alsoIn(invoice, one, (at, now) => takePaymentBack(at, { payment: id, ground }, now)),
    );
    if (ground !== ENTERED_IN_ERROR) return { events, also };
    const referred = { ...state, payment: id };
    return {
      events,
      also: [...also, alsoIn(paymentReference, paymentReferenceId(state), (at, now) => release(at, referred, now))],
    };
  }

  #given(id: string, state: PaymentState, command: AllocatePayment, open: OpenInvoice, given: Deciding) {
    const events = allocate(state, command, open, given);
    const { amount, organisation } = events[0]!.data;
    const of = { payment: id, organisation, amount };
    const holdsFrom: CivilDate = events[0]!.effectiveOn;
    const also = alsoIn(invoice, command.invoice, (at, now) =>
      applyPayment(at, of, { ...now, effectiveOn: holdsFrom }),
    );
    return { events, also };
  }

  /** @throws Rejection for one that is named and not open */
  async #openInvoice(id: string, named: boolean): Promise<OpenInvoice | undefined> {
    const { state } = await this.commands.load(invoice, id);
    if (state.status === 'open') return state;
    if (!named) return undefined;
    if (state.status === 'none') throw invoiceRules.broken('not-issued', { pointer: '/invoice' });
    throw invoiceRules.broken('not-open', { pointer: '/invoice', params: { status: state.status } });
  }
}

/** The payment as it will be: events of payments have no personal values. */
function after(state: PaymentState, events: readonly Decided[], given: Deciding): PaymentState {
  const happened = events.map((event) => ({ ...event, time: given.now, actor: given.actor.person }));
  return fold(payment, happened as unknown as readonly PaymentEvent[], state);
}
