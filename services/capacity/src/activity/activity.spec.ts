import { DiagramWatch, fold, given } from '@baraza/domain';
import fc from 'fast-check';
import { PROGRAMME } from '../cohort/cohort.builders.ts';
import { bodies, happened, lived, someLife } from '../testing/record.ts';
import {
  type ActivityCommand,
  type ActivityFacts,
  decide,
  record,
  type RecordActivity,
  strike,
} from './activity.decider.ts';
import { activityRules } from './activity.rules.ts';
import { activity, type ActivityEvent } from './activity.state.ts';

const { rules } = activityRules;
const GRANT = '2f4a6c8e-1b3d-4f5a-8c7e-9d0f1a2b3c4d';
const done: RecordActivity = {
  kind: 'training',
  title: 'Minutes that can be followed up',
  unit: 'UG-402',
  from: '2026-02-10',
  until: '2026-02-11',
  themes: ['governance'],
  people: { women: 14, men: 10, youth: 9, personsWithDisabilities: 2, total: 24 },
  organisations: [bodies.farmers],
};
const paid = { cost: { minor: 42_000, currency: 'UGX' }, paidFrom: { grant: GRANT, line: 'training' } };
const known: ActivityFacts = {
  unitKnown: true,
  organisationsKnown: [bodies.farmers],
  currencyOfGrant: 'UGX',
  purposeKnown: true,
};
const recording = (more: Partial<RecordActivity> = {}, facts: Partial<ActivityFacts> = {}) =>
  given(activity).when((state, now) => record(state, { ...done, ...more }, { ...known, ...facts }, now));
const recorded = (): ActivityEvent[] => [happened('capacity.ActivityRecorded', done as never)];
const striking = (past: readonly ActivityEvent[], more = {}) =>
  given(activity, ...past).when((state, now) => strike(state, { ground: 'recorded-in-error' }, now), more);

describe('what was done with members or for them', () => {
  it('is put on record as of its last day, with whom by count, and at what cost', () => {
    recording({ ...paid, partOf: { kind: 'programme', id: PROGRAMME }, account: 'It rained.' }).then({
      type: 'capacity.ActivityRecorded',
      data: { people: done.people, ...paid, account: { subject: 'id-of-account', value: 'It rained.' } },
      effectiveOn: '2026-02-11',
      tags: ['unit:UG-402', `org:${bodies.farmers}`, 'theme:governance', `programme:${PROGRAMME}`, `grant:${GRANT}`],
    });
  });

  it(rules['recorded-once'].title, () => {
    given(activity, ...recorded())
      .when((state, now) => record(state, done, known, now))
      .thenRefused('activity.recorded-once');
  });

  it(rules['unit-unknown'].title, () => {
    recording({}, { unitKnown: false }).thenRefused('activity.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    recording({ organisations: [bodies.farmers, bodies.stranger] }).thenRefused('activity.organisation-unknown', {
      pointer: '/organisations/1',
    });
  });

  it(rules['dates-backwards'].title, () => {
    recording({ until: '2026-02-09' }).thenRefused('activity.dates-backwards', { pointer: '/until' });
    recording({ until: '2026-02-10' }).then({ type: 'capacity.ActivityRecorded' });
  });

  it(rules['not-over'].title, () => {
    recording({ until: '2026-03-03' }).thenRefused('activity.not-over', { pointer: '/until' });
    recording({ until: '2026-03-02' }).then({ type: 'capacity.ActivityRecorded' });
  });

  it(rules['currency-unknown'].title, () => {
    recording({ cost: { minor: 1, currency: 'UGS' } }).thenRefused('activity.currency-unknown');
  });

  it(rules['paid-without-cost'].title, () => {
    recording({ paidFrom: paid.paidFrom }).thenRefused('activity.paid-without-cost', { pointer: '/cost' });
    recording({ ...paid, cost: { minor: 0, currency: 'UGX' } }).thenRefused('activity.paid-without-cost');
  });

  it(rules['grant-unknown'].title, () => {
    recording(paid, { currencyOfGrant: undefined }).thenRefused('activity.grant-unknown', {
      pointer: '/paidFrom/grant',
    });
  });

  it(rules['currency-of-grant'].title, () => {
    recording(paid, { currencyOfGrant: 'EUR' }).thenRefused('activity.currency-of-grant');
  });

  it(rules['purpose-unknown'].title, () => {
    const partOf = { kind: 'programme' as const, id: PROGRAMME };
    recording({ partOf }, { purposeKnown: false }).thenRefused('activity.purpose-unknown', { pointer: '/partOf' });
  });
});

describe('what did not take place after all', () => {
  it('is struck on a ground, once', () => {
    striking(recorded()).then({ type: 'capacity.ActivityStruck', ground: 'recorded-in-error' });
    const struck = happened('capacity.ActivityStruck', { unit: 'UG-402', ground: 'recorded-in-error' });
    striking([...recorded(), struck]).thenNothing();
  });

  it(rules.unknown.title, () => {
    striking([]).thenRefused('activity.unknown');
  });

  it(rules['before-record'].title, () => {
    striking(recorded(), { effectiveOn: '2026-02-10' }).thenRefused('activity.before-record');
    striking(recorded(), { effectiveOn: '2026-02-11' }).then({ type: 'capacity.ActivityStruck' });
  });
});

describe('any life of an activity', () => {
  const anyCommand: fc.Arbitrary<ActivityCommand> = fc.constantFrom(
    { name: 'record' as const, of: { ...done, ...paid, account: 'It rained.' }, facts: known },
    { name: 'strike' as const, of: { ground: 'recorded-in-error' } },
  );

  it('answers every command with events of its contract or a refusal, and goes by its diagram', () => {
    const watch = new DiagramWatch(activity);
    fc.assert(
      fc.property(someLife(anyCommand), (steps) => {
        const { events, state } = lived(activity, steps, decide);
        expect(fold(activity, events)).toEqual(state);
        watch.follow(events);
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
