import {
  linkageAccepted,
  linkageRanOut,
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
  membershipLapsed,
  membershipResigned,
  membershipScreened,
  openMembershipBarred,
  openMembershipClaimed,
  openMembershipFreed,
  organisationClosed,
  organisationCorrected,
  organisationGaveBack,
  organisationMerged,
  organisationMergeReversed,
  organisationRegistered,
  type SequencedEvent,
} from '@baraza/contracts';
import type { RecordedFact } from '@baraza/read-models';
import fc from 'fast-check';
import { rowAt } from '../history/history.pure.ts';
import {
  membershipRegister,
  membershipRegisterProjection,
} from '../membership-register/membership-register.projection.ts';
import type { MembershipRow } from '../membership-register/membership-register.read-model.ts';
import { aRegistration, askedDays, forumHistories, ROOT, UNITS } from '../testing/forum-histories.ts';
import { type GivenEvent, happened, projected, recorded } from '../testing/given-events.ts';
import { naiveMemberships, naiveNetwork, naiveUnitsBelow } from '../testing/naive-network.ts';
import { UnitTree } from '../units/unit-tree.pure.ts';
import { unitsProjection } from '../units/units.projection.ts';
import type { UnitDoc } from '../units/units.read-model.ts';
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

  it('count organisations that are one once, by the membership that goes on', () => {
    const duplicate = '6e8f3a01-5c2b-4d9e-8f40-7b6c5d4e3f20';
    const brought = '7a9c4d2e-1b3f-4e5d-8c6a-9f0e1d2c3b4a';
    const theirs = { ...whose, organisation: duplicate };
    const merge = { organisation: duplicate, into: org, ground: 'registered-twice' };
    const place = { organisation: org, membership: brought };
    const facts = factsOf(
      ...admission,
      happened(membershipResigned, membership, whose, on('2025-04-01')),
      happened(organisationRegistered, duplicate, aRegistration(duplicate), on('2025-01-01')),
      happened(
        membershipAdmitted,
        brought,
        { ...theirs, basis: 'brought-in', newUntil: '2025-08-27' },
        on('2025-02-01'),
      ),
      happened(organisationMerged, duplicate, merge, on('2025-05-01')),
      happened(openMembershipClaimed, org, place, on('2025-05-01')),
      happened(membershipLapsed, brought, theirs, on('2025-06-01')),
      happened(organisationMergeReversed, duplicate, merge, on('2025-07-01')),
      happened(organisationGaveBack, org, { organisation: org, duplicate }, on('2025-07-01')),
      happened(openMembershipFreed, org, place, on('2025-07-01')),
    );
    const counted = (asOf: string) =>
      ['new', 'resigned', 'lapsed'].map((status) => sum(facts, 'memberships', { status }, { asOf }));
    expect(counted('2025-04-30')).toEqual([1, 1, 0]);
    expect(counted('2025-05-01')).toEqual([1, 0, 0]);
    expect(counted('2025-06-01')).toEqual([0, 0, 1]);
    expect(counted('2025-07-01')).toEqual([0, 1, 1]);
  });

  it('leave out what a duplicate brought along once it has ended and the survivor has opened another', () => {
    const duplicate = '6e8f3a01-5c2b-4d9e-8f40-7b6c5d4e3f20';
    const brought = '7a9c4d2e-1b3f-4e5d-8c6a-9f0e1d2c3b4a';
    const theirs = { ...whose, organisation: duplicate };
    const merge = { organisation: duplicate, into: org, ground: 'registered-twice' };
    const [register, ...application] = admission;
    const begins = application.map((event) => ({ ...event, effectiveOn: '2025-08-01' }));
    const merged = [
      register!,
      happened(organisationRegistered, duplicate, aRegistration(duplicate), on('2025-01-01')),
      happened(
        membershipAdmitted,
        brought,
        { ...theirs, basis: 'brought-in', newUntil: '2025-08-27' },
        on('2025-02-01'),
      ),
      happened(organisationMerged, duplicate, merge, on('2025-05-01')),
      happened(openMembershipClaimed, org, { organisation: org, membership: brought }, on('2025-05-01')),
      happened(membershipResigned, brought, theirs, on('2025-06-01')),
    ];
    const opensAnother = [
      happened(openMembershipFreed, org, { organisation: org, membership: brought }, on('2025-08-01')),
      happened(openMembershipClaimed, org, { organisation: org, membership }, on('2025-08-01')),
      happened(openMembershipBarred, duplicate, { organisation: duplicate, ground: 'merged' }, on('2025-08-01')),
      ...begins,
    ];
    const counted = (facts: readonly RecordedFact[], asOf: string) =>
      ['new', 'resigned'].map((status) => sum(facts, 'memberships', { status }, { asOf }));
    const facts = factsOf(...merged, ...opensAnother);
    expect(counted(facts, '2025-05-01')).toEqual([1, 0]);
    expect(counted(facts, '2025-06-01')).toEqual([0, 1]);
    expect(counted(facts, '2025-08-01')).toEqual([1, 0]);
    const closed = [
      happened(openMembershipFreed, org, { organisation: org, membership: brought }, on('2025-08-01')),
      happened(openMembershipBarred, org, { organisation: org, ground: 'dissolved' }, on('2025-08-01')),
      happened(organisationClosed, org, { organisation: org, ground: 'dissolved' }, on('2025-08-01')),
    ];
    expect(counted(factsOf(...merged, ...closed), '2025-08-01')).toEqual([0, 1]);
  });

  it('leave out a duplicate that had nothing open when it was merged', () => {
    const merge = { organisation: org, into: membership, ground: 'registered-twice' };
    const resigned = happened(membershipResigned, membership, whose, on('2025-04-01'));
    const facts = factsOf(...admission, resigned, happened(organisationMerged, org, merge, on('2025-05-01')));
    expect(sum(facts, 'memberships', {}, { asOf: '2025-04-30' })).toBe(1);
    expect(sum(facts, 'memberships', {}, { asOf: '2025-05-01' })).toBe(0);
  });

  it('count a linkage that is in force where the member stands that it begins with', () => {
    const linkage = '4b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d';
    const between = { from: org, to: membership, unit: 'UG-402' };
    const facts = factsOf(
      ...admission,
      happened(linkageAccepted, linkage, { ...between, kind: 'referral', until: '2025-08-31' }, on('2025-04-01')),
      correction({ unit: 'UG-404' }, '2025-05-01'),
      happened(linkageRanOut, linkage, { ...between, until: '2025-08-31' }, on('2025-09-01')),
    );
    const counted = (unit: string, asOf: string) => sum(facts, 'linkages', { unit, kind: 'referral' }, { asOf });
    expect(['2025-03-31', '2025-04-01', '2025-05-01'].map((asOf) => counted('UG-402', asOf))).toEqual([0, 1, 0]);
    expect(['2025-04-30', '2025-05-01', '2025-09-01'].map((asOf) => counted('UG-404', asOf))).toEqual([0, 1, 0]);
    expect(facts.filter(({ measure }) => measure === 'linkages').map(({ entity }) => entity)).toContain(linkage);
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
  it('figures equal a naive replay, as of any date and as known at any moment', () => {
    fc.assert(
      fc.property(forumHistories(), askedDays, askedDays, fc.nat(60), (history, asOf, from, knownAt) => {
        const events = recorded(history);
        const { facts } = projected(networkProjection, events);
        const naive = naiveNetwork(events, { asOf, from, knownAt });
        for (const [measure, dimensions, value] of naive.stocks) {
          expect([dimensions, sum(facts, measure, dimensions, { asOf, knownAt })]).toEqual([dimensions, value]);
        }
        for (const measure of ['organisations', 'memberships', 'linkages']) {
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
        for (const root of [ROOT, ...UNITS]) {
          const below = naiveUnitsBelow(events, root, { asOf, knownAt });
          expect([root, [...treeOf(events).andBelow(root, { asOf, knownAt })].sort()]).toEqual([
            root,
            [...new Set([root, ...below])].sort(),
          ]);
        }
        const steps = naive.steps.reduce((all, [, value]) => all + value, 0);
        expect(sum(facts, 'steps', {}, { asOf, from, knownAt })).toBe(steps);
      }),
      { numRuns: 300 },
    );
  });

  it('the register of memberships equals it too', () => {
    fc.assert(
      fc.property(forumHistories(), askedDays, fc.nat(60), (history, asOf, knownAt) => {
        const events = recorded(history);
        const { documents } = projected(membershipRegisterProjection, events);
        const rows = new Map(
          [...documents.values()]
            .filter(({ level }) => level === 'auditor')
            .flatMap(({ id, changes }) => {
              const row = rowAt(changes, { asOf, knownAt }, membershipRegister.merge);
              return row === undefined ? [] : [[id, shownNaively(row)] as const];
            }),
        );
        const naive = naiveMemberships(events, { asOf, knownAt });
        expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(naive));
      }),
      { numRuns: 300 },
    );
  });
});

function treeOf(events: readonly SequencedEvent[]): UnitTree {
  const documents = [...projected(unitsProjection, events).documents.values()];
  return new UnitTree(documents.filter((doc): doc is UnitDoc => doc.is === 'unit'));
}

function shownNaively({ membership, unit, themes, status = '', category, admittedOn }: MembershipRow) {
  const cohort = admittedOn?.slice(0, 4) ?? '';
  return { membership, unit, themes: [...themes].sort().join('+'), status, category, cohort };
}
