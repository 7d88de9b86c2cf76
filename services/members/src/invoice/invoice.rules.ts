import { ruleBook } from '@baraza/domain';

export const invoiceRules = ruleBook('invoice', {
  'already-issued': { kind: 'order', title: 'A term of a membership is invoiced once' },
  'not-issued': { kind: 'order', title: 'Nothing is done with an invoice that was never issued' },
  'membership-unknown': { kind: 'reference', title: 'Dues are asked for a membership of the forum' },
  'not-a-member': { kind: 'reference', title: 'Only a member, or one whose membership lapsed, is asked for dues' },
  'category-pays-none': { kind: 'reference', title: 'A category that pays no dues is asked for none' },
  'no-line': { kind: 'reference', title: 'Dues are asked for by a line of an adopted schedule' },
  'term-backwards': { kind: 'input', title: 'A term ends no earlier than it begins' },
  'currency-unknown': { kind: 'reference', title: 'An invoice is in a currency that exists' },
  'not-open': { kind: 'order', title: 'Only of an open invoice something is paid, waived, written off or cancelled' },
  'dated-before-issue': {
    kind: 'input',
    title: 'A step of an invoice holds from no earlier date than that from which it is open',
  },
  'issued-before-cancelled': {
    kind: 'input',
    title: 'A term whose invoice was cancelled is invoiced again from no earlier date',
  },
  'another-organisation': { kind: 'reference', title: 'A payment goes to invoices of the organisation that paid' },
  'another-currency': { kind: 'reference', title: 'A payment goes to invoices in the currency in which it is counted' },
  'more-than-open': { kind: 'input', title: 'No more goes to an invoice, or is waived of it, than is open' },
  'ground-unknown': {
    kind: 'reference',
    title: 'What is open is waived, written off or cancelled on grounds of the forum',
  },
  'waiver-asked-already': { kind: 'order', title: 'One waiver of an invoice is asked for at a time' },
  'no-waiver-asked': { kind: 'order', title: 'Only a waiver that was asked for is granted or refused' },
  'more-than-asked': { kind: 'input', title: 'No more is waived than was asked for' },
  'waived-by-asker': { kind: 'separation', title: 'Whoever asked for a waiver does not decide on it' },
  'own-organisation': {
    kind: 'separation',
    title: 'Nobody waives, writes off or cancels what their own organisation owes',
  },
  'written-off-by-issuer': { kind: 'separation', title: 'Whoever issued an invoice does not write it off' },
  'paid-in-part': { kind: 'order', title: 'An invoice of which something has been paid or waived is not cancelled' },
});
