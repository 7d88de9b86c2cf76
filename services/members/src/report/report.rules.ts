import { ruleBook } from '@baraza/domain';

/** Every rule of a published report. Each has a spec that bears its title. */
export const reportRules = ruleBook('report', {
  'drafted-once': { kind: 'order', title: 'A report is drafted once; a correction is another report' },
  unknown: { kind: 'order', title: 'Only a report that was drafted can go on' },
  'before-last-step': { kind: 'input', title: 'A step of a report holds from no earlier date than the step before it' },
  'unit-unknown': { kind: 'reference', title: 'A report is of a unit of the forum' },
  'of-the-future': { kind: 'input', title: 'A report tells of a date that has come' },
  'not-on-record': { kind: 'input', title: 'A report takes nothing into account that is not on record yet' },
  'figure-twice': { kind: 'input', title: 'A report says each of its figures once' },
  'figure-of-another-date': {
    kind: 'input',
    title: 'A figure of a report is as of the report’s date, and known when the report says',
  },
  'corrects-unknown': { kind: 'reference', title: 'A report corrects one that was published for the same unit' },
  'not-waiting': { kind: 'order', title: 'Only a report that waits is published, or declined' },
  'other-words': { kind: 'input', title: 'The report that is published is exactly what was drafted' },
  'not-confirmed': { kind: 'input', title: 'Who publishes a report confirms that it names no private person' },
  'words-gone': { kind: 'reference', title: 'A report whose words were erased is not published' },
  'own-words': { kind: 'separation', title: 'A report is published by somebody else than who drafted it' },
});
