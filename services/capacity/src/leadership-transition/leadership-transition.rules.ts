import { ruleBook } from '@baraza/domain';

export const leadershipTransitionRules = ruleBook('leadership-transition', {
  'begun-already': { title: 'A change of leader is begun once under its id', kind: 'order' },
  unknown: { title: 'Only a change of leader that was begun goes on', kind: 'order' },
  'organisation-unknown': {
    title: 'A change of leader is of an organisation that the forum knows and that is open',
    kind: 'reference',
  },
  over: { title: 'A change of leader that is settled or was ended stays so', kind: 'order' },
  'dated-before-last-step': {
    title: 'Each step of a change of leader is dated no earlier than the one before',
    kind: 'input',
  },
  'item-twice': { title: 'Each thing to hand over stands once on the list', kind: 'input' },
  'no-such-item': { title: 'What is handed over stands on the list', kind: 'input' },
  'appointed-already': {
    title: 'Once a leader is appointed nobody is looked for, nor asked to lead for the time being',
    kind: 'order',
  },
  'interim-backwards': { title: 'Interim leadership ends no earlier than it begins', kind: 'input' },
  'in-office-already': { title: 'Another leader is appointed before the settling in begins only', kind: 'order' },
  'not-appointed': { title: 'A leader settles in after having been appointed', kind: 'order' },
  'not-in-office': { title: 'Settling in begins once the leader is in office', kind: 'input' },
  'settling-time': { title: 'Settling in takes twelve to eighteen months', kind: 'input' },
  'follow-up-twice': { title: 'Each follow-up has a code of its own', kind: 'input' },
  'follow-up-outside': { title: 'Follow-ups fall within the time of settling in', kind: 'input' },
  'not-settling': { title: 'Only a leader who settles in is followed up, and comes to have settled in', kind: 'order' },
  'no-such-follow-up': { title: 'What is reported on is a follow-up that was agreed', kind: 'input' },
  'reported-already': { title: 'Each follow-up is reported on once', kind: 'order' },
  'settles-too-early': { title: 'A leader has settled in after twelve months at the earliest', kind: 'input' },
  'follow-ups-open': { title: 'A leader has settled in once every follow-up is reported on', kind: 'order' },
  'handover-open': { title: 'A leader has settled in once everything on the list is handed over', kind: 'order' },
});
