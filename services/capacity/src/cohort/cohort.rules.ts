import { ruleBook } from '@baraza/domain';

/** Every rule of a cohort. Each has a spec that bears its title. */
export const cohortRules = ruleBook('cohort', {
  'planned-once': { kind: 'order', title: 'A cohort is planned once' },
  unknown: { kind: 'order', title: 'Only a cohort that has been planned can go on' },
  'programme-unknown': { kind: 'reference', title: 'A cohort is of a programme of the forum' },
  'programme-over': { kind: 'order', title: 'A programme that is over takes no further cohort' },
  'unit-outside': { kind: 'reference', title: 'A cohort is held in the unit of its programme or in one below it' },
  'dates-backwards': { kind: 'input', title: 'A cohort ends no earlier than it begins' },
  'apply-by-late': { kind: 'input', title: 'Applications for a cohort end no later than it begins' },
  'places-taken': { kind: 'order', title: 'A cohort has no fewer places than are taken' },
  over: { kind: 'order', title: 'A cohort that has ended or was called off stays so' },
  full: { kind: 'order', title: 'A place goes to somebody only where one is free' },
  'others-wait': { kind: 'order', title: 'A free place goes to the first who waits' },
  'place-free': { kind: 'order', title: 'Nobody is made to wait while a place is free' },
  'not-planned': { kind: 'order', title: 'Only a planned cohort begins' },
  'nobody-selected': { kind: 'order', title: 'A cohort begins with somebody in it' },
  'not-running': { kind: 'order', title: 'Only a running cohort comes to its end' },
  'not-begun': { kind: 'order', title: 'What people think of a cohort is asked once it has begun' },
  'question-twice': { kind: 'input', title: 'Each question about a cohort is answered once' },
  'more-ratings-than-responses': { kind: 'input', title: 'No question about a cohort has more ratings than answered' },
  'before-last-step': { kind: 'input', title: 'A step of a cohort holds from no earlier date than the step before it' },
});
