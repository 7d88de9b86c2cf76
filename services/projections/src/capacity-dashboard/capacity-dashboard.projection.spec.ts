import {
  adoptionReported,
  adoptionReportFellDue,
  assessmentScored,
  enrolmentApplied,
  enrolmentBegun,
  enrolmentCompleted,
  enrolmentSelected,
  enrolmentWithdrawn,
  type EventContract,
  experimentReported,
  followUpFellDue,
  followUpReported,
  innovationAdopted,
  innovationMoved,
  innovationProposed,
  innovationStopped,
  transitionBegan,
  transitionEnded,
  transitionFollowUpFellDue,
  transitionFollowUpReported,
  transitionProgressNoted,
  transitionSearchBegan,
  transitionSettled,
  transitionSettlingBegan,
  transitionStalled,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import type { RecordedFact } from '@baraza/read-models';
import fc from 'fast-check';
import { type GivenEvent, happened, projected, recorded } from '../testing/given-events.ts';
import { capacityProjection } from './capacity-dashboard.projection.ts';
import { CAPACITY_STOCKS } from './capacity-dashboard.read-model.ts';

const ID = '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d';
const on = (effectiveOn: CivilDate, contract: EventContract, more: object = {}, id = ID): GivenEvent =>
  happened(contract, id, { ...(contract.example as object), ...more } as never, { effectiveOn });
const factsOf = (...events: readonly GivenEvent[]) => projected(capacityProjection, recorded(events)).facts;
const stocks: readonly string[] = CAPACITY_STOCKS;

interface When {
  readonly asOf: CivilDate;
  readonly from?: CivilDate;
  readonly knownAt?: number;
}
function sum(
  facts: readonly RecordedFact[],
  measure: string,
  { asOf, from = '', knownAt = Infinity }: When,
  where = {},
) {
  return facts
    .filter((fact) => fact.measure === measure && fact.sequence <= knownAt)
    .filter((fact) => fact.effectiveOn <= asOf && fact.effectiveOn >= (stocks.includes(measure) ? '' : from))
    .filter((fact) => Object.entries(where).every(([name, value]) => fact.dimensions[name] === value))
    .reduce((total, fact) => total + fact.amount, 0);
}

describe('the figures of capacity', () => {
  it('count an enrolment and its people at each stage, on the day it gets there, by its track', () => {
    const people = { women: 3, men: 1, youth: 2, personsWithDisabilities: 0, total: 4 };
    const facts = factsOf(
      on('2025-03-01', enrolmentApplied, { people: { ...people, total: 6 } }),
      on('2025-03-10', enrolmentSelected),
      on('2025-04-01', enrolmentBegun),
      on('2025-09-30', enrolmentCompleted, { people }),
    );
    const year = { asOf: '2025-12-31', from: '2025-01-01' };
    const track = { track: 'internal-governance', unit: 'UG-402' };
    for (const stage of ['applied', 'selected', 'begun', 'completed']) expect(sum(facts, stage, year, track)).toBe(1);
    expect(sum(facts, 'completed', { asOf: '2025-09-29', from: '2025-01-01' })).toBe(0);
    expect(sum(facts, 'applied', { asOf: '2025-12-31', from: '2025-03-02' })).toBe(0);
    const total = (stage: string) => sum(facts, 'people', year, { stage, group: 'total' });
    expect(['applied', 'begun', 'completed'].map(total)).toEqual([6, 6, 4]);
    expect(sum(facts, 'people', year, { stage: 'completed', group: 'women' })).toBe(3);
  });

  it('take a change that is dated back into account from then on, and keep what was known before', () => {
    const facts = factsOf(on('2025-03-01', enrolmentApplied), on('2025-02-01', enrolmentWithdrawn));
    expect(sum(facts, 'left', { asOf: '2025-02-28', knownAt: 1 })).toBe(0);
    expect(sum(facts, 'left', { asOf: '2025-02-28', knownAt: 2 })).toBe(1);
  });

  it('tell in which stage a change of leader is, and whether it stands still, until somebody does something', () => {
    const facts = factsOf(
      on('2025-01-01', transitionBegan),
      on('2025-02-01', transitionSearchBegan),
      on('2025-05-01', transitionStalled, { stage: 'searching' }),
      on('2025-06-01', transitionProgressNoted),
      on('2025-07-01', transitionSettlingBegan),
      on('2026-08-01', transitionSettled),
    );
    const at = (asOf: CivilDate, stage: string) =>
      ['transition', 'stalled'].map((one) => sum(facts, one, { asOf }, { stage }));
    expect(at('2025-01-15', 'preparing')).toEqual([1, 0]);
    expect(at('2025-05-01', 'searching')).toEqual([1, 1]);
    expect(at('2025-06-01', 'searching')).toEqual([1, 0]);
    expect(at('2025-07-01', 'settling')).toEqual([1, 0]);
    expect(['transition', 'transition-settled'].map((one) => sum(facts, one, { asOf: '2026-08-01' }))).toEqual([0, 1]);
  });

  it('tell in which stage an innovation is, what experiments said, and whether it worked for who took it up', () => {
    const adoption = 'a0000000-0000-4000-8000-000000000001';
    const facts = factsOf(
      on('2025-01-01', innovationProposed),
      on('2025-02-01', innovationMoved, { from: 'proposed', to: 'research' }),
      on('2025-03-01', experimentReported, { result: 'refuted' }),
      on('2025-04-01', innovationAdopted, {}, adoption),
      on('2025-10-01', adoptionReportFellDue, {}, adoption),
      on('2025-10-15', adoptionReported, { finding: 'worked' }, adoption),
      on('2025-11-01', innovationStopped),
    );
    expect(sum(facts, 'innovation', { asOf: '2025-06-01' }, { stage: 'research' })).toBe(1);
    expect(sum(facts, 'innovation', { asOf: '2025-11-01' })).toBe(0);
    expect(sum(facts, 'experiment', { asOf: '2025-12-31' }, { stage: 'refuted' })).toBe(1);
    expect(sum(facts, 'adoption-reported', { asOf: '2025-12-31' }, { stage: 'worked' })).toBe(1);
    expect(sum(facts, 'follow-up-due', { asOf: '2025-10-01' }, { stage: 'adoption' })).toBe(1);
    expect(sum(facts, 'follow-up-due', { asOf: '2025-10-15' })).toBe(0);
  });

  it('count follow-ups while they are due', () => {
    const facts = factsOf(
      on('2025-01-01', enrolmentApplied),
      on('2025-06-01', followUpFellDue, { level: 'behaviour' }),
      on('2025-07-01', followUpFellDue, { level: 'results' }),
      on('2025-08-01', followUpReported, { level: 'behaviour' }),
    );
    const due = (asOf: CivilDate) => sum(facts, 'follow-up-due', { asOf }, { stage: 'course' });
    expect(['2025-05-31', '2025-06-01', '2025-07-01', '2025-08-01'].map(due)).toEqual([0, 1, 2, 1]);
  });

  it('add up what an assessment compares, domain by domain; one without a baseline counts nothing', () => {
    const facts = factsOf(on('2025-06-01', assessmentScored));
    const { domain, items, before, after } = assessmentScored.example.comparison!.domains[0]!;
    const told = ['common-items', 'before', 'after'].map((one) => sum(facts, one, { asOf: '2025-12-31' }, { domain }));
    expect(told).toEqual([items, before, after]);
    expect(sum(facts, 'compared', { asOf: '2025-12-31' })).toBe(1);
    const { comparison: _, ...baseline } = assessmentScored.example;
    expect(factsOf(happened(assessmentScored, ID, baseline, { effectiveOn: '2025-06-01' }))).toEqual([]);
  });
});

describe('for any history, dated back in any way', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((later) => addDays('2025-01-01', later));
  const stages = new Map<string, string>([
    [transitionBegan.type, 'preparing'],
    [transitionSearchBegan.type, 'searching'],
    [transitionSettlingBegan.type, 'settling'],
  ]);
  const steps = [
    ...[transitionBegan, transitionSearchBegan, transitionSettlingBegan, transitionStalled, transitionEnded],
    ...[transitionFollowUpFellDue, transitionFollowUpReported],
  ] as const;
  const histories = fc.array(
    fc.record({ step: fc.constantFrom<EventContract>(...steps), date: day, id: fc.constantFrom('1', '2', '3') }),
    { maxLength: 20 },
  );

  /** Written apart: the events known by then and effective by then, in the order of the record. */
  function naive(
    events: readonly { type: string; stream: string; effectiveOn: string; sequence: number }[],
    asOf: string,
    knownAt: number,
  ) {
    const told = { transition: 0, stalled: 0, due: 0, began: 0, ended: 0 };
    for (const own of Map.groupBy(events, ({ stream }) => stream).values()) {
      let [stage, isStalled, isDue] = ['', false, false];
      for (const { type } of own.filter((one) => one.sequence <= knownAt && one.effectiveOn <= asOf)) {
        if (stages.has(type)) [stage, isStalled] = [stages.get(type)!, false];
        if (type === transitionStalled.type) isStalled = true;
        if (type === transitionFollowUpFellDue.type) isDue = true;
        if (type === transitionFollowUpReported.type) [isDue, isStalled] = [false, false];
        if (type === transitionEnded.type) [stage, isStalled, isDue] = ['', false, false];
        if (type === transitionBegan.type) told.began += 1;
        if (type === transitionEnded.type) told.ended += 1;
      }
      told.transition += stage === '' ? 0 : 1;
      told.stalled += isStalled ? 1 : 0;
      told.due += isDue ? 1 : 0;
    }
    return told;
  }

  it('figures equal a naive replay, as of any date and as known at any moment', () => {
    fc.assert(
      fc.property(histories, day, fc.nat(20), (history, asOf, knownAt) => {
        const events = recorded(history.map(({ step, date, id }) => on(date, step, {}, `${ID.slice(0, -1)}${id}`)));
        const { facts } = projected(capacityProjection, events);
        const of = (measure: string) => sum(facts, measure, { asOf, knownAt });
        expect({
          ...{ transition: of('transition'), stalled: of('stalled'), due: of('follow-up-due') },
          ...{ began: of('transition-began'), ended: of('transition-ended') },
        }).toEqual(naive(events, asOf, knownAt));
      }),
      { numRuns: 400 },
    );
  });
});
