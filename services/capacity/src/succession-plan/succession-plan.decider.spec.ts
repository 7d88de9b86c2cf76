import { given } from '@baraza/domain';
import { on, people } from '../testing/record.ts';
import {
  aPlan,
  aPlanDueForReview,
  anActivatedPlan,
  anAdoption,
  anEndedPlan,
  toSay,
  whose,
} from './succession-plan.builders.ts';
import { activate, adopt, end, review, revise, standDown } from './succession-plan.decider.ts';
import { successionPlanRules } from './succession-plan.rules.ts';
import { successionPlan } from './succession-plan.state.ts';

const { rules } = successionPlanRules;
const known = { unit: 'UG-402' };
const grounds = { ground: 'leader-back' };
const stepIn = { cover: 'treasurer', ground: 'illness' };

describe('a succession plan', () => {
  it('says who steps in, by whose decision, and when it is to be reviewed', () => {
    const cover = [{ office: 'programme-manager', person: people.successor, name: 'Ada Example' }];
    given(successionPlan)
      .when((state, moment) => adopt(state, { ...anAdoption, cover, plan: 'In words.' }, known, moment))
      .then({
        type: 'capacity.SuccessionPlanAdopted',
        data: {
          ...whose,
          cover: [{ ...cover[0], name: { subject: people.successor, value: 'Ada Example' } }],
          activatedBy: 'board',
          reviewMonths: 12,
          reviewBy: '2027-03-02',
          plan: { subject: 'id-of-plan', value: 'In words.' },
        },
        tags: [`org:${whose.organisation}`, 'unit:UG-402'],
      });
  });

  it(rules['adopted-already'].title, () => {
    given(successionPlan, ...aPlan())
      .when((state, moment) => adopt(state, anAdoption, known, moment))
      .thenRefused('succession-plan.adopted-already');
  });

  it(rules['organisation-unknown'].title, () => {
    given(successionPlan)
      .when((state, moment) => adopt(state, anAdoption, { unit: undefined }, moment))
      .thenRefused('succession-plan.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['cover-by-the-office'].title, () => {
    const cover = [{ office: 'treasurer' }, { office: 'executive-director' }];
    given(successionPlan)
      .when((state, moment) => adopt(state, { ...anAdoption, cover }, known, moment))
      .thenRefused('succession-plan.cover-by-the-office', { pointer: '/cover/1/office' });
  });

  it(rules['cover-twice'].title, () => {
    const cover = [{ office: 'treasurer' }, { office: 'treasurer' }];
    given(successionPlan, ...aPlan())
      .when((state, moment) => revise(state, { ...toSay, cover }, moment))
      .thenRefused('succession-plan.cover-twice', { pointer: '/cover/1/office' });
  });

  it(rules['activates-themselves'].title, () => {
    for (const activatedBy of ['executive-director', 'treasurer']) {
      given(successionPlan)
        .when((state, moment) => adopt(state, { ...anAdoption, activatedBy }, known, moment))
        .thenRefused('succession-plan.activates-themselves', { pointer: '/activatedBy' });
    }
  });

  it(rules.unknown.title, () => {
    given(successionPlan).when(review).thenRefused('succession-plan.unknown');
  });
});

describe('its review', () => {
  it('puts off the next one, counted from the day on which it was reviewed', () => {
    given(successionPlan, ...aPlanDueForReview())
      .when(review, on('2027-03-02'))
      .then({ type: 'capacity.SuccessionPlanReviewed', data: { ...whose, reviewBy: '2028-03-02' } });
  });

  it('is one too when the plan is revised', () => {
    given(successionPlan, ...aPlanDueForReview())
      .when((state, moment) => revise(state, { ...toSay, reviewMonths: 6 }, moment), on('2027-03-02'))
      .then({ type: 'capacity.SuccessionPlanRevised', data: { reviewMonths: 6, reviewBy: '2027-09-02' } });
  });

  it('takes an ended plan up again when it says what holds from now on', () => {
    given(successionPlan, ...anEndedPlan())
      .when((state, moment) => revise(state, toSay, moment))
      .then({ type: 'capacity.SuccessionPlanRevised', data: whose });
  });

  it(rules.ended.title, () => {
    given(successionPlan, ...anEndedPlan())
      .when(review)
      .thenRefused('succession-plan.ended');
    given(successionPlan, ...anEndedPlan())
      .when((state, moment) => activate(state, stepIn, moment))
      .thenRefused('succession-plan.ended');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(successionPlan, ...aPlan())
      .when(review, on('2026-02-01'))
      .thenRefused('succession-plan.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('its emergency cover', () => {
  it('steps in as the plan says, and rests again', () => {
    given(successionPlan, ...aPlan())
      .when((state, moment) => activate(state, stepIn, moment))
      .then({
        type: 'capacity.EmergencyCoverActivated',
        data: { ...whose, cover: 'treasurer', activatedBy: 'board', ground: 'illness' },
        ground: 'illness',
      });
    given(successionPlan, ...anActivatedPlan())
      .when((state, moment) => standDown(state, grounds, moment))
      .then({ type: 'capacity.EmergencyCoverEnded', data: { ...whose, ground: 'leader-back' } });
  });

  it(rules['no-such-cover'].title, () => {
    given(successionPlan, ...aPlan())
      .when((state, moment) => activate(state, { ...stepIn, cover: 'driver' }, moment))
      .thenRefused('succession-plan.no-such-cover', { pointer: '/cover' });
  });

  it(rules['activated-already'].title, () => {
    given(successionPlan, ...anActivatedPlan())
      .when((state, moment) => activate(state, stepIn, moment))
      .thenRefused('succession-plan.activated-already');
    given(successionPlan, ...anActivatedPlan())
      .when((state, moment) => revise(state, toSay, moment))
      .thenRefused('succession-plan.activated-already');
  });

  it(rules['not-activated'].title, () => {
    given(successionPlan, ...aPlan())
      .when((state, moment) => standDown(state, grounds, moment))
      .thenRefused('succession-plan.not-activated');
  });
});

it('a plan is ended once', () => {
  const why = { ground: 'office-abolished' };
  given(successionPlan, ...aPlan())
    .when((state, moment) => end(state, why, moment))
    .then({ type: 'capacity.SuccessionPlanEnded', data: { ...whose, ...why } });
  given(successionPlan, ...anEndedPlan())
    .when((state, moment) => end(state, why, moment))
    .thenNothing();
});
