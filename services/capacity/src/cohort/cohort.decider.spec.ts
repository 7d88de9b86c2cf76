import { given } from '@baraza/domain';
import {
  aCancelledCohort,
  anEndedCohort,
  aPlannedCohort,
  aRunningCohort,
  freed,
  ONE,
  planFacts,
  PROGRAMME,
  taken,
  THREE,
  toPlan,
  TWO,
  waitsFor,
  waitsNoMore,
} from './cohort.builders.ts';
import { begin, cancel, cancelWithProgramme, changePlaces, end, plan, reportReaction } from './cohort.decider.ts';
import { freePlace, joinWaiting, leaveWaiting, returnToWaiting, takePlace } from './cohort.roster.ts';
import { cohortRules } from './cohort.rules.ts';
import { cohort, type CohortEvent } from './cohort.state.ts';

const { rules } = cohortRules;
const tags = ['unit:UG-402', `programme:${PROGRAMME}`];
const planning = (more: object = {}, facts: object = {}) =>
  given(cohort).when((state, now) => plan(state, { ...toPlan, ...more }, { ...planFacts, ...facts }, now));
const after = (...past: readonly CohortEvent[]) => given(cohort, ...past);
const taking = (enrolment: string, ...past: readonly CohortEvent[]) =>
  after(...past).when((state, now) => takePlace(state, enrolment, now));

describe('planning a cohort', () => {
  it('says where, when, and how many places there are', () => {
    planning().then({ type: 'capacity.CohortPlanned', data: { ...toPlan }, tags });
  });

  it('it is held in the unit of its programme where none is named', () => {
    planning({ unit: undefined }).then({ data: { unit: 'WAN' } });
  });

  it(rules['planned-once'].title, () => {
    after(...aPlannedCohort())
      .when((state, now) => plan(state, toPlan, planFacts, now))
      .thenRefused('cohort.planned-once');
  });

  it(rules['programme-unknown'].title, () => {
    planning({}, { programme: undefined }).thenRefused('cohort.programme-unknown', { pointer: '/programme' });
  });

  it(rules['programme-over'].title, () => {
    planning({}, { programme: { unit: 'WAN', isOver: true } }).thenRefused('cohort.programme-over');
  });

  it(rules['unit-outside'].title, () => {
    planning({}, { unitWithin: false }).thenRefused('cohort.unit-outside', { pointer: '/unit' });
  });

  it(rules['dates-backwards'].title, () => {
    planning({ until: '2026-03-15' }).thenRefused('cohort.dates-backwards', { pointer: '/until' });
    planning({ until: '2026-03-16' }).then({ type: 'capacity.CohortPlanned' });
  });

  it(rules['apply-by-late'].title, () => {
    planning({ applyBy: '2026-03-17' }).thenRefused('cohort.apply-by-late', { pointer: '/applyBy' });
    planning({ applyBy: '2026-03-16' }).then({ data: { applyBy: '2026-03-16' } });
  });
});

describe('the places of a cohort', () => {
  it('are taken, once each', () => {
    taking(ONE, ...aPlannedCohort()).then({ type: 'capacity.CohortPlaceTaken', data: { enrolment: ONE } });
    taking(ONE, ...aPlannedCohort(), taken(ONE)).thenNothing();
  });

  it(rules.full.title, () => {
    taking(THREE, ...aPlannedCohort(), taken(ONE), taken(TWO)).thenRefused('cohort.full');
    taking(THREE, ...aPlannedCohort(), taken(ONE), taken(TWO), freed(TWO)).then({ type: 'capacity.CohortPlaceTaken' });
  });

  it(rules['others-wait'].title, () => {
    const past = [...aPlannedCohort(1), taken(ONE), waitsFor(TWO, 1), freed(ONE)];
    taking(THREE, ...past).thenRefused('cohort.others-wait');
    taking(TWO, ...past).then({ type: 'capacity.CohortPlaceTaken', data: { enrolment: TWO } });
  });

  it(rules['place-free'].title, () => {
    const waiting = (...past: readonly CohortEvent[]) =>
      after(...past).when((state, now) => joinWaiting(state, THREE, now));
    waiting(...aPlannedCohort(), taken(ONE)).thenRefused('cohort.place-free');
    const full = [...aPlannedCohort(1), taken(ONE)];
    waiting(...full).then({ type: 'capacity.CohortWaitingJoined', data: { enrolment: THREE, number: 1 } });
    waiting(...full, waitsFor(TWO, 1)).then({ data: { number: 2 } });
    waiting(...full, waitsFor(THREE, 1)).thenNothing();
  });

  it('whoever waited before waits again where they stood', () => {
    const past = [...aPlannedCohort(1), taken(ONE), waitsFor(TWO, 1), waitsFor(THREE, 2), waitsNoMore(TWO)];
    after(...past)
      .when((state, now) => returnToWaiting(state, TWO, now))
      .then({ type: 'capacity.CohortWaitingJoined', data: { enrolment: TWO, number: 1 } });
    taking(TWO, ...past, freed(ONE), waitsFor(TWO, 1)).then({ type: 'capacity.CohortPlaceTaken' });
    after(...aCancelledCohort())
      .when((state, now) => returnToWaiting(state, TWO, now))
      .thenNothing();
  });

  it('are given up, and so is waiting, also where the cohort is over', () => {
    after(...anEndedCohort())
      .when((state, now) => freePlace(state, ONE, now))
      .then({ type: 'capacity.CohortPlaceFreed', data: { enrolment: ONE } });
    after(...aPlannedCohort())
      .when((state, now) => [...freePlace(state, ONE, now), ...leaveWaiting(state, ONE, now)])
      .thenNothing();
  });

  it(rules['places-taken'].title, () => {
    const changing = (places: number) =>
      after(...aPlannedCohort(), taken(ONE)).when((state, now) => changePlaces(state, { places }, now));
    changing(0).thenRefused('cohort.places-taken', { pointer: '/places' });
    changing(1).then({ type: 'capacity.CohortPlacesChanged', data: { places: 1 } });
    changing(2).thenNothing();
  });
});

describe('the life of a cohort', () => {
  it(rules.unknown.title, () => {
    for (const decide of [begin, end]) after().when(decide).thenRefused('cohort.unknown');
    after()
      .when((state, now) => freePlace(state, ONE, now))
      .thenRefused('cohort.unknown');
  });

  it(rules['not-planned'].title, () => {
    after(...aRunningCohort())
      .when(begin)
      .thenRefused('cohort.not-planned');
  });

  it(rules['nobody-selected'].title, () => {
    after(...aPlannedCohort())
      .when(begin)
      .thenRefused('cohort.nobody-selected');
    after(...aPlannedCohort(), taken(ONE))
      .when(begin)
      .then({ type: 'capacity.CohortBegan', tags });
  });

  it(rules['not-running'].title, () => {
    after(...aPlannedCohort())
      .when(end)
      .thenRefused('cohort.not-running');
    after(...aRunningCohort())
      .when(end)
      .then({ type: 'capacity.CohortEnded', tags });
  });

  it(rules.over.title, () => {
    for (const past of [anEndedCohort(), aCancelledCohort()]) {
      after(...past)
        .when((state, now) => cancel(state, { ground: 'no-funds' }, now))
        .thenRefused('cohort.over');
      taking(TWO, ...past).thenRefused('cohort.over');
    }
    after(...aRunningCohort())
      .when((state, now) => cancel(state, { ground: 'no-funds' }, now))
      .then({ type: 'capacity.CohortCancelled', ground: 'no-funds' });
  });

  it('goes with its programme where that is called off, on no date before its own last step', () => {
    after(...aPlannedCohort())
      .when(cancelWithProgramme, { effectiveOn: '2026-01-15' })
      .then({ type: 'capacity.CohortCancelled', data: { ground: 'programme-cancelled' }, effectiveOn: '2026-02-02' });
    after(...anEndedCohort())
      .when(cancelWithProgramme)
      .thenNothing();
  });

  it(rules['before-last-step'].title, () => {
    after(...aRunningCohort())
      .when(end, { effectiveOn: '2026-02-01' })
      .thenRefused('cohort.before-last-step', { pointer: '/effectiveOn' });
    after(...aRunningCohort())
      .when(end, { effectiveOn: '2026-02-02' })
      .then({ type: 'capacity.CohortEnded' });
  });
});

describe('what those of a cohort think of it', () => {
  const usefulness = { question: 'usefulness', ratings: [0, 1, 3, 9, 7] };
  const reporting = (answers: readonly (typeof usefulness)[], past = aRunningCohort()) =>
    after(...past).when((state, now) => reportReaction(state, { responses: 20, answers }, now));

  it('is put on record as it was counted, during the cohort and after it', () => {
    for (const past of [aRunningCohort(), anEndedCohort()]) {
      reporting([usefulness], past).then({
        type: 'capacity.CohortReactionReported',
        data: { responses: 20, answers: [usefulness] },
      });
    }
  });

  it(rules['not-begun'].title, () => {
    for (const past of [aPlannedCohort(), aCancelledCohort()]) {
      reporting([usefulness], past).thenRefused('cohort.not-begun');
    }
  });

  it(rules['question-twice'].title, () => {
    reporting([usefulness, usefulness]).thenRefused('cohort.question-twice', { pointer: '/answers/1/question' });
  });

  it(rules['more-ratings-than-responses'].title, () => {
    reporting([{ question: 'usefulness', ratings: [1, 1, 3, 9, 7] }]).thenRefused(
      'cohort.more-ratings-than-responses',
      { pointer: '/answers/0/ratings' },
    );
  });
});
