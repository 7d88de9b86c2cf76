import { given } from '@baraza/domain';
import { bodies, by, on, people } from '../testing/record.ts';
import {
  aCompletedMentoring,
  aMeeting,
  aMentoring,
  anEndedMentoring,
  GOAL,
  known,
  toAgree,
} from './mentoring.builders.ts';
import { addGoal, agree, complete, end, meet, reflect } from './mentoring.decider.ts';
import { mentoringRules } from './mentoring.rules.ts';
import { mentoring } from './mentoring.state.ts';

const { rules } = mentoringRules;
const aTalk = { mode: 'phone', minutes: 40 } as const;
const reached = { goals: [{ goal: GOAL, outcome: 'reached' }] } as const;
const words = { reflection: 'What I made of it.' };

describe('a mentoring', () => {
  it('is agreed between two, towards goals that are in the vault', () => {
    given(mentoring)
      .when((state, moment) => agree(state, toAgree, known, moment))
      .then({
        type: 'capacity.MentoringAgreed',
        data: {
          unit: 'UG-402',
          mentor: { person: people.leader, name: { subject: people.leader, value: 'Ada Example' } },
          mentee: { person: people.successor, organisation: bodies.women },
          goals: [{ goal: 'id-of-goal-0', text: { value: toAgree.goals[0]!, about: [people.successor] } }],
        },
        tags: ['unit:UG-402', `org:${bodies.farmers}`, `org:${bodies.women}`],
      });
  });

  it(rules['agreed-already'].title, () => {
    given(mentoring, ...aMentoring())
      .when((state, moment) => agree(state, toAgree, known, moment))
      .thenRefused('mentoring.agreed-already');
  });

  it(rules['unit-unknown'].title, () => {
    given(mentoring)
      .when((state, moment) => agree(state, toAgree, { ...known, unitKnown: false }, moment))
      .thenRefused('mentoring.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    given(mentoring)
      .when((state, moment) => agree(state, toAgree, { ...known, organisations: [bodies.farmers] }, moment))
      .thenRefused('mentoring.organisation-unknown', { pointer: '/mentee/organisation' });
  });

  it(rules['mentors-themselves'].title, () => {
    given(mentoring)
      .when((state, moment) => agree(state, { ...toAgree, mentee: toAgree.mentor }, known, moment))
      .thenRefused('mentoring.mentors-themselves', { pointer: '/mentee/person' });
  });

  it(rules['ends-before-it-begins'].title, () => {
    given(mentoring)
      .when((state, moment) => agree(state, { ...toAgree, until: '2026-03-01' }, known, moment))
      .thenRefused('mentoring.ends-before-it-begins', { pointer: '/until' });
  });

  it(rules.unknown.title, () => {
    given(mentoring)
      .when((state, moment) => meet(state, aTalk, moment))
      .thenRefused('mentoring.unknown');
  });

  it('goes on from meeting to meeting, and may set itself one more goal', () => {
    given(mentoring, ...aMentoring())
      .when((state, moment) => meet(state, aTalk, moment))
      .then({ type: 'capacity.MentoringMeetingHeld', data: aTalk });
    given(mentoring, ...aMentoring())
      .when((state, moment) => addGoal(state, { text: 'To read a budget.' }, moment))
      .then({
        type: 'capacity.MentoringGoalAdded',
        data: { goal: 'id-of-goal', text: { value: 'To read a budget.', about: [people.successor] } },
      });
  });

  it(rules.over.title, () => {
    for (const past of [aCompletedMentoring(), anEndedMentoring()]) {
      given(mentoring, ...past)
        .when((state, moment) => meet(state, aTalk, moment))
        .thenRefused('mentoring.over');
    }
    given(mentoring, ...anEndedMentoring())
      .when((state, moment) => reflect(state, words, moment), by(people.leader))
      .thenRefused('mentoring.over');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(mentoring, ...aMentoring(), aMeeting())
      .when((state, moment) => meet(state, aTalk, moment), on('2026-02-19'))
      .thenRefused('mentoring.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('a reflection', () => {
  it('is of both of them, so that it goes with either, and bears no organisation’s tag', () => {
    for (const past of [aMentoring(), aCompletedMentoring()]) {
      given(mentoring, ...past)
        .when((state, moment) => reflect(state, words, moment), by(people.successor))
        .then({
          type: 'capacity.MentoringReflectionWritten',
          data: {
            by: 'mentee',
            reflection: { value: words.reflection, about: [people.leader, people.successor] },
          },
          tags: ['unit:UG-402'],
        });
    }
  });

  it(rules['not-of-the-two'].title, () => {
    given(mentoring, ...aMentoring())
      .when((state, moment) => reflect(state, words, moment), by(people.secretariat))
      .thenRefused('mentoring.not-of-the-two');
  });
});

describe('its end', () => {
  it('tells of each goal, or why it was broken off', () => {
    given(mentoring, ...aMentoring(), aMeeting())
      .when((state, moment) => complete(state, reached, moment))
      .then({ type: 'capacity.MentoringCompleted', data: { ...reached, meetings: 1 } });
    given(mentoring, ...aMentoring())
      .when((state, moment) => end(state, { ground: 'mentee-moved' }, moment))
      .then({ type: 'capacity.MentoringEnded', data: { ground: 'mentee-moved', meetings: 0 }, ground: 'mentee-moved' });
  });

  it(rules['never-met'].title, () => {
    given(mentoring, ...aMentoring())
      .when((state, moment) => complete(state, reached, moment))
      .thenRefused('mentoring.never-met');
  });

  it(rules['goal-unknown'].title, () => {
    const goals = [{ goal: bodies.stranger, outcome: 'reached' as const }];
    given(mentoring, ...aMentoring(), aMeeting())
      .when((state, moment) => complete(state, { goals }, moment))
      .thenRefused('mentoring.goal-unknown', { pointer: '/goals/0/goal' });
  });

  it(rules['goal-untold'].title, () => {
    for (const goals of [[], [reached.goals[0], reached.goals[0]]]) {
      given(mentoring, ...aMentoring(), aMeeting())
        .when((state, moment) => complete(state, { goals }, moment))
        .thenRefused('mentoring.goal-untold', { pointer: '/goals' });
    }
  });
});
