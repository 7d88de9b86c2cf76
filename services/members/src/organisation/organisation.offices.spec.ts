import { addDays, aMoment, type Deciding, given, Rejection } from '@baraza/domain';
import fc from 'fast-check';
import { aPersonalRef, happened, people, recorded } from '../testing/record.ts';
import type { TakeOffice } from './organisation.commands.pure.ts';
import { holdersOn, leaveOffice, takeOffice } from './organisation.offices.ts';
import { organisationRules } from './organisation.rules.ts';
import { organisation, type OrganisationEvent, type OrganisationState } from './organisation.state.ts';
import { aRegisteredOrganisation, ID } from './organisations.fixture.ts';

const { rules } = organisationRules;
const [ADA, BEN] = [people.officer, people.board];
const asChair = { id: ID, person: ADA, office: 'chair', standing: 'substantive', name: 'Ada Example' } as const;

const took = (person: string, since: string, more: { standing?: 'acting'; until?: string } = {}): OrganisationEvent =>
  happened(
    'members.OrganisationOfficeTaken',
    {
      organisation: ID,
      office: 'chair',
      standing: 'substantive' as const,
      person,
      name: aPersonalRef(person),
      ...more,
    },
    since,
  );
const taking = (past: readonly OrganisationEvent[], on: string, more: Partial<TakeOffice> = {}) =>
  given(organisation, ...aRegisteredOrganisation(), ...past).when(
    (state, now) => takeOffice(state, { ...asChair, person: BEN, ...more }, now),
    { effectiveOn: on },
  );
const leaving = (past: readonly OrganisationEvent[], on: string, more: { ground?: string; person?: string } = {}) =>
  given(organisation, ...aRegisteredOrganisation(), ...past).when(
    (state, now) => leaveOffice(state, { id: ID, person: ADA, office: 'chair', ground: 'term-ended', ...more }, now),
    { effectiveOn: on },
  );

describe('taking an office', () => {
  it('a person holds it from a date, by name in the vault', () => {
    taking([], '2024-01-15').then({
      type: 'members.OrganisationOfficeTaken',
      data: { office: 'chair', standing: 'substantive', person: BEN, name: { subject: BEN, value: 'Ada Example' } },
      effectiveOn: '2024-01-15',
    });
  });

  it(rules['office-held'].title, () => {
    taking([took(ADA, '2022-01-01')], '2024-01-15').thenRefused('organisation.office-held', { pointer: '/office' });
    taking([took(ADA, '2024-06-01')], '2024-01-15').thenRefused('organisation.office-held');
    taking([took(ADA, '2024-06-01')], '2024-01-15', { until: '2024-06-02' }).thenRefused('organisation.office-held');
    taking([took(ADA, '2022-01-01', { until: '2024-01-16' })], '2024-01-15').thenRefused('organisation.office-held');
  });

  it('follows the one before on the very day, and a term of the past fits between two', () => {
    taking([took(ADA, '2022-01-01', { until: '2024-01-15' })], '2024-01-15').then({ data: { person: BEN } });
    taking([took(ADA, '2024-06-01')], '2024-01-15', { until: '2024-06-01' }).then({ data: { until: '2024-06-01' } });
  });

  it('one acts while another holds it', () => {
    taking([took(ADA, '2022-01-01')], '2024-01-15', { standing: 'acting' }).then({ data: { standing: 'acting' } });
  });

  it(rules['acts-for-themselves'].title, () => {
    taking([took(BEN, '2022-01-01')], '2024-01-15', { standing: 'acting' }).thenRefused(
      'organisation.acts-for-themselves',
    );
  });

  it(rules['term-ends-before-it-begins'].title, () => {
    taking([], '2024-01-15', { until: '2024-01-15' }).thenRefused('organisation.term-ends-before-it-begins', {
      pointer: '/until',
    });
  });

  it('the same again is nothing to do', () => {
    taking([took(BEN, '2024-01-15')], '2024-01-15').thenNothing();
  });
});

describe('leaving an office', () => {
  it('they hold it no more from a date', () => {
    leaving([took(ADA, '2022-01-01')], '2024-01-15').then({
      type: 'members.OrganisationOfficeLeft',
      data: { person: ADA, since: '2022-01-01', ground: 'term-ended' },
      effectiveOn: '2024-01-15',
    });
  });

  it('a term that was to end later ends earlier; on its last day there is nothing to do', () => {
    leaving([took(ADA, '2022-01-01', { until: '2025-01-01' })], '2024-01-15').then({ effectiveOn: '2024-01-15' });
    leaving([took(ADA, '2022-01-01', { until: '2025-01-01' })], '2025-01-01').thenNothing();
  });

  it(rules['office-not-held'].title, () => {
    leaving([], '2024-01-15').thenRefused('organisation.office-not-held', { pointer: '/person' });
    leaving([took(ADA, '2022-01-01')], '2021-12-31').thenRefused('organisation.office-not-held');
    leaving([took(ADA, '2022-01-01', { until: '2023-01-01' })], '2024-01-15').thenRefused(
      'organisation.office-not-held',
    );
  });

  it(rules['left-before-it-was-held'].title, () => {
    leaving([took(ADA, '2022-01-01')], '2022-01-01').thenRefused('organisation.left-before-it-was-held');
  });

  it('a term recorded in error was never held', () => {
    leaving([took(ADA, '2022-01-01')], '2024-01-15', { ground: 'recorded-in-error' }).then({
      effectiveOn: '2022-01-01',
    });
    const left = happened(
      'members.OrganisationOfficeLeft',
      {
        organisation: ID,
        office: 'chair',
        standing: 'substantive' as const,
        person: ADA,
        since: '2022-01-01',
        ground: 'recorded-in-error',
      },
      '2022-01-01',
    );
    taking([took(ADA, '2022-01-01'), left], '2021-01-01').then({ data: { person: BEN } });
  });
});

describe('any history of an office, recorded in whatever order', () => {
  const day = fc.integer({ min: 0, max: 40 });
  const step = fc.record({
    person: fc.constantFrom(ADA, BEN, people.endorser),
    standing: fc.constantFrom('substantive' as const, 'acting' as const),
    on: day,
    until: fc.option(day, { nil: undefined }),
    leaves: fc.boolean(),
    ground: fc.constantFrom('term-ended', 'recorded-in-error'),
  });
  const date = (offset: number): string => addDays('2024-01-01', offset);

  it('has at any date at most one substantive and one acting holder, who is another', () => {
    let held = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let state: OrganisationState = organisation.initialState;
        for (const event of aRegisteredOrganisation()) state = organisation.evolve(state, event);
        for (const { person, standing, on, until, leaves, ground } of steps) {
          const now: Deciding = { ...aMoment, effectiveOn: date(on) };
          const term = until === undefined ? {} : { until: date(until) };
          try {
            const events = leaves
              ? leaveOffice(state, { id: ID, person, office: 'chair', ground }, now)
              : takeOffice(state, { ...asChair, person, standing, ...term }, now);
            for (const one of events) state = organisation.evolve(state, recorded(one, now) as OrganisationEvent);
          } catch (error) {
            if (!(error instanceof Rejection)) throw error;
          }
        }
        if (state.status !== 'active') throw new Error('it was registered');
        for (let offset = 0; offset <= 41; offset++) {
          const holders = holdersOn(state.offices, date(offset));
          expect(new Set(holders.map((one) => one.standing)).size).toBe(holders.length);
          expect(new Set(holders.map((one) => one.person)).size).toBe(holders.length);
          held = Math.max(held, holders.length);
        }
      }),
      { numRuns: 300 },
    );
    expect(held).toBe(2);
  });
});
