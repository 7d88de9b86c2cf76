import { ruleBook } from '@baraza/domain';

export const paymentReferenceRules = ruleBook('payment-reference', {
  taken: { kind: 'order', title: 'A reference of a way of paying is entered once' },
});
