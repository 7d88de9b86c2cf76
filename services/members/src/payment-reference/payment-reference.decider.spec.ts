import { given } from '@baraza/domain';
import { bodies, happened } from '../testing/record.ts';
import { release, take } from './payment-reference.decider.ts';
import { paymentReferenceRules } from './payment-reference.rules.ts';
import { foldedReference, paymentReference, paymentReferenceId } from './payment-reference.state.ts';

const referred = {
  method: 'bank-transfer',
  reference: 'FT26061-00417',
  payment: '50000000-0000-4000-8000-000000000001',
  organisation: bodies.applicant,
  unit: 'UG-402',
};
const another = { ...referred, payment: '50000000-0000-4000-8000-000000000002' };
const { method, reference, payment } = referred;
const data = { method, reference, payment };
const taken = given(paymentReference, happened('members.PaymentReferenceTaken', data));

describe('a reference of a payment', () => {
  it('is taken, and free again where the payment was entered in error', () => {
    given(paymentReference)
      .when((state, now) => take(state, referred, now))
      .then({ type: 'members.PaymentReferenceTaken', data });
    taken.when((state, now) => release(state, referred, now)).then({ type: 'members.PaymentReferenceReleased', data });
    taken.when((state, now) => release(state, another, now)).thenNothing();
    taken.when((state, now) => take(state, referred, now)).thenNothing();
  });

  it(paymentReferenceRules.rules.taken.title, () => {
    taken
      .when((state, now) => take(state, another, now))
      .thenRefused('payment-reference.taken', { pointer: '/reference' });
  });

  it('is one however it is written, and another for another way of paying', () => {
    expect(foldedReference(' ft26061 - 00417')).toBe('FT26061-00417');
    expect(paymentReferenceId({ method: 'cash', reference })).not.toBe(paymentReferenceId(referred));
  });
});
