import { ruleBook } from '@baraza/domain';

export const mentoringRules = ruleBook('mentoring', {
  'agreed-already': { title: 'A mentoring is agreed once under its id', kind: 'order' },
  unknown: { title: 'Only a mentoring that was agreed goes on', kind: 'order' },
  'unit-unknown': { title: 'A mentoring belongs to a unit of the forum', kind: 'reference' },
  'organisation-unknown': {
    title: 'The two of a mentoring are of organisations that the forum knows and that are open',
    kind: 'reference',
  },
  'mentors-themselves': { title: 'Nobody mentors themselves', kind: 'input' },
  'ends-before-it-begins': { title: 'A mentoring is meant to be over no earlier than it begins', kind: 'input' },
  over: { title: 'A mentoring that is completed or was broken off stays so', kind: 'order' },
  'dated-before-last-step': {
    title: 'Each step of a mentoring is dated no earlier than the one before',
    kind: 'input',
  },
  'not-of-the-two': { title: 'Reflections are written by the two of a mentoring alone', kind: 'separation' },
  'goal-unknown': { title: 'What is told of is a goal that the two have set themselves', kind: 'input' },
  'goal-untold': { title: 'A mentoring is completed by telling of each of its goals, once', kind: 'input' },
  'never-met': { title: 'Two who never met break off, and do not complete', kind: 'order' },
});
