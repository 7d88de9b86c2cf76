import { ruleBook } from '@baraza/domain';

/** Every rule of a funder's grant. Each has a spec that bears its title. */
export const grantRules = ruleBook('grant', {
  'awarded-once': { kind: 'order', title: 'A grant of a funder is put on record once' },
  unknown: { kind: 'order', title: 'Only a grant that is on record can be drawn on or reported' },
  closed: { kind: 'order', title: 'Nothing is drawn from a grant that was closed' },
  'unit-unknown': { kind: 'reference', title: 'A grant is given to a unit of the forum' },
  'funder-unknown': { kind: 'reference', title: 'A funder is an organisation that the forum knows and that is open' },
  'period-backwards': { kind: 'input', title: 'A grant ends no earlier than it begins' },
  'currency-unknown': { kind: 'input', title: 'A grant is in a currency of ISO 4217' },
  'line-twice': { kind: 'input', title: 'Each budget line of a grant has a code of its own' },
  'report-twice': { kind: 'input', title: 'Each report on a grant has a code of its own' },
  'line-unknown': { kind: 'reference', title: 'What is drawn from a grant is drawn from one of its lines' },
  'line-exhausted': { kind: 'order', title: 'No more is set aside of a line than it holds' },
  'drawer-unknown': {
    kind: 'reference',
    title: 'Part of a grant is set aside for a programme that is not over, or for a campaign',
  },
  'allocation-unknown': { kind: 'reference', title: 'Only what was set aside is freed again' },
  'spent-outside-period': { kind: 'order', title: 'What a grant pays for takes place in its period' },
  'report-unknown': { kind: 'reference', title: 'A report is one of those that the grant asks for' },
  'report-submitted': { kind: 'order', title: 'A report is handed in once' },
  'postponed-backwards': { kind: 'input', title: 'A report is postponed to a later day' },
  'reports-outstanding': { kind: 'order', title: 'A grant is closed when all its reports are in' },
  'before-last-step': { kind: 'input', title: 'A step of a grant holds from no earlier date than the step before it' },
});
