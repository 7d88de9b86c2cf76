import { given } from '@baraza/domain';
import { LEAD } from '../campaign/campaign.builders.ts';
import type { ActionFacts, PlanAction } from './action.commands.pure.ts';
import { ban, cancel, correctCount, endBan, hold, plan, planAnew, postpone } from './action.decider.ts';
import { actionRules } from './action.rules.ts';
import { action } from './action.state.ts';
import {
  aBannedAction,
  aCancelledAction,
  aHeldAction,
  aPlan,
  aPlannedAction,
  CAMPAIGN,
  facts,
  launched,
  ofAction,
  who,
} from './actions.fixture.ts';

const { rules } = actionRules;
const planning = (more: Partial<PlanAction> = {}, known: Partial<ActionFacts> = {}) =>
  given(action).when((state, now) => plan(state, { ...aPlan, ...more }, { ...facts, ...known }, now));
const [planned, banned, held, cancelled] = [
  given(action, ...aPlannedAction()),
  given(action, ...aBannedAction()),
  given(action, ...aHeldAction()),
  given(action, ...aCancelledAction()),
];
const tags = ['unit:UG-402', `org:${LEAD}`, 'theme:social-justice', `campaign:${CAMPAIGN}`];
const ground = 'rains';

describe('planning an action', () => {
  it('takes place, lead and themes of its campaign, and its lead answers for it', () => {
    planning({ place: 'The hall', risks: 'It may be locked', about: ['somebody'] }).then({
      type: 'campaigns.ActionPlanned',
      data: {
        ...{ ...ofAction, on: '2026-05-04', answersFor: LEAD },
        place: { subject: 'id-of-place', value: 'The hall', about: ['somebody'] },
        risks: { subject: 'id-of-risks', value: 'It may be locked', about: ['somebody'] },
      },
      tags,
    });
  });

  it(rules['planned-once'].title, () => {
    planned.when((state, now) => plan(state, aPlan, facts, now)).thenRefused('action.planned-once');
  });

  it(rules['campaign-unknown'].title, () => {
    planning({}, { campaign: undefined }).thenRefused('action.campaign-unknown', { pointer: '/campaign' });
  });

  it(rules['campaign-over'].title, () => {
    for (const status of ['concluded', 'abandoned'] as const) {
      planning({}, { campaign: { ...launched, status } }).thenRefused('action.campaign-over');
    }
    planning({}, { campaign: { ...launched, status: 'draft' } }).then({ type: 'campaigns.ActionPlanned' });
  });

  it(rules['answers-for-unknown'].title, () => {
    planning({ answersFor: 'x' }, { answersForKnown: false }).thenRefused('action.answers-for-unknown');
  });

  it(rules['planned-for-the-past'].title, () => {
    planning({ on: '2026-03-01' }).thenRefused('action.planned-for-the-past', { pointer: '/on' });
    planned
      .when((state, now) => postpone(state, { on: '2026-03-01', ground }, now))
      .thenRefused('action.planned-for-the-past', { pointer: '/on' });
  });

  it('is done anew while nothing has happened', () => {
    const anew = { kind: 'march' as const, on: '2026-06-01' };
    planned
      .when((state, now) => planAnew(state, anew, facts, now))
      .then({ type: 'campaigns.ActionPlanned', data: { campaign: CAMPAIGN, ...anew } });
    held.when((state, now) => planAnew(state, anew, facts, now)).thenRefused('action.not-planned');
  });

  it(rules['banned-as-planned'].title, () => {
    banned.when((state, now) => planAnew(state, aPlan, facts, now)).thenRefused('action.banned-as-planned');
  });
});

describe('an action that is to come', () => {
  it('is put off to another day, banned or not', () => {
    for (const action of [planned, banned]) {
      action
        .when((state, now) => postpone(state, { on: '2026-05-11', ground }, now))
        .then({ type: 'campaigns.ActionPostponed', data: { formerOn: '2026-05-04', on: '2026-05-11', ground } });
    }
  });

  it(rules['same-day'].title, () => {
    planned
      .when((state, now) => postpone(state, { on: '2026-05-04', ground }, now))
      .thenRefused('action.same-day', { pointer: '/on' });
  });

  it('is held, with how many people, in spite of a ban or without one', () => {
    planned
      .when((state, now) => hold(state, { people: who, reach: 9 }, launched, now))
      .then({
        type: 'campaigns.ActionHeld',
        data: { ...ofAction, people: who, reach: 9, inSpiteOfBan: false },
        tags,
      });
    banned
      .when((state, now) => hold(state, { people: who }, launched, now))
      .then({ type: 'campaigns.ActionHeld', data: { inSpiteOfBan: true } });
  });

  it(rules['campaign-not-launched'].title, () => {
    for (const status of ['draft', 'planned', 'abandoned'] as const) {
      planned
        .when((state, now) => hold(state, { people: who }, { ...launched, status }, now))
        .thenRefused('action.campaign-not-launched');
    }
    planned
      .when((state, now) => hold(state, { people: who }, undefined, now))
      .thenRefused('action.campaign-not-launched');
  });

  it('is given up on a ground, and then told of without its plan', () => {
    planned
      .when((state, now) => cancel(state, { ground: 'too-dangerous' }, now))
      .then({
        type: 'campaigns.ActionCancelled',
        data: { ...ofAction, ground: 'too-dangerous' },
        ground: 'too-dangerous',
      });
  });

  it('is forbidden by an office, until the ban ends', () => {
    planned
      .when((state, now) => ban(state, { by: 'District Police Commander', ground: 'public-order' }, now))
      .then({ type: 'campaigns.ActionBanned', data: { ...ofAction, by: 'District Police Commander' } });
    banned
      .when((state, now) => endBan(state, { how: 'set-aside-by-court' }, now))
      .then({ type: 'campaigns.ActionBanEnded', data: { campaign: CAMPAIGN, how: 'set-aside-by-court' } });
  });

  it(rules['banned-already'].title, () => {
    banned.when((state, now) => ban(state, { by: 'Another', ground }, now)).thenRefused('action.banned-already');
  });

  it(rules['not-banned'].title, () => {
    planned.when((state, now) => endBan(state, { how: 'run-out' }, now)).thenRefused('action.not-banned');
  });
});

describe('an action that is over', () => {
  it(rules['not-planned'].title, () => {
    for (const over of [held, cancelled]) {
      over.when((state, now) => hold(state, { people: who }, launched, now)).thenRefused('action.not-planned');
      over.when((state, now) => cancel(state, { ground }, now)).thenRefused('action.not-planned');
      over.when((state, now) => postpone(state, { on: '2026-06-01', ground }, now)).thenRefused('action.not-planned');
      over.when((state, now) => ban(state, { by: 'An office', ground }, now)).thenRefused('action.not-planned');
    }
  });

  it('has it put right how many came, and the same again is nothing to do', () => {
    const correcting = (people: typeof who, reach?: number) =>
      held.when((state, now) => correctCount(state, { people, reach, ground: 'counted-twice' }, now));
    correcting({ ...who, total: 130 }, 3_000).then({
      type: 'campaigns.ActionCountCorrected',
      data: { people: { ...who, total: 130 }, reach: 3_000, ground: 'counted-twice' },
    });
    correcting(who).then({ type: 'campaigns.ActionCountCorrected' });
    correcting(who, 3_000).thenNothing();
  });

  it(rules['not-held'].title, () => {
    planned.when((state, now) => correctCount(state, { people: who, ground }, now)).thenRefused('action.not-held');
  });
});

describe('any step of an action', () => {
  it(rules.unknown.title, () => {
    given(action)
      .when((state, now) => cancel(state, { ground }, now))
      .thenRefused('action.unknown');
  });

  it(rules['before-last-step'].title, () => {
    planned
      .when((state, now) => hold(state, { people: who }, launched, now), { effectiveOn: '2026-02-01' })
      .thenRefused('action.before-last-step', { pointer: '/effectiveOn' });
  });
});
