import { addDays, calendarUntil, fold, given } from '@baraza/domain';
import { bodies, by, happened, moment, people } from '../testing/record.ts';
import { applyPayment, bringIn, issue, move, takePaymentBack } from './invoice.decider.ts';
import { invoiceRules } from './invoice.rules.ts';
import { invoice } from './invoice.state.ts';
import {
  aCancelledInvoice,
  anInvoice,
  aSettledInvoice,
  aWrittenOffInvoice,
  issueFacts,
  line,
  paid,
  PAYMENT,
  SCHEDULE,
  term,
  UGX,
  whose,
} from './invoices.fixture.ts';

const { rules } = invoiceRules;
const nothing = given(invoice);
const issued = given(invoice, ...anInvoice());
const settled = given(invoice, ...aSettledInvoice());
const cancelled = given(invoice, ...aCancelledInvoice());
const payment = { payment: PAYMENT, organisation: bodies.applicant, amount: UGX(80_000) };

describe('issuing', () => {
  it('asks for what the line says, and fixes when it is due and when to remind', () => {
    nothing
      .when((state, now) => issue(state, { term }, issueFacts, now))
      .then({
        type: 'members.InvoiceIssued',
        data: {
          ...whose,
          term,
          amount: UGX(200_000),
          basis: { schedule: SCHEDULE, category: 'full', unit: 'WAN' },
          dueOn: '2026-04-01',
          remindOn: ['2026-03-18', '2026-04-08', '2026-05-01'],
        },
        tags: [`org:${bodies.applicant}`, 'unit:UG-402', `membership:${whose.membership}`, `dues-schedule:${SCHEDULE}`],
      });
  });

  it('says for which band of budgets it is', () => {
    const found = { schedule: SCHEDULE, line: { ...line, budgetBand: 'small', amount: UGX(50_000) } };
    nothing
      .when((state, now) => issue(state, { term }, { ...issueFacts, found }, now))
      .then({ data: { amount: UGX(50_000), basis: { budgetBand: 'small' } } });
  });

  it('counts from the first day of a term to come, and reminds of no day that has passed', () => {
    const next = { from: '2026-06-01', until: '2027-05-31' };
    nothing.when((state, now) => issue(state, { term: next }, issueFacts, now)).then({ data: { dueOn: '2026-07-01' } });
    const late = { effectiveOn: '2026-01-01' }; // today is 2 March
    nothing
      .when((state, now) => issue(state, { term: { ...term, from: '2025-12-01' } }, issueFacts, now), late)
      .then({ data: { dueOn: '2026-01-31', remindOn: [] } });
  });

  it(rules['already-issued'].title, () => {
    issued.when((state, now) => issue(state, { term }, issueFacts, now)).thenRefused('invoice.already-issued');
    settled.when((state, now) => issue(state, { term }, issueFacts, now)).thenRefused('invoice.already-issued');
    const overlapping = { from: '2027-02-21', until: '2028-02-20' };
    nothing
      .when((state, now) => issue(state, { term }, { ...issueFacts, invoiced: [overlapping] }, now))
      .thenRefused('invoice.already-issued');
  });

  it('asks again where the first was cancelled', () => {
    cancelled.when((state, now) => issue(state, { term }, issueFacts, now)).then({ type: 'members.InvoiceIssued' });
  });

  it(rules['issued-before-cancelled'].title, () => {
    cancelled
      .when((state, now) => issue(state, { term }, issueFacts, now), { effectiveOn: '2026-02-28' })
      .thenRefused('invoice.issued-before-cancelled', { pointer: '/effectiveOn' });
  });

  it(rules['membership-unknown'].title, () => {
    nothing
      .when((state, now) =>
        bringIn(state, { term, amount: UGX(1), dueOn: '2026-03-01' }, { whose: undefined, invoiced: [] }, now),
      )
      .thenRefused('invoice.membership-unknown');
  });
  it(rules['not-a-member'].title, () => {
    for (const status of ['applied', 'resigned', 'expelled', 'dissolved']) {
      nothing
        .when((state, now) => issue(state, { term }, { ...issueFacts, status }, now))
        .thenRefused('invoice.not-a-member');
    }
    nothing
      .when((state, now) => issue(state, { term }, { ...issueFacts, status: 'lapsed' }, now))
      .then({ type: 'members.InvoiceIssued' });
  });
  it(rules['category-pays-none'].title, () => {
    nothing
      .when((state, now) => issue(state, { term }, { ...issueFacts, paysDues: false }, now))
      .thenRefused('invoice.category-pays-none', { pointer: '/membership' });
  });
  it(rules['no-line'].title, () => {
    nothing
      .when((state, now) => issue(state, { term }, { ...issueFacts, found: undefined }, now))
      .thenRefused('invoice.no-line');
  });
  it(rules['term-backwards'].title, () => {
    nothing
      .when((state, now) => issue(state, { term: { from: term.until, until: term.from } }, issueFacts, now))
      .thenRefused('invoice.term-backwards', { pointer: '/term/until' });
  });
});

describe('bringing in what an older register asked for', () => {
  const old = { term, amount: UGX(100_000), dueOn: '2019-03-01' };

  it('has no schedule, and reminds nobody', () => {
    nothing
      .when((state, now) => bringIn(state, old, { whose, invoiced: [] }, now), { effectiveOn: '2019-01-01' })
      .then({
        type: 'members.InvoiceIssued',
        data: { ...whose, term, amount: UGX(100_000), dueOn: '2019-03-01', remindOn: [] },
        effectiveOn: '2019-01-01',
      });
  });

  it(rules['currency-unknown'].title, () => {
    nothing
      .when((state, now) =>
        bringIn(state, { ...old, amount: { minor: 1, currency: 'UGS' } }, { whose, invoiced: [] }, now),
      )
      .thenRefused('invoice.currency-unknown');
  });
});

describe('paying', () => {
  it('in part leaves the rest open; the last part settles it, from its own date', () => {
    issued
      .when((state, now) => applyPayment(state, payment, now))
      .then({ type: 'members.InvoicePaymentApplied', data: { ...whose, payment: PAYMENT, amount: UGX(80_000) } });
    given(invoice, ...anInvoice(), paid(120_000))
      .when((state, now) => applyPayment(state, payment, now), { effectiveOn: '2026-02-27' })
      .then(
        { type: 'members.InvoicePaymentApplied', effectiveOn: '2026-02-27' },
        { type: 'members.InvoiceSettled', data: { ...whose, term, on: '2026-02-27' }, effectiveOn: '2026-02-27' },
      );
  });

  it('with money that came before it was asked for holds from the day it was', () => {
    issued
      .when((state, now) => applyPayment(state, payment, now), { effectiveOn: '2026-01-05' })
      .then({ effectiveOn: '2026-02-22' });
  });

  it(rules['more-than-open'].title, () => {
    issued
      .when((state, now) => applyPayment(state, { ...payment, amount: UGX(200_001) }, now))
      .thenRefused('invoice.more-than-open', { pointer: '/amount' });
  });
  it(rules['another-organisation'].title, () => {
    issued
      .when((state, now) => applyPayment(state, { ...payment, organisation: bodies.first }, now))
      .thenRefused('invoice.another-organisation');
  });
  it(rules['another-currency'].title, () => {
    issued
      .when((state, now) => applyPayment(state, { ...payment, amount: { minor: 1, currency: 'USD' } }, now))
      .thenRefused('invoice.another-currency');
  });
  it(rules['not-open'].title, () => {
    for (const ended of [settled, cancelled, given(invoice, ...aWrittenOffInvoice())]) {
      ended.when((state, now) => applyPayment(state, payment, now)).thenRefused('invoice.not-open');
    }
  });
  it(rules['not-issued'].title, () => {
    nothing.when((state, now) => applyPayment(state, payment, now)).thenRefused('invoice.not-issued');
  });
});

describe('a payment that did not stand', () => {
  const bounced = { payment: PAYMENT, ground: 'bounced' };

  it('is taken back whole, and what it paid is open again', () => {
    settled
      .when((state, now) => takePaymentBack(state, bounced, now))
      .then({ type: 'members.InvoicePaymentTakenBack', data: { ...whose, payment: PAYMENT, amount: UGX(200_000) } });
    issued.when((state, now) => takePaymentBack(state, bounced, now)).thenNothing();
  });

  it('makes an invoice overdue again from no earlier a day', () => {
    const data = { ...whose, payment: PAYMENT, amount: UGX(200_000), ground: 'bounced' };
    const back = happened('members.InvoicePaymentTakenBack', data, '2026-05-10');
    const reopened = fold(invoice, [...aSettledInvoice(), back]);
    expect(reopened).toMatchObject({ status: 'open', outstanding: 200_000, openSince: '2026-05-10' });
    const steps = calendarUntil(invoice, reopened, '2027-01-01', moment(people.officer, '2027-01-01'));
    expect(steps.map(({ step }) => `${step.on} ${step.rule}`)).toEqual(['2026-05-10 invoice.becomes-overdue']);
  });
});

describe('the calendar of an invoice', () => {
  const until = (date: string, events = anInvoice()) =>
    calendarUntil(invoice, fold(invoice, events), date, moment(people.officer, date)).map(
      ({ step, events: [event] }) => `${step.on} ${event!.type.slice('members.Invoice'.length)}`,
    );

  it('reminds, and says when it is overdue, while something is open', () => {
    expect(until('2026-12-31')).toEqual([
      '2026-03-10 ReminderFellDue',
      '2026-03-25 BecameOverdue',
      '2026-03-31 ReminderFellDue',
      '2026-04-23 ReminderFellDue',
    ]);
    expect(until('2026-03-24')).toEqual(['2026-03-10 ReminderFellDue']);
    expect(until(addDays('2026-03-24', 1))).toHaveLength(2);
  });

  it('says what is still open', () => {
    const [first] = calendarUntil(
      invoice,
      fold(invoice, [...anInvoice(), paid(80_000)]),
      '2026-03-10',
      moment(people.officer, '2026-03-10'),
    );
    expect(first!.events).toMatchObject([{ data: { outstanding: UGX(120_000), dueOn: '2026-03-24' } }]);
  });

  it('leaves in peace who has paid, or of whom nothing is asked any more', () => {
    for (const ended of [aSettledInvoice(), aCancelledInvoice(), aWrittenOffInvoice()]) {
      expect(until('2027-12-31', ended)).toEqual([]);
    }
  });
});

describe('an organisation that moves', () => {
  it('takes its invoices with it', () => {
    settled
      .when((state, now) => move(state, 'UG-411', now), by(people.secretariat))
      .then({
        type: 'members.InvoiceMoved',
        data: { ...whose, unit: 'UG-411' },
        tags: [`org:${bodies.applicant}`, 'unit:UG-411', `membership:${whose.membership}`, 'unit:UG-402'],
      });
    issued.when((state, now) => move(state, 'UG-402', now)).thenNothing();
  });
});
