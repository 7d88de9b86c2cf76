import { Type } from 'typebox';
import { MoneyShown } from '../dues-schedule/dues-schedule.document.ts';
import { PAYMENT_STATUSES, type PaymentState } from './payment.state.ts';

/** A payment as it is read. */
export const PaymentDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(PAYMENT_STATUSES.filter((status) => status !== 'none')),
  organisation: Type.String(),
  unit: Type.String(),
  amount: MoneyShown,
  rate: Type.Optional(Type.Object({ numerator: Type.Integer(), denominator: Type.Integer() })),
  credited: MoneyShown,
  method: Type.String(),
  reference: Type.String(),
  receivedOn: Type.String(),
  allocations: Type.Array(Type.Object({ invoice: Type.String(), amount: MoneyShown })),
  refunded: MoneyShown,
  credit: MoneyShown,
  reversedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentPayment(state: PaymentState, id: string): object {
  if (state.status === 'none') return {};
  // Who recorded it is told by the events.
  const { recordedBy: _, allocations, refunded, credit, ...rest } = state;
  const shown = (minor: number) => ({ minor, currency: state.credited.currency });
  return {
    id,
    ...rest,
    allocations: allocations.map(({ invoice, minor }) => ({ invoice, amount: shown(minor) })),
    refunded: shown(refunded),
    credit: shown(credit),
  };
}
