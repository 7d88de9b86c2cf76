import {
  addDays,
  assertCalendarLaw,
  calendarUntil,
  type CivilDate,
  datesFrom,
  DiagramWatch,
  fold,
  Rejection,
} from '@baraza/domain';
import fc from 'fast-check';
import { everyContract } from '@baraza/contracts';
import { applyPayment, decide as decideInvoice, takePaymentBack } from '../invoice/invoice.decider.ts';
import type { InvoiceCommand } from '../invoice/invoice.commands.pure.ts';
import { invoice, INVOICE_STATUSES, type InvoiceEvent, type InvoiceState } from '../invoice/invoice.state.ts';
import { issueFacts, line, SCHEDULE, term, UGX } from '../invoice/invoices.fixture.ts';
import { bodies, moment, people, recorded } from '../testing/record.ts';
import { allocate, decide as decidePayment } from './payment.decider.ts';
import type { PaymentCommand } from './payment.commands.pure.ts';
import { payment, PAYMENT_STATUSES, type PaymentEvent, type PaymentState } from './payment.state.ts';

/** Two invoices and two payments of one organisation, in whatever order people and the calendar come. */
const INVOICES = ['i0', 'i1'].map((_, index) => `60000000-0000-4000-8000-00000000000${index}`);
const PAYMENTS = ['p0', 'p1'].map((_, index) => `50000000-0000-4000-8000-00000000000${index}`);

type Step =
  | { readonly do: 'invoice'; readonly at: number; readonly command: InvoiceCommand }
  | { readonly do: 'payment'; readonly at: number; readonly command: PaymentCommand }
  | { readonly do: 'allocate'; readonly from: number; readonly to: number; readonly minor: number | undefined }
  | { readonly do: 'reverse'; readonly at: number }
  | { readonly do: 'wait' };

const which = fc.integer({ min: 0, max: 1 });
const part = fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined, freq: 1 });
const small = fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined, freq: 3 });
const grounds = { grounds: ['known'] };
const ground = { ground: 'known' };
const found = (minor: number) => ({ schedule: SCHEDULE, line: { ...line, amount: UGX(minor) } });

const anyInvoiceCommand: fc.Arbitrary<InvoiceCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 100 }).map((minor): InvoiceCommand => ({
      name: 'issue',
      of: { term },
      facts: { ...issueFacts, found: found(minor) },
    })),
  },
  {
    weight: 3,
    arbitrary: part.map((minor): InvoiceCommand => ({ name: 'ask-waiver', of: { ...ground, minor }, facts: grounds })),
  },
  { weight: 3, arbitrary: part.map((minor): InvoiceCommand => ({ name: 'grant-waiver', of: { minor } })) },
  { weight: 1, arbitrary: fc.constant<InvoiceCommand>({ name: 'refuse-waiver', of: ground, facts: grounds }) },
  { weight: 2, arbitrary: fc.constant<InvoiceCommand>({ name: 'write-off', of: ground, facts: grounds }) },
  { weight: 1, arbitrary: fc.constant<InvoiceCommand>({ name: 'cancel', of: ground, facts: grounds }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('UG-402', 'UG-411').map((unit): InvoiceCommand => ({ name: 'move', unit })),
  },
);

const anyPaymentCommand: fc.Arbitrary<PaymentCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        minor: fc.integer({ min: 1, max: 200 }),
        numerator: fc.integer({ min: 1, max: 5 }),
        foreign: fc.boolean(),
      })
      .map(({ minor, numerator, foreign }): PaymentCommand => ({
        name: 'receive',
        of: {
          organisation: bodies.applicant,
          method: 'cash',
          reference: 'R1',
          ...(foreign
            ? {
                amount: { minor, currency: 'USD' },
                countedIn: 'UGX',
                rate: { numerator: numerator * 100, denominator: 7 },
              }
            : { amount: UGX(minor) }),
        },
        facts: { unit: 'UG-402', methods: ['cash'] },
      })),
  },
  {
    weight: 2,
    arbitrary: small.map((minor): PaymentCommand => ({ name: 'refund', of: { ...ground, minor }, facts: grounds })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('UG-402', 'UG-411').map((unit): PaymentCommand => ({ name: 'move', unit })),
  },
);

const anyStep: fc.Arbitrary<{ step: Step; person: string; later: number }> = fc.record({
  step: fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('invoice' as const), at: which, command: anyInvoiceCommand }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('payment' as const), at: which, command: anyPaymentCommand }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('allocate' as const), from: which, to: which, minor: part }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), at: which }) },
    { weight: 2, arbitrary: fc.constant<Step>({ do: 'wait' }) },
  ),
  person: fc.constantFrom(people.officer, people.board),
  later: fc.integer({ min: -3, max: 12 }),
});

class Books {
  readonly invoices: InvoiceEvent[][] = [[], []];
  readonly payments: PaymentEvent[][] = [[], []];
  readonly states: { invoices: InvoiceState; payments: PaymentState }[] = [];
  #day: CivilDate = '2026-03-01';

  invoice(at: number): InvoiceState {
    return fold(invoice, this.invoices[at]!);
  }
  payment(at: number): PaymentState {
    return fold(payment, this.payments[at]!);
  }

  /** One append: all of it, or nothing. */
  take(step: Step, person: string, later: number): void {
    this.#day = addDays(this.#day, later);
    const given = moment(person, this.#day);
    const write = (list: unknown[], events: readonly Parameters<typeof recorded>[0][]): void => {
      for (const event of events) {
        expect(everyContract.faults(everyContract.latest(event.type)!, recorded(event, given).data)).toEqual([]);
        list.push(recorded(event, given));
      }
    };
    for (const at of [0, 1]) {
      write(
        this.invoices[at]!,
        calendarUntil(invoice, this.invoice(at), this.#day, given).flatMap(({ events }) => events),
      );
    }
    try {
      switch (step.do) {
        case 'invoice':
          return write(this.invoices[step.at]!, decideInvoice(step.command, this.invoice(step.at), given));
        case 'payment':
          return write(this.payments[step.at]!, decidePayment(step.command, this.payment(step.at), given));
        case 'allocate': {
          const to = this.invoice(step.to);
          if (to.status !== 'open') return;
          const of = { invoice: INVOICES[step.to]!, minor: step.minor };
          const given_ = allocate(this.payment(step.from), of, to, given);
          const { amount, organisation } = given_[0]!.data;
          const applied = applyPayment(to, { payment: PAYMENTS[step.from]!, organisation, amount }, given);
          expect(applied[0]!.effectiveOn).toBe(given_[0]!.effectiveOn);
          write(this.payments[step.from]!, given_);
          return write(this.invoices[step.to]!, applied);
        }
        case 'reverse': {
          const command: PaymentCommand = { name: 'reverse', of: ground, facts: grounds };
          const events = decidePayment(command, this.payment(step.at), given);
          if (events.length === 0) return;
          const back = [0, 1].map((at) =>
            takePaymentBack(this.invoice(at), { payment: PAYMENTS[step.at]!, ...ground }, given),
          );
          write(this.payments[step.at]!, events);
          return back.forEach((taken, at) => write(this.invoices[at]!, taken));
        }
        case 'wait':
          return;
      }
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }
}

const someLife = fc.array(anyStep, { maxLength: 40 });
function live(
  steps: readonly { step: Step; person: string; later: number }[],
  after: (books: Books) => void = () => undefined,
): Books {
  const books = new Books();
  // A payment that gave nothing to an invoice is reversed without one: so that there is something to give to, two are issued.
  for (const at of [0, 1]) books.take({ do: 'invoice', at, command: first }, people.secretariat, 0);
  for (const { step, person, later } of steps) {
    books.take(step, person, later);
    after(books);
  }
  return books;
}
const first: InvoiceCommand = { name: 'issue', of: { term }, facts: { ...issueFacts, found: found(100) } };

describe('any life of dues', () => {
  it('of what is received, each part is allocated, refunded or left, and nothing twice', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        live(steps, (books) => {
          for (const at of [0, 1]) {
            const state = books.payment(at);
            if (state.status === 'none') continue;
            const allocated = state.allocations.reduce((sum, { minor }) => sum + minor, 0);
            const reversed = state.status === 'reversed' ? state.credited.minor : 0;
            expect(allocated + state.refunded + state.credit + reversed).toBe(state.credited.minor);
            expect(Math.min(state.credit, state.refunded)).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('of what was asked for, the open part is the rest of what was paid, waived and written off, and never less than nothing', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        live(steps, (books) => {
          for (const at of [0, 1]) {
            const state = books.invoice(at);
            if (state.status === 'none') continue;
            expect(state.outstanding).toBe(state.amount.minor - state.paid - state.waived - state.writtenOff);
            expect(state.outstanding).toBeGreaterThanOrEqual(0);
            if (state.status === 'open') expect(state.outstanding).toBeGreaterThan(0);
            if (state.status === 'settled' || state.status === 'written-off') expect(state.outstanding).toBe(0);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('what payments say they gave is what invoices say they got', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const books = live(steps);
        INVOICES.forEach((id, to) => {
          const state = books.invoice(to);
          const got = state.status === 'none' ? 0 : state.paid;
          const gave = [0, 1].flatMap((at) => {
            const from = books.payment(at);
            return from.status === 'none' ? [] : from.allocations.filter((one) => one.invoice === id);
          });
          expect(gave.reduce((sum, { minor }) => sum + minor, 0)).toBe(got);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('holds no number that is not whole', () => {
    const whole = (value: unknown): void => {
      if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(whole);
    };
    fc.assert(
      fc.property(someLife, (steps) => {
        const { invoices, payments } = live(steps);
        whole([invoices, payments]);
      }),
      { numRuns: 100 },
    );
  });

  it('goes by its diagrams, and takes every step of them', () => {
    const ofInvoices = new DiagramWatch(invoice);
    const ofPayments = new DiagramWatch(payment);
    const reached = new Set<string>();
    fc.assert(
      fc.property(someLife, (steps) => {
        const books = live(steps, (now) =>
          [0, 1].forEach((at) => reached.add(now.invoice(at).status).add(now.payment(at).status)),
        );
        books.invoices.forEach((events) => ofInvoices.follow(events));
        books.payments.forEach((events) => ofPayments.follow(events));
      }),
      { numRuns: 1_500, seed: 1 },
    );
    expect(ofInvoices.neverTaken()).toEqual([]);
    expect(ofPayments.neverTaken()).toEqual([]);
    expect([...reached].sort()).toEqual([...new Set([...INVOICE_STATUSES, ...PAYMENT_STATUSES])].sort());
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(120), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-03-01', days);
        const { invoices } = live(steps);
        for (const state of invoices.map((events) => fold(invoice, events))) {
          for (const rule of assertCalendarLaw(invoice, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['invoice.becomes-overdue', 'invoice.reminder-falls-due']);
  });
});
