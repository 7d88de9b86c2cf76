import { given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import { askWaiver, cancel, grantWaiver, refuseWaiver, writeOff } from './invoice.relief.ts';
import { invoiceRules } from './invoice.rules.ts';
import { invoice } from './invoice.state.ts';
import {
  aCancelledInvoice,
  anInvoice,
  anInvoiceToWaive,
  aSettledInvoice,
  aWrittenOffInvoice,
  paid,
  term,
  UGX,
  whose,
} from './invoices.fixture.ts';

const { rules } = invoiceRules;
const issued = given(invoice, ...anInvoice());
const asked = given(invoice, ...anInvoiceToWaive());
const facts = { grounds: ['hardship', 'means-available', 'uncollectable', 'issued-in-error'] };
const hardship = { ground: 'hardship' };
const theBoard = by(people.board);
const ownBoard = by(people.board, 'unit-officer', bodies.applicant);

describe('a waiver', () => {
  it('is asked for with a ground, for all that is open or a part of it, with reasons that go to the vault', () => {
    issued
      .when((state, now) => askWaiver(state, { ...hardship, statement: 'A drought.' }, facts, now))
      .then({
        type: 'members.InvoiceWaiverAsked',
        data: { ...whose, amount: UGX(200_000), ground: 'hardship', statement: { value: 'A drought.' } },
        ground: 'hardship',
      });
    issued
      .when((state, now) => askWaiver(state, { ...hardship, minor: 50_000 }, facts, now))
      .then({ data: { amount: UGX(50_000) } });
  });

  it('is granted as asked, or less; what is open no more settles the invoice', () => {
    asked
      .when((state, now) => grantWaiver(state, {}, now), theBoard)
      .then({ type: 'members.InvoiceWaived', data: { amount: UGX(150_000), ground: 'hardship' } });
    given(invoice, ...anInvoiceToWaive(), paid(100_000))
      .when((state, now) => grantWaiver(state, {}, now), theBoard)
      .then(
        { type: 'members.InvoiceWaived', data: { amount: UGX(100_000) } },
        { type: 'members.InvoiceSettled', data: { term, on: '2026-03-02' } },
      );
  });

  it('is refused with a ground', () => {
    asked
      .when((state, now) => refuseWaiver(state, { ground: 'means-available' }, facts, now), theBoard)
      .then({ type: 'members.InvoiceWaiverRefused', data: { ground: 'means-available' } });
  });

  it(rules['waived-by-asker'].title, () => {
    const asker = by(people.applicant);
    asked.when((state, now) => grantWaiver(state, {}, now), asker).thenRefused('invoice.waived-by-asker');
    asked
      .when((state, now) => refuseWaiver(state, { ground: 'means-available' }, facts, now), asker)
      .thenRefused('invoice.waived-by-asker');
  });
  it(rules['own-organisation'].title, () => {
    asked.when((state, now) => grantWaiver(state, {}, now), ownBoard).thenRefused('invoice.own-organisation');
    issued
      .when((state, now) => writeOff(state, { ground: 'uncollectable' }, facts, now), ownBoard)
      .thenRefused('invoice.own-organisation');
    issued
      .when((state, now) => cancel(state, { ground: 'issued-in-error' }, facts, now), ownBoard)
      .thenRefused('invoice.own-organisation');
  });
  it(rules['waiver-asked-already'].title, () => {
    asked.when((state, now) => askWaiver(state, hardship, facts, now)).thenRefused('invoice.waiver-asked-already');
  });
  it(rules['no-waiver-asked'].title, () => {
    issued.when((state, now) => grantWaiver(state, {}, now), theBoard).thenRefused('invoice.no-waiver-asked');
  });
  it(rules['more-than-asked'].title, () => {
    asked
      .when((state, now) => grantWaiver(state, { minor: 150_001 }, now), theBoard)
      .thenRefused('invoice.more-than-asked', { pointer: '/amount' });
  });
  it('is of no more than is open', () => {
    issued
      .when((state, now) => askWaiver(state, { ...hardship, minor: 200_001 }, facts, now))
      .thenRefused('invoice.more-than-open');
  });
  it(rules['ground-unknown'].title, () => {
    issued
      .when((state, now) => askWaiver(state, { ground: 'friendship' }, facts, now))
      .thenRefused('invoice.ground-unknown', { pointer: '/ground' });
    asked
      .when((state, now) => refuseWaiver(state, { ground: 'friendship' }, facts, now), theBoard)
      .thenRefused('invoice.ground-unknown');
  });
  it(rules['dated-before-issue'].title, () => {
    issued
      .when((state, now) => askWaiver(state, hardship, facts, now), { effectiveOn: '2026-02-21' })
      .thenRefused('invoice.dated-before-issue', { pointer: '/effectiveOn' });
  });
});

describe('a write-off', () => {
  it('gives up what is open, and settles nothing', () => {
    given(invoice, ...anInvoice(), paid(50_000))
      .when((state, now) => writeOff(state, { ground: 'uncollectable' }, facts, now), theBoard)
      .then({ type: 'members.InvoiceWrittenOff', data: { amount: UGX(150_000), ground: 'uncollectable' } });
    given(invoice, ...aWrittenOffInvoice())
      .when((state, now) => writeOff(state, { ground: 'uncollectable' }, facts, now), theBoard)
      .thenNothing();
  });

  it(rules['written-off-by-issuer'].title, () => {
    issued
      .when((state, now) => writeOff(state, { ground: 'uncollectable' }, facts, now), by(people.officer))
      .thenRefused('invoice.written-off-by-issuer');
  });
});

describe('a cancellation', () => {
  it('is of what should not have been asked for', () => {
    issued
      .when((state, now) => cancel(state, { ground: 'issued-in-error' }, facts, now))
      .then({ type: 'members.InvoiceCancelled', data: { ground: 'issued-in-error' } });
    given(invoice, ...aCancelledInvoice())
      .when((state, now) => cancel(state, { ground: 'issued-in-error' }, facts, now))
      .thenNothing();
    given(invoice, ...aSettledInvoice())
      .when((state, now) => cancel(state, { ground: 'issued-in-error' }, facts, now))
      .thenRefused('invoice.not-open');
  });

  it(rules['paid-in-part'].title, () => {
    given(invoice, ...anInvoice(), paid(1))
      .when((state, now) => cancel(state, { ground: 'issued-in-error' }, facts, now))
      .thenRefused('invoice.paid-in-part');
  });
});
