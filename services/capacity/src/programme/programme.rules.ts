import { ruleBook } from '@baraza/domain';

/** Every rule of a programme. Each has a spec that bears its title. */
export const programmeRules = ruleBook('programme', {
  'planned-once': { kind: 'order', title: 'A programme is planned once' },
  unknown: { kind: 'order', title: 'Only a programme that has been planned can go on' },
  'not-planned': { kind: 'order', title: 'Only a planned programme can be opened' },
  'not-open': { kind: 'order', title: 'Only an open programme can be started' },
  'not-running': { kind: 'order', title: 'Only a running programme can be completed' },
  ended: { kind: 'order', title: 'A programme that is completed or cancelled stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a programme holds from no earlier date than the step before it',
  },
  'period-backwards': { kind: 'input', title: 'A programme ends no earlier than it begins' },
  'module-code-twice': { kind: 'input', title: 'Each module of a programme has a code of its own' },
  'currency-unknown': { kind: 'input', title: 'A budget is in a currency named by its ISO 4217 code' },
  'unit-unknown': { kind: 'reference', title: 'A programme belongs to a unit of the forum' },
  'unit-outside': { kind: 'reference', title: 'A programme works in its own unit or in units below it' },
  'partner-unknown': { kind: 'reference', title: 'A partner of a programme is an organisation the forum knows' },
  'terms-settled': { kind: 'order', title: 'The terms of a programme are settled before it runs' },
  'kinds-of-nobody': {
    kind: 'input',
    title: 'Kinds of organisations are named only where a programme is open to organisations',
  },
  'results-before-behaviour': {
    kind: 'input',
    title: 'What has come of a course is asked no earlier than what is done otherwise',
  },
  'assignment-of-another-track': {
    kind: 'input',
    title: 'Only a campaign-launch programme leaves campaigns to draft',
  },
  'assignee-unknown': {
    kind: 'reference',
    title: 'A campaign is left to an organisation and a unit that the forum knows',
  },
});

export type ProgrammeRule = keyof typeof programmeRules.rules;
