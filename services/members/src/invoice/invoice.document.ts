import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { MoneyShown } from '../dues-schedule/dues-schedule.document.ts';
import { INVOICE_STATUSES, type InvoiceState } from './invoice.state.ts';
import { moneyOf } from './invoice.steps.ts';

/** An invoice as it is read. */
export const InvoiceDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(INVOICE_STATUSES.filter((status) => status !== 'none')),
  membership: Type.String(),
  organisation: Type.String(),
  category: Type.String(),
  unit: Type.String(),
  term: Type.Object({ from: Type.String(), until: Type.String() }),
  amount: MoneyShown,
  paid: MoneyShown,
  waived: MoneyShown,
  writtenOff: MoneyShown,
  outstanding: MoneyShown,
  basis: Type.Optional(
    Type.Object(
      {
        schedule: Type.String(),
        category: Type.String(),
        unit: Type.String(),
        budgetBand: Type.Optional(Type.String()),
      },
      { description: 'The line of the schedule that asks for it; absent where it was brought in' },
    ),
  ),
  issuedOn: Type.String(),
  dueOn: Type.String(),
  overdueOn: Type.Optional(Type.String({ description: 'Since when it is overdue' })),
  remindOn: Type.Array(Type.String()),
  reminded: Type.Array(Type.String()),
  payments: Type.Array(Type.Object({ payment: Type.String(), amount: MoneyShown })),
  waiverAsked: Type.Optional(
    Type.Object({
      amount: MoneyShown,
      ground: Type.String(),
      askedOn: Type.String(),
      statement: Type.Optional(PersonalShown),
    }),
  ),
  settledOn: Type.Optional(Type.String()),
  writtenOffOn: Type.Optional(Type.String()),
  cancelledOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentInvoice(state: InvoiceState, id: string): object {
  if (state.status === 'none') return {};
  // Who did what is told by the events.
  const { paid, waived, writtenOff, outstanding, applied, openSince: _, issuedBy: __, waiverAsked, ...rest } = state;
  const { askedBy: ___, ...waiver } = waiverAsked ?? { askedBy: '' };
  return {
    id,
    ...rest,
    paid: moneyOf(state, paid),
    waived: moneyOf(state, waived),
    writtenOff: moneyOf(state, writtenOff),
    outstanding: moneyOf(state, outstanding),
    payments: applied,
    ...(waiverAsked === undefined ? {} : { waiverAsked: waiver }),
  };
}
