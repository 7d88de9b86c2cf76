import { ruleBook } from '@baraza/domain';

export const paymentRules = ruleBook('payment', {
  'already-received': { kind: 'order', title: 'A payment is received once under its id' },
  'not-received': { kind: 'order', title: 'Nothing is done with a payment that was never received' },
  'organisation-unknown': {
    kind: 'reference',
    title: 'A payment is received from an organisation that the forum knows',
  },
  'method-unknown': { kind: 'reference', title: 'A payment comes by a way of paying that the forum knows' },
  'currency-unknown': { kind: 'reference', title: 'A payment is in a currency that exists' },
  'reference-malformed': {
    kind: 'input',
    title: 'The reference of a payment is of letters, digits and the signs . / _ and -, and names no person',
  },
  'rate-missing': { kind: 'input', title: 'A payment that is counted in another currency says at what rate' },
  'rate-needless': { kind: 'input', title: 'A payment that is counted in its own currency has no rate' },
  'not-countable': {
    kind: 'input',
    title:
      'A payment is worth something in the currency in which it is counted, and no more than can be counted exactly',
  },
  reversed: { kind: 'order', title: 'Nothing of a payment that did not stand is allocated or refunded' },
  'more-than-left': { kind: 'input', title: 'No more of a payment is allocated or refunded than is left of it' },
  'too-many-invoices': { kind: 'input', title: 'A payment goes to at most 50 invoices' },
  'dated-before-receipt': { kind: 'input', title: 'A step of a payment holds from no earlier date than its receipt' },
  'ground-unknown': { kind: 'reference', title: 'A payment is refunded or reversed on grounds of the forum' },
  'refunded-by-recorder': { kind: 'separation', title: 'Whoever recorded a payment does not refund it' },
  'own-organisation': { kind: 'separation', title: 'Nobody refunds or reverses what their own organisation paid' },
  'refunded-in-part': { kind: 'order', title: 'A payment of which something was refunded is not reversed' },
});
