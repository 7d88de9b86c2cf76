import { invoiceIssued, invoiceMoved, invoicePaymentApplied } from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import type { RecordedFact } from '@baraza/read-models';
import fc from 'fast-check';
import { duesHistories } from '../testing/dues-histories.ts';
import { type GivenEvent, happened, projected, recorded } from '../testing/given-events.ts';
import { naiveDues } from '../testing/naive-dues.ts';
import { duesProjection } from './dues-dashboard.projection.ts';
import { DUES_FLOWS, DUES_STOCKS } from './dues-dashboard.read-model.ts';

const invoice = '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d';
const whose = {
  membership: '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  category: 'full',
  unit: 'UG-402',
};
const UGX = (minor: number) => ({ minor, currency: 'UGX' });
const issued = happened(
  invoiceIssued,
  invoice,
  { ...whose, term: { from: '2025-03-01', until: '2026-02-28' }, amount: UGX(200), dueOn: '2025-03-31', remindOn: [] },
  { effectiveOn: '2025-03-01' },
);
const paid = (minor: number, effectiveOn: string) =>
  happened(invoicePaymentApplied, invoice, { ...whose, payment: invoice, amount: UGX(minor) }, { effectiveOn });
const factsOf = (...events: readonly GivenEvent[]) => projected(duesProjection, recorded(events)).facts;

function sum(
  facts: readonly RecordedFact[],
  measure: string,
  asOf: string,
  more: { from?: string; knownAt?: number; unit?: string } = {},
) {
  const { from = '0001-01-01', knownAt = Infinity, unit } = more;
  return facts
    .filter((fact) => fact.measure === measure && fact.sequence <= knownAt)
    .filter((fact) => fact.effectiveOn <= asOf && fact.effectiveOn >= from)
    .filter((fact) => unit === undefined || fact.dimensions['unit'] === unit)
    .reduce((total, fact) => total + fact.amount, 0);
}

describe('the figures of dues', () => {
  it('tell what is open on a date, and what was paid in a period', () => {
    const facts = factsOf(issued, paid(80, '2025-03-10'), paid(120, '2025-05-02'));
    expect(['2025-02-28', '2025-03-01', '2025-03-10', '2025-05-02'].map((on) => sum(facts, 'outstanding', on))).toEqual(
      [0, 200, 120, 0],
    );
    expect(sum(facts, 'paid', '2025-05-31', { from: '2025-05-01' })).toBe(120);
    expect(sum(facts, 'billed', '2025-05-31', { from: '2025-05-01' })).toBe(0);
  });

  it('stay as they were known when a payment is dated back later', () => {
    const facts = factsOf(issued, paid(200, '2025-03-05'));
    expect(sum(facts, 'outstanding', '2025-03-10', { knownAt: 1 })).toBe(200);
    expect(sum(facts, 'outstanding', '2025-03-10', { knownAt: 2 })).toBe(0);
  });

  it('move with the organisation: what is open does, what was paid before does not', () => {
    const moved = happened(invoiceMoved, invoice, { ...whose, unit: 'UG-411' }, { effectiveOn: '2025-04-01' });
    const facts = factsOf(issued, paid(80, '2025-03-10'), moved);
    expect(sum(facts, 'outstanding', '2025-04-01', { unit: 'UG-411' })).toBe(120);
    expect(sum(facts, 'outstanding', '2025-04-01', { unit: 'UG-402' })).toBe(0);
    expect(sum(facts, 'paid', '2025-04-01', { unit: 'UG-402' })).toBe(80);
  });
});

describe('for any history, dated back in any way', () => {
  it('what is told of each organisation adds up to what is told of all, in every place', () => {
    fc.assert(
      fc.property(duesHistories(), (history) => {
        const sums = new Map<string, number>();
        for (const { measure, dimensions, effectiveOn, sequence, amount } of projected(
          duesProjection,
          recorded(history),
        ).facts) {
          const { organisation, ...place } = dimensions;
          const [plain, isOfOne] = [measure.replace('-by-organisation', ''), measure.endsWith('-by-organisation')];
          expect(organisation !== undefined).toBe(isOfOne);
          const key = JSON.stringify([plain, place, effectiveOn, sequence]);
          sums.set(key, (sums.get(key) ?? 0) + (isOfOne ? -amount : amount));
        }
        expect([...sums.values()].filter((left) => left !== 0)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  const day = fc.integer({ min: 0, max: 120 }).map((later) => addDays('2025-01-01', later));

  it('figures of dues equal a naive replay, as of any date and as known at any moment', () => {
    fc.assert(
      fc.property(duesHistories(), day, day, fc.nat(40), (history, asOf, from, knownAt) => {
        const events = recorded(history);
        const { facts } = projected(duesProjection, events);
        const told: Record<string, number> = {};
        for (const fact of facts) {
          const { measure, dimensions, effectiveOn, sequence, amount } = fact;
          if (measure.endsWith('-by-organisation')) continue;
          const isFlow = (DUES_FLOWS as readonly string[]).includes(measure);
          if (sequence > knownAt || effectiveOn > asOf || (isFlow && effectiveOn < from)) continue;
          const { unit, currency, category, year, due } = dimensions;
          const key = [measure, unit, currency, category, year, due].join(' ');
          told[key] = (told[key] ?? 0) + amount;
          expect(Number.isSafeInteger(amount)).toBe(true);
        }
        const figures = Object.fromEntries(Object.entries(told).filter(([, amount]) => amount !== 0));
        expect(figures).toEqual(naiveDues(events, { asOf, from, knownAt }));
      }),
      { numRuns: 400 },
    );
    expect(DUES_STOCKS).toHaveLength(2);
  });
});
