import { ruleBook } from '@baraza/domain';

/** Every rule of a joint action and its tasks. Each has a spec that bears its title. */
export const jointActionRules = ruleBook('joint-action', {
  'planned-once': { kind: 'order', title: 'A joint action is planned once under its id' },
  unknown: { kind: 'order', title: 'Only a joint action that was planned can go on' },
  ended: { kind: 'order', title: 'A joint action that was completed or stopped stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a joint action holds from no earlier date than the step before it',
  },
  'coalition-not-active': { kind: 'reference', title: 'A joint action is that of a coalition that is active' },
  'unit-outside': { kind: 'reference', title: 'A joint action is in the unit of its coalition or below it' },
  'alert-unfit': { kind: 'reference', title: 'A joint action answers an open alert of its own coalition' },
  'decision-unfit': {
    kind: 'reference',
    title: 'A joint action carries out a decision that its own coalition adopted, and that holds',
  },
  'participants-only': {
    kind: 'separation',
    title: 'A joint action is planned, and its tasks put up, by a participant of the coalition or by an officer',
  },
  'leads-only': {
    kind: 'separation',
    title: 'Those who convene a coalition, or an officer, drop its tasks and end its joint actions',
  },
  'speaks-for-another': {
    kind: 'separation',
    title: 'A participant takes on a task and tells of it for itself, or an officer does on its word',
  },
  'not-acting': { kind: 'reference', title: 'A task is taken on from an active seat, and an observer only looks on' },
  'task-unknown': { kind: 'reference', title: 'Only a task that was put up can be taken on, told of or dropped' },
  'task-taken': { kind: 'order', title: 'A task is taken on by one participant at a time, and done once' },
  'task-not-taken': { kind: 'order', title: 'Only a task that somebody has taken on is told of or released' },
  'not-blocked': { kind: 'order', title: 'Only a task that is blocked goes on again' },
  'due-past': { kind: 'input', title: 'A task is due on the day it is put up, or later' },
  'tasks-too-many': { kind: 'order', title: 'A joint action has at most two hundred tasks' },
  'tasks-open': { kind: 'order', title: 'A joint action is completed once every task is done or dropped' },
  'nothing-done': { kind: 'order', title: 'A joint action in which nothing was done is stopped, and not completed' },
});
