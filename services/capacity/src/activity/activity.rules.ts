import { ruleBook } from '@baraza/domain';

/** Every rule of an activity. Each has a spec that bears its title. */
export const activityRules = ruleBook('activity', {
  'recorded-once': { kind: 'order', title: 'An activity is put on record once' },
  unknown: { kind: 'order', title: 'Only an activity that is on record can be struck' },
  'unit-unknown': { kind: 'reference', title: 'An activity takes place in a unit of the forum' },
  'organisation-unknown': {
    kind: 'reference',
    title: 'Those an activity is with are organisations that the forum knows',
  },
  'dates-backwards': { kind: 'input', title: 'An activity ends no earlier than it begins' },
  'not-over': { kind: 'input', title: 'An activity is put on record when it is over' },
  'currency-unknown': { kind: 'input', title: 'A cost is in a currency of ISO 4217' },
  'paid-without-cost': { kind: 'input', title: 'What was paid for out of a grant has a cost' },
  'grant-unknown': { kind: 'reference', title: 'An activity is paid for out of a grant that is on record' },
  'currency-of-grant': { kind: 'input', title: 'What a grant pays for is reckoned in its currency' },
  'purpose-unknown': {
    kind: 'reference',
    title: 'An activity is part of a programme, a cohort or a campaign that there is',
  },
  'before-record': { kind: 'input', title: 'An activity is struck no earlier than it took place' },
});
