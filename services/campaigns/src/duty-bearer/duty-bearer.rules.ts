import { ruleBook } from '@baraza/domain';

/** Every rule of a duty-bearer. Each has a spec that bears its title. */
export const dutyBearerRules = ruleBook('duty-bearer', {
  'named-once': { kind: 'order', title: 'A duty-bearer is named once' },
  unknown: { kind: 'order', title: 'Only a duty-bearer that has been named can be corrected or retired' },
  retired: { kind: 'order', title: 'A duty-bearer that was retired stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a duty-bearer holds from no earlier date than the step before it',
  },
  'unit-unknown': { kind: 'reference', title: 'A duty-bearer’s office belongs to a unit of the forum' },
  'organisation-unknown': {
    kind: 'reference',
    title: 'A duty-bearer that is an organisation, too, is one the forum knows',
  },
  'succeeds-itself': { kind: 'input', title: 'No office takes its own duties over' },
  'successor-unknown': {
    kind: 'reference',
    title: 'The duties of an office are taken over by a duty-bearer that is not retired',
  },
});
