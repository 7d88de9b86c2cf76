import { derivedId, type HappenedOf, type paymentReferenceContracts } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';

export type PaymentReferenceEvent = HappenedOf<(typeof paymentReferenceContracts)[number]>;
export type PaymentReferenceState =
  { readonly status: 'none' } | { readonly status: 'taken'; readonly payment: string } | { readonly status: 'free' };

export interface MethodAndReference {
  readonly method: string;
  readonly reference: string;
}

/** A reference of one way of paying. */
export const paymentReference: Aggregate<PaymentReferenceState, PaymentReferenceEvent> = {
  name: 'payment-reference',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'free'], 'members.PaymentReferenceTaken', 'taken'],
    ['taken', 'members.PaymentReferenceReleased', 'free'],
  ],
  evolve(_, event) {
    switch (event.type) {
      case 'members.PaymentReferenceTaken':
        return { status: 'taken', payment: event.data.payment };
      case 'members.PaymentReferenceReleased':
        return { status: 'free' };
      default:
        return unreachable(event);
    }
  },
  scope: () => undefined,
};

export const paymentReferenceId = ({ method, reference }: MethodAndReference): string =>
  derivedId('payment-reference', method, reference);

/** One text for the spellings of a reference that differ in case and spaces. */
export const foldedReference = (text: string): string => text.replace(/\s+/g, '').toUpperCase();
