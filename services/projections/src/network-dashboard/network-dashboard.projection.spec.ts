import {
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
  membershipResigned,
  membershipScreened,
  organisationCorrected,
  organisationRegistered,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import type { RecordedFact } from '@baraza/read-models';
import fc from 'fast-check';
import { aRegistration, forumHistories } from '../testing/forum-histories.ts';
import { type GivenEvent, happened, projected, recorded } from '../testing/given-events.ts';
import { naiveNetwork } from '../testing/naive-network.ts';
import { networkProjection } from './network-dashboard.projection.ts';

const org = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const membership = '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d';
const whose = { organisation: org, category: 'full', unit: 'UG-402' };
const on = (effectiveOn: string) => ({ effectiveOn });

const admission = [
  happened(
    organisationRegistered,
    org,
    aRegistration(org, { unit: 'UG-402', themes: ['governance'] }),
    on('2025-01-01'),
  ),
  happened(membershipApplied, membership, whose, on('2025-02-01')),
  happened(
    membershipScreened,
    membership,
    { ...whose, items: [{ item: 'constitution', finding: 'met' }], endorsersRequired: 1 },
    on('2025-02-10'),
  ),
  happened(
    membershipEndorsed,
    membership,
    { ...whose, endorser: org, endorserMembership: membership },
    on('2025-02-20'),
  ),
  happened(
    membershipAdmitted,
    membership,
    { ...whose, basis: 'application', newUntil: '2025-08-27' },
    on('2025-03-01'),
  ),
];
const correction = (changes: { unit?: string; themes?: string[] }, effectiveOn: string) =>
  happened(organisationCorrected, org, { organisation: org, reason: 'moved', changes }, { effectiveOn });

interface Asked {
  readonly asOf?: string;
  readonly from?: string;
  readonly knownAt?: number;
}

/** The sum of the facts that a question covers: what every read store answers with. */
function sum(facts: readonly RecordedFact[], measure: string, dimensions: Record<string, string>, asked: Asked = {}) {
  const { asOf = '9999-12-31', from = '0001-01-01', knownAt = Infinity } = asked;
  return facts
    .filter((fact) => fact.measure === measure && fact.sequence <= knownAt)
    .filter((fact) => fact.effectiveOn <= asOf && fact.effectiveOn >= from)
    .filter((fact) => Object.entries(dimensions).every(([name, value]) => fact.dimensions[name] === value))
    .reduce((total, fact) => total + fact.amount, 0);
}
const factsOf = (...events: readonly GivenEvent[]) => projected(networkProjection, recorded(events)).facts;

describe('the figures of the network', () => {
  it('count an organisation in each state from the day it came into it', () => {
    const facts = factsOf(...admission);
    const members = { status: 'new', category: 'full', unit: 'UG-402', cohort: '2025' };
    expect(sum(facts, 'memberships', members, { asOf: '2025-02-28' })).toBe(0);
    expect(sum(facts, 'memberships', members, { asOf: '2025-03-01' })).toBe(1);
    expect(sum(facts, 'memberships', { status: 'endorsed' }, { asOf: '2025-02-25' })).toBe(1);
    expect(sum(facts, 'memberships', {}, { asOf: '2025-03-01' })).toBe(1);
    expect(sum(facts, 'organisations', { unit: 'UG-402' }, { asOf: '2025-01-01' })).toBe(1);
  });

  it('count who joined in a period, and who left', () => {
    const facts = factsOf(...admission, happened(membershipResigned, membership, whose, on('2025-06-15')));
    const june = { from: '2025-06-01', asOf: '2025-06-30' };
    expect(sum(facts, 'steps', { status: 'resigned' }, june)).toBe(1);
    expect(sum(facts, 'steps', { status: 'new' }, june)).toBe(0);
    expect(sum(facts, 'steps', { status: 'new' }, { from: '2025-03-01', asOf: '2025-03-31' })).toBe(1);
  });

  it('move with the organisation from the date it moved, and not before', () => {
    const facts = factsOf(...admission, correction({ unit: 'UG-404' }, '2025-05-01'));
    const inNtungamo = { unit: 'UG-404', status: 'new' };
    expect(sum(facts, 'memberships', inNtungamo, { asOf: '2025-04-30' })).toBe(0);
    expect(sum(facts, 'memberships', inNtungamo, { asOf: '2025-05-01' })).toBe(1);
    expect(sum(facts, 'memberships', { unit: 'UG-402' }, { asOf: '2025-05-01' })).toBe(0);
    expect(sum(facts, 'steps', { unit: 'UG-404' })).toBe(0);
  });

  it('stay as they were known when something is dated back later', () => {
    const facts = factsOf(...admission, correction({ themes: ['education', 'governance'] }, '2025-02-01'));
    const both = { themes: 'education+governance', status: 'new' };
    expect(sum(facts, 'memberships', both, { asOf: '2025-03-15', knownAt: 5 })).toBe(0);
    expect(sum(facts, 'memberships', both, { asOf: '2025-03-15', knownAt: 6 })).toBe(1);
    expect(sum(facts, 'memberships', { themes: 'governance' }, { asOf: '2025-03-15', knownAt: 5 })).toBe(1);
  });

  it('lead to the membership and to the event that said so', () => {
    const events = recorded(admission);
    const joined = projected(networkProjection, events).facts.find(
      (fact) => fact.measure === 'steps' && fact.dimensions['status'] === 'new',
    );
    expect(joined).toMatchObject({ entity: membership, eventId: events[4]!.id, sequence: 5, amount: 1 });
  });
});

describe('for any history, dated back in any way', () => {
  const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2025-01-01', days));

  it('figures equal a naive replay, as of any date and as known at any moment', () => {
    fc.assert(
      fc.property(forumHistories(), day, day, fc.nat(60), (history, asOf, from, knownAt) => {
        const events = recorded(history);
        const { facts } = projected(networkProjection, events);
        const naive = naiveNetwork(events, { asOf, from, knownAt });
        for (const [measure, dimensions, value] of naive.stocks) {
          expect([dimensions, sum(facts, measure, dimensions, { asOf, knownAt })]).toEqual([dimensions, value]);
        }
        for (const measure of ['organisations', 'memberships']) {
          const total = naive.stocks.reduce((all, [of, , value]) => all + (of === measure ? value : 0), 0);
          expect([measure, sum(facts, measure, {}, { asOf, knownAt })]).toEqual([measure, total]);
        }
        for (const [dimensions, value] of naive.steps) {
          expect([dimensions, sum(facts, 'steps', dimensions, { asOf, from, knownAt })]).toEqual([dimensions, value]);
        }
        const members = naive.stocks.reduce(
          (all, [, { status }, value]) => all + (['new', 'current', 'grace'].includes(status!) ? value : 0),
          0,
        );
        expect(sum(facts, 'by-month', { what: 'members' }, { asOf, knownAt })).toBe(members);
        for (const what of ['joined', 'returned', 'lapsed', 'left']) {
          const all = naive.steps.reduce((sum, [{ change }, value]) => sum + (change === what ? value : 0), 0);
          expect([what, sum(facts, 'by-month', { what }, { asOf, from, knownAt })]).toEqual([what, all]);
        }
        for (const fact of facts.filter(({ measure }) => measure === 'by-month')) {
          expect(fact.dimensions['month']).toBe(fact.effectiveOn.slice(0, 7));
        }
        const steps = naive.steps.reduce((all, [, value]) => all + value, 0);
        expect(sum(facts, 'steps', {}, { asOf, from, knownAt })).toBe(steps);
      }),
      { numRuns: 300 },
    );
  });
});
