import { ruleBook } from '@baraza/domain';

/** Every rule of a health round. Each has a spec that bears its title. */
export const healthRoundRules = ruleBook('health-round', {
  'planned-once': { kind: 'order', title: 'A health round is planned once under its id' },
  unknown: { kind: 'order', title: 'Only a health round that was planned is rated in, or called off' },
  over: { kind: 'order', title: 'A health round that is closed or called off takes no rating any more' },
  'before-planned': { kind: 'input', title: 'A step of a health round holds from no earlier date than its planning' },
  'coalition-not-active': { kind: 'reference', title: 'A health round is of a coalition that is active' },
  'leads-only': {
    kind: 'separation',
    title: 'A health round is planned and called off by those who convene its coalition, or by an officer',
  },
  'instrument-unknown': { kind: 'reference', title: 'A health round asks by a questionnaire that is in use' },
  'period-amiss': { kind: 'input', title: 'The period that is rated ends no earlier than it begins, and has begun' },
  'closes-past': { kind: 'input', title: 'A health round closes on the day it is planned, or later' },
  'nobody-asked': { kind: 'reference', title: 'A health round asks somebody, and at most two hundred' },
  'rates-for-another': {
    kind: 'separation',
    title: 'A participant rates for itself: nobody rates on its word, or reads what it rated',
  },
  'not-asked': { kind: 'reference', title: 'A health round is rated from the seats that it asked and that are active' },
  'qualities-unfinished': { kind: 'input', title: 'Each of the four qualities is rated, once' },
  'item-unknown': { kind: 'input', title: 'Only what the questionnaire asks is rated, and once' },
});
