import {
  type EventContract,
  serviceRequestAcknowledged,
  serviceRequestAcknowledgementMissed,
  serviceRequestAssigned,
  serviceRequestClosed,
  serviceRequestConfirmed,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequestDeliveryMissed,
  serviceRequestDisputed,
  serviceRequested,
  serviceRequestMoved,
  serviceRequestReopened,
  serviceRequestSettlementMissed,
  serviceRequestWithdrawn,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import type { RecordedFact } from '@baraza/read-models';
import fc from 'fast-check';
import { type GivenEvent, happened, projected, recorded } from '../testing/given-events.ts';
import { servedProjection } from './requests-served.projection.ts';
import { SERVED_STOCKS } from './requests-served.read-model.ts';

const REQUEST = '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d';
const step = (contract: EventContract, effectiveOn: string, more: object = {}, request = REQUEST): GivenEvent =>
  happened(contract, request, { ...(contract.example as object), ...more } as never, { effectiveOn });
const asked = (on: string, request = REQUEST): GivenEvent =>
  step(serviceRequested, on, { acknowledgeBy: addDays(on, 3), deliverBy: addDays(on, 21) }, request);
const factsOf = (...events: readonly GivenEvent[]) => projected(servedProjection, recorded(events)).facts;

interface Moment {
  readonly asOf: string;
  readonly from?: string;
  readonly knownAt?: number;
}
const stocks: readonly string[] = SERVED_STOCKS;
function sum(facts: readonly RecordedFact[], measure: string, { asOf, from = '', knownAt = Infinity }: Moment): number {
  return facts
    .filter((fact) => fact.measure === measure && fact.sequence <= knownAt && fact.effectiveOn <= asOf)
    .filter((fact) => stocks.includes(measure) || fact.effectiveOn >= from)
    .reduce((total, fact) => total + fact.amount, 0);
}

describe('the figures of requests', () => {
  const events = [
    asked('2026-02-02'),
    step(serviceRequestAcknowledgementMissed, '2026-02-06'),
    step(serviceRequestAcknowledged, '2026-02-10'),
    step(serviceRequestAssigned, '2026-02-10'),
    step(serviceRequestDelivered, '2026-02-20'),
    step(serviceRequestConfirmed, '2026-02-25', { rating: 4 }),
    step(serviceRequestClosed, '2026-02-25', { because: 'confirmed' }),
  ];

  it('tell what is owed on a date, and whether it is past the promised time', () => {
    const facts = factsOf(...events);
    const on = (measure: string) =>
      ['2026-02-01', '2026-02-02', '2026-02-06', '2026-02-10', '2026-02-20'].map((asOf) =>
        sum(facts, measure, { asOf }),
      );
    expect(on('owed')).toEqual([0, 1, 1, 1, 0]);
    expect(on('owed-late')).toEqual([0, 0, 1, 0, 0]);
  });

  it('tell what was done in a period, in the promised time or late, and in how many days', () => {
    const facts = factsOf(...events);
    const inFebruary = (measure: string) => sum(facts, measure, { asOf: '2026-02-28', from: '2026-02-01' });
    expect(inFebruary('noted-late')).toBe(1);
    expect(inFebruary('noted-in-time')).toBe(0);
    expect(inFebruary('answered-in-time')).toBe(1);
    expect([inFebruary('days-taken'), inFebruary('days-promised')]).toEqual([18, 21]);
    expect(sum(facts, 'asked', { asOf: '2026-03-31', from: '2026-03-01' })).toBe(0);
    expect(facts.find(({ measure }) => measure === 'rated')).toMatchObject({
      ...{ effectiveOn: '2026-02-25', amount: 1, entity: REQUEST },
      dimensions: { unit: 'UG-402', code: 'legal-support', rating: '4' },
    });
  });

  it('who declines at once has noted it; a dispute is owed until somebody has looked at it again', () => {
    const facts = factsOf(
      asked('2026-02-02'),
      step(serviceRequestDeclined, '2026-02-03'),
      step(serviceRequestDisputed, '2026-02-10', { disputed: 'refusal', settleBy: '2026-02-24' }),
      step(serviceRequestSettlementMissed, '2026-02-25'),
      step(serviceRequestReopened, '2026-03-01', { deliverBy: '2026-03-22' }),
      step(serviceRequestDelivered, '2026-03-23'),
    );
    const until = (measure: string, asOf = '2026-04-01') => sum(facts, measure, { asOf });
    expect(until('noted-in-time')).toBe(1);
    expect(
      ['declined', 'disputed', 'settled-late', 'answered-in-time', 'answered-late'].map((one) => until(one)),
    ).toEqual([1, 1, 1, 1, 1]);
    expect(until('days-taken')).toBe(1 + 22);
    expect(['2026-02-05', '2026-02-10', '2026-02-25', '2026-03-01'].map((on) => until('owed', on))).toEqual([
      0, 1, 1, 1,
    ]);
    expect(['2026-02-24', '2026-02-25', '2026-03-01'].map((on) => until('owed-late', on))).toEqual([0, 1, 0]);
  });

  it('move with the member: what is owed does, what was done before does not', () => {
    const facts = factsOf(
      asked('2026-02-02'),
      step(serviceRequestAcknowledged, '2026-02-04'),
      step(serviceRequestMoved, '2026-02-10', { unit: 'UG-411' }),
    );
    const of = (measure: string, unit: string) =>
      sum(
        facts.filter(({ dimensions }) => dimensions['unit'] === unit),
        measure,
        { asOf: '2026-02-10' },
      );
    expect([of('owed', 'UG-402'), of('owed', 'UG-411')]).toEqual([0, 1]);
    expect([of('noted-in-time', 'UG-402'), of('noted-in-time', 'UG-411')]).toEqual([1, 0]);
  });

  it('stay as they were known when something done in time is entered late', () => {
    const [request, missed] = events as [GivenEvent, GivenEvent];
    const facts = factsOf(request, missed, step(serviceRequestAcknowledged, '2026-02-04'));
    expect(sum(facts, 'noted-in-time', { asOf: '2026-02-10' })).toBe(1);
    expect(sum(facts, 'noted-in-time', { asOf: '2026-02-10', knownAt: 2 })).toBe(0);
    expect(sum(facts, 'owed-late', { asOf: '2026-02-10', knownAt: 2 })).toBe(1);
  });
});

/** What a reader with a pencil would count of one request, from what holds on a date in the order in which it was recorded. */
function byHand(events: readonly GivenEvent[]) {
  let owes = false;
  const counted = { asked: 0, 'answered-in-time': 0, 'answered-late': 0, disputed: 0, withdrawn: 0 };
  let deliverBy = '';
  for (const { type, data, effectiveOn } of events) {
    const name = type.slice('members.ServiceRequest'.length);
    if ('deliverBy' in (data as object)) ({ deliverBy } = data as { deliverBy: string });
    if (name === 'ed') counted.asked += 1;
    if (name === 'Disputed') counted.disputed += 1;
    if (name === 'Withdrawn') counted.withdrawn += 1;
    if (name === 'Delivered' || name === 'Declined') {
      counted[effectiveOn <= deliverBy ? 'answered-in-time' : 'answered-late'] += 1;
    }
    if (['ed', 'Disputed', 'Reopened'].includes(name)) owes = true;
    if (['Delivered', 'Declined', 'Closed', 'Withdrawn'].includes(name)) owes = false;
  }
  return { ...counted, owed: owes ? 1 : 0 };
}

describe('for any history, dated back in any way', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((later) => addDays('2026-01-01', later));
  const anyStep = fc.tuple(
    fc.constantFrom<EventContract>(
      ...[serviceRequested, serviceRequestAcknowledged, serviceRequestDelivered, serviceRequestDeclined],
      ...[serviceRequestDisputed, serviceRequestReopened, serviceRequestClosed, serviceRequestWithdrawn],
      ...[serviceRequestAcknowledgementMissed, serviceRequestDeliveryMissed],
    ),
    day,
  );
  const histories = fc.array(anyStep, { maxLength: 15 }).map((steps) =>
    steps.map(([contract, on]) => {
      const data = contract.example as object;
      return step(contract, on, 'deliverBy' in data ? { deliverBy: addDays(on, 10) } : {});
    }),
  );

  it('figures of requests equal a count by hand, as of any date and as known at any moment', () => {
    fc.assert(
      fc.property(histories, day, day, fc.nat(16), (history, asOf, from, knownAt) => {
        const facts = factsOf(...history);
        const known = history.slice(0, knownAt);
        const until = (date: string) => byHand(known.filter((event) => event.effectiveOn <= date));
        const [after, before] = [until(asOf), until(addDays(from, -1))];
        if (from > asOf) return;
        for (const measure of Object.keys(after) as (keyof typeof after)[]) {
          const expected = measure === 'owed' ? after.owed : after[measure] - before[measure];
          expect([measure, sum(facts, measure, { asOf, from, knownAt })]).toEqual([measure, expected]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('an event that comes twice counts once', () => {
    const [event] = recorded([asked('2026-02-02')]);
    const document = servedProjection.evolve(undefined, event!, event!.stream);
    expect(servedProjection.evolve(document, event!, event!.stream)).toBe(document);
  });
});
