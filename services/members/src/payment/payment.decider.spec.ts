import { given } from '@baraza/domain';
import { bodies, by, happened, people } from '../testing/record.ts';
import type { ReceivePayment } from './payment.commands.pure.ts';
import { allocate, move, MOST_INVOICES, receive, refund, reverse } from './payment.decider.ts';
import { paymentRules } from './payment.rules.ts';
import { payment } from './payment.state.ts';
import { anAllocatedPayment, aPayment, INVOICE, of, UGX } from './payments.fixture.ts';

const { rules } = paymentRules;
const none = given(payment);
const received = given(payment, ...aPayment());
const allocated = given(payment, ...anAllocatedPayment());
const usedUp = given(payment, ...anAllocatedPayment(185_000));
const reversed = given(
  payment,
  ...aPayment(),
  happened('members.PaymentReversed', { ...of, amount: UGX(185_000), ground: 'bounced' }),
);
const facts = { unit: 'UG-402', methods: ['bank-transfer', 'cash'] };
const grounds = { grounds: ['overpaid', 'bounced'] };
const asked: ReceivePayment = {
  organisation: bodies.applicant,
  amount: { minor: 5_000, currency: 'USD' },
  countedIn: 'UGX',
  rate: { numerator: 3_700, denominator: 1 },
  method: 'bank-transfer',
  reference: 'FT26061-00417',
};
const receiving = (changed: Partial<ReceivePayment>, known: object = {}) =>
  none.when((state, now) => receive(state, { ...asked, ...changed }, { ...facts, ...known }, now));
const open = { outstanding: 120_000, openSince: '2026-02-22' };
const theBoard = by(people.board);

describe('receiving', () => {
  it('counts what came in at the rate that is said, once', () => {
    receiving({}).then({
      type: 'members.PaymentReceived',
      data: { ...of, amount: asked.amount, rate: asked.rate, credited: UGX(185_000) },
      tags: [`org:${bodies.applicant}`, 'unit:UG-402'],
    });
  });

  it('needs no rate where it is counted in its own currency', () => {
    receiving({ amount: UGX(10), countedIn: undefined, rate: undefined }).then({ data: { credited: UGX(10) } });
  });

  it(rules['already-received'].title, () => {
    received.when((state, now) => receive(state, asked, facts, now)).thenRefused('payment.already-received');
  });
  it(rules['organisation-unknown'].title, () => {
    receiving({}, { unit: undefined }).thenRefused('payment.organisation-unknown', { pointer: '/organisation' });
  });
  it(rules['method-unknown'].title, () => {
    receiving({ method: 'barter' }).thenRefused('payment.method-unknown', { pointer: '/method' });
  });
  it(rules['currency-unknown'].title, () => {
    receiving({ countedIn: 'UGS' }).thenRefused('payment.currency-unknown', { pointer: '/countedIn' });
    receiving({ amount: { minor: 1, currency: 'AAA' } }).thenRefused('payment.currency-unknown', {
      pointer: '/amount/currency',
    });
  });
  it(rules['reference-malformed'].title, () => {
    for (const reference of ['', 'JOHN OKELLO', '-1', 'Ä']) {
      receiving({ reference }).thenRefused('payment.reference-malformed', { pointer: '/reference' });
    }
  });
  it(rules['rate-missing'].title, () => {
    receiving({ rate: undefined }).thenRefused('payment.rate-missing', { pointer: '/rate' });
  });
  it(rules['rate-needless'].title, () => {
    receiving({ countedIn: 'USD' }).thenRefused('payment.rate-needless', { pointer: '/rate' });
  });
  it(rules['not-countable'].title, () => {
    receiving({ rate: { numerator: 1, denominator: 1_000_000 } }).thenRefused('payment.not-countable');
    receiving({
      amount: { minor: 1_000_000_000_000, currency: 'USD' },
      rate: { numerator: 1_000_000_000, denominator: 1 },
    }).thenRefused('payment.not-countable');
  });
});

describe('allocating', () => {
  it('gives as much as is open, or as is left, from the day on which the invoice is open', () => {
    received
      .when((state, now) => allocate(state, { invoice: INVOICE }, open, now), { effectiveOn: '2026-02-12' })
      .then({
        type: 'members.PaymentAllocated',
        data: { ...of, invoice: INVOICE, amount: UGX(120_000), credit: UGX(65_000) },
        effectiveOn: '2026-02-22',
      });
    allocated
      .when((state, now) => allocate(state, { invoice: INVOICE }, open, now))
      .then({ data: { amount: UGX(105_000), credit: UGX(0) } });
    received
      .when((state, now) => allocate(state, { invoice: INVOICE, minor: 5 }, open, now))
      .then({ data: { amount: UGX(5) } });
  });

  it(rules['more-than-left'].title, () => {
    usedUp.when((state, now) => allocate(state, { invoice: INVOICE }, open, now)).thenRefused('payment.more-than-left');
    received
      .when((state, now) => refund(state, { minor: 185_001, ground: 'overpaid' }, grounds, now), theBoard)
      .thenRefused('payment.more-than-left', { pointer: '/amount' });
  });
  it(rules['not-received'].title, () => {
    none.when((state, now) => allocate(state, { invoice: INVOICE }, open, now)).thenRefused('payment.not-received');
  });
  it(rules.reversed.title, () => {
    reversed.when((state, now) => allocate(state, { invoice: INVOICE }, open, now)).thenRefused('payment.reversed');
  });
  it(rules['dated-before-receipt'].title, () => {
    received
      .when((state, now) => allocate(state, { invoice: INVOICE }, open, now), { effectiveOn: '2026-02-09' })
      .thenRefused('payment.dated-before-receipt', { pointer: '/effectiveOn' });
  });
  it(rules['too-many-invoices'].title, () => {
    const many = Array.from({ length: MOST_INVOICES }, () => anAllocatedPayment(1)[1]!);
    given(payment, ...aPayment(), ...many)
      .when((state, now) => allocate(state, { invoice: INVOICE }, open, now))
      .thenRefused('payment.too-many-invoices');
  });
});

describe('giving back', () => {
  it('refunds what is left, or a part of it', () => {
    allocated
      .when((state, now) => refund(state, { ground: 'overpaid' }, grounds, now), theBoard)
      .then({ type: 'members.PaymentRefunded', data: { amount: UGX(105_000), credit: UGX(0) }, ground: 'overpaid' });
  });

  it('reverses one that did not stand, found by the invoices it went to; once', () => {
    allocated
      .when((state, now) => reverse(state, { ground: 'bounced' }, grounds, now))
      .then({
        type: 'members.PaymentReversed',
        data: { amount: UGX(185_000), ground: 'bounced' },
        tags: [`org:${bodies.applicant}`, 'unit:UG-402', `invoice:${INVOICE}`],
      });
    reversed.when((state, now) => reverse(state, { ground: 'bounced' }, grounds, now)).thenNothing();
  });

  it(rules['ground-unknown'].title, () => {
    received
      .when((state, now) => reverse(state, { ground: 'regret' }, grounds, now))
      .thenRefused('payment.ground-unknown', { pointer: '/ground' });
  });
  it(rules['refunded-by-recorder'].title, () => {
    received
      .when((state, now) => refund(state, { ground: 'overpaid' }, grounds, now), by(people.officer))
      .thenRefused('payment.refunded-by-recorder');
  });
  it(rules['own-organisation'].title, () => {
    const own = by(people.board, 'secretariat', bodies.applicant);
    received
      .when((state, now) => refund(state, { ground: 'overpaid' }, grounds, now), own)
      .thenRefused('payment.own-organisation');
    received
      .when((state, now) => reverse(state, { ground: 'bounced' }, grounds, now), own)
      .thenRefused('payment.own-organisation');
  });
  it(rules['refunded-in-part'].title, () => {
    const refunded = { ...of, amount: UGX(5), ground: 'overpaid', credit: UGX(184_995) };
    given(payment, ...aPayment(), happened('members.PaymentRefunded', refunded))
      .when((state, now) => reverse(state, { ground: 'bounced' }, grounds, now))
      .thenRefused('payment.refunded-in-part');
  });
});

describe('an organisation that moves', () => {
  it('takes its payments with it', () => {
    usedUp
      .when((state, now) => move(state, 'UG-411', now))
      .then({ type: 'members.PaymentMoved', data: { unit: 'UG-411' } });
    usedUp.when((state, now) => move(state, 'UG-402', now)).thenNothing();
  });
});
