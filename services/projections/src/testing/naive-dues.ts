import type { SequencedEvent } from '@baraza/contracts';
import { addDays } from '@baraza/domain';

type Sums = Record<string, number>;

/**
 * The figures of dues by plain replay, written apart from the projection: for each account the events that held by a day
 * and were known by then, in the order of the record. Keys are `measure unit currency category year due`.
 */
export function naiveDues(
  events: readonly SequencedEvent[],
  { asOf, from, knownAt }: { asOf: string; from: string; knownAt: number },
): Sums {
  const sums: Sums = {};
  const add = (measure: string, of: Account, amount: number): void => {
    const key = [measure, of.unit, of.currency, of.category, of.year, of.due].join(' ');
    sums[key] = (sums[key] ?? 0) + amount;
  };
  const known = events.filter((event) => event.sequence <= knownAt);
  for (const stream of new Set(known.map((event) => event.stream))) {
    const own = known.filter((event) => event.stream === stream);
    const today = accountOn(own, asOf);
    add('outstanding', today, today.asked - today.paid - today.waived - today.lost);
    add('credit', today, today.got - today.given - today.back);
    for (let day = from; day <= asOf; day = addDays(day, 1)) {
      const [before, after] = [accountOn(own, addDays(day, -1)), accountOn(own, day)];
      add('billed', after, after.asked - before.asked);
      add('paid', after, after.paid - before.paid);
      add('waived', after, after.waived - before.waived);
      add('written-off', after, after.lost - before.lost);
      add('received', after, after.got - before.got);
      add('refunded', after, after.back - before.back);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}

interface Account {
  unit: string;
  currency: string;
  category: string;
  year: string;
  due: string;
  asked: number;
  paid: number;
  waived: number;
  lost: number;
  got: number;
  given: number;
  back: number;
}

interface Told {
  unit: string;
  category: string;
  amount: { minor: number; currency: string };
  credited: { minor: number; currency: string };
  term: { from: string };
  dueOn: string;
}

function accountOn(events: readonly SequencedEvent[], day: string): Account {
  const places = { unit: '', currency: '', category: '', year: '', due: '' };
  const account: Account = { ...places, asked: 0, paid: 0, waived: 0, lost: 0, got: 0, given: 0, back: 0 };
  for (const { type, data, effectiveOn } of events) {
    if (effectiveOn > day) continue;
    const told = data as Told;
    switch (type.split('.')[1]) {
      case 'InvoiceIssued':
        account.unit = told.unit;
        account.category = told.category;
        account.currency = told.amount.currency;
        account.year = told.term.from.slice(0, 4);
        account.due = told.dueOn;
        account.asked = told.amount.minor;
        break;
      case 'InvoicePaymentApplied':
        account.paid += told.amount.minor;
        break;
      case 'InvoicePaymentTakenBack':
        account.paid -= told.amount.minor;
        break;
      case 'InvoiceWaived':
        account.waived += told.amount.minor;
        break;
      case 'InvoiceWrittenOff':
        account.lost += told.amount.minor;
        break;
      case 'InvoiceCancelled':
        account.asked = 0;
        break;
      case 'InvoiceMoved':
      case 'PaymentMoved':
        account.unit = told.unit;
        break;
      case 'PaymentReceived':
        account.unit = told.unit;
        account.currency = told.credited.currency;
        account.got = told.credited.minor;
        break;
      case 'PaymentAllocated':
        account.given += told.amount.minor;
        break;
      case 'PaymentRefunded':
        account.back += told.amount.minor;
        break;
      case 'PaymentReversed':
        account.got = 0;
        account.given = 0;
        break;
    }
  }
  return account;
}
