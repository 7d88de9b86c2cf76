import { ruleBook } from '@baraza/domain';

/** Every rule of an alert. Each has a spec that bears its title. */
export const alertRules = ruleBook('alert', {
  'raised-once': { kind: 'order', title: 'An alert is raised once under its id' },
  unknown: { kind: 'order', title: 'Only an alert that was raised can go on' },
  closed: { kind: 'order', title: 'An alert that is closed stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an alert holds from no earlier date than the step before it',
  },
  'coalition-not-active': { kind: 'reference', title: 'An alert is put before a coalition that is active' },
  'unit-outside': { kind: 'reference', title: 'An alert is from the unit of its coalition or from below it' },
  'off-theme': { kind: 'reference', title: 'An alert is of a theme of its coalition' },
  'source-unnamed': {
    kind: 'input',
    title: 'An alert names what it arises from, or arises from nothing but what somebody saw',
  },
  'source-unknown': { kind: 'reference', title: 'What an alert arises from is something that there is' },
  'answer-past': { kind: 'input', title: 'An answer to an alert is asked for by the day it is raised, or later' },
  'participants-only': {
    kind: 'separation',
    title: 'An alert is raised by a participant of the coalition or by an officer',
  },
  'speaks-for-another': {
    kind: 'separation',
    title: 'A participant acknowledges an alert for itself, or an officer does on its word',
  },
  'not-acting': {
    kind: 'reference',
    title: 'An alert is acknowledged from an active seat, and an observer only looks on',
  },
  'leads-only': {
    kind: 'separation',
    title: 'An alert is closed by those who convene its coalition, or by an officer',
  },
  unanswered: {
    kind: 'order',
    title: 'An alert is closed as answered once the coalition has taken a position or acted',
  },
});
