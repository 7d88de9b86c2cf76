import { ruleBook } from '@baraza/domain';

/** Every rule of a session. Each has a spec that bears its title. */
export const sessionRules = ruleBook('session', {
  'planned-once': { kind: 'order', title: 'A session is planned once' },
  unknown: { kind: 'order', title: 'Only a session that was planned goes on' },
  'cohort-unknown': { kind: 'reference', title: 'A session is of a cohort' },
  'cohort-over': { kind: 'order', title: 'A cohort that is over has no further session' },
  'module-unknown': { kind: 'reference', title: 'A session is about a module of the programme' },
  'outside-cohort': { kind: 'input', title: 'A session is within the dates of its cohort' },
  'not-planned': { kind: 'order', title: 'Only a planned session is held, moved or cancelled' },
  'cohort-not-running': { kind: 'order', title: 'A session is held once its cohort has begun' },
  'not-held': { kind: 'order', title: 'Attendance is put right where a session was held' },
  'enrolment-unknown': { kind: 'reference', title: 'Only those who take part in the cohort are marked' },
  'participant-twice': { kind: 'input', title: 'Each participant is marked once' },
  'not-all-marked': { kind: 'input', title: 'Everybody who takes part in the cohort is marked' },
  'present-miscounted': { kind: 'input', title: 'No fewer people are counted at a session than participants came' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a session holds from no earlier date than the step before it',
  },
});
