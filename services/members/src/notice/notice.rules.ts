import { ruleBook } from '@baraza/domain';

/** Every rule of a notice. Each has a spec that bears its title. */
export const noticeRules = ruleBook('notice', {
  'prepared-once': { kind: 'order', title: 'A notice is prepared once under its id' },
  'not-prepared': { kind: 'order', title: 'Only a notice that was prepared goes on' },
  'organisation-unknown': { kind: 'reference', title: 'A notice goes to an organisation that the forum knows' },
  'of-the-past': {
    kind: 'order',
    title: 'Nobody is told now of what was over long before it entered the record, unless a clock runs from it',
  },
  'not-to-print': { kind: 'order', title: 'Only a notice that is to go as a letter is printed' },
  'before-prepared': { kind: 'input', title: 'A notice reaches nobody before it was prepared' },
  'own-delivery': {
    kind: 'separation',
    title: 'Nobody records by hand what reached their own organisation: its representative confirms it',
  },
});
