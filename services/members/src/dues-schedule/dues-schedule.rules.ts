import { ruleBook } from '@baraza/domain';

export const duesScheduleRules = ruleBook('dues-schedule', {
  'already-proposed': { kind: 'order', title: 'A schedule of dues is proposed once under its id' },
  'not-proposed': { kind: 'order', title: 'Nothing is done with a schedule of dues that nobody has proposed' },
  'period-backwards': { kind: 'input', title: 'A schedule of dues ends no earlier than it begins' },
  'category-unknown': {
    kind: 'reference',
    title: 'A schedule of dues asks them of categories that pay dues by the rules of the forum',
  },
  'unit-unknown': { kind: 'reference', title: 'A schedule of dues is for units of the forum' },
  'unit-outside': { kind: 'reference', title: 'A line of a schedule is for the unit of the schedule, or one below it' },
  'currency-unknown': { kind: 'reference', title: 'Dues are asked for in a currency that exists' },
  'line-twice': { kind: 'input', title: 'A schedule has one line for a category in a unit and budget band' },
  decided: { kind: 'order', title: 'A schedule of dues is adopted or withdrawn once' },
  'adopted-by-proposer': { kind: 'separation', title: 'Whoever proposed a schedule of dues does not adopt it' },
  'dated-before-last-step': {
    kind: 'input',
    title: 'A step of a schedule of dues holds from no earlier date than the step before it',
  },
  'not-adopted': { kind: 'order', title: 'Only an adopted schedule of dues is ended' },
  'not-shorter': {
    kind: 'input',
    title: 'An adopted schedule of dues ends earlier than before, and no earlier than the day on which that is decided',
  },
});
