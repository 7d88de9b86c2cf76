import { ruleBook } from '@baraza/domain';

/** Every rule of a report card. Each has a spec that bears its title. */
export const reportCardRules = ruleBook('report-card', {
  'drawn-up-once': { kind: 'order', title: 'A report card is drawn up once under its id' },
  unknown: { kind: 'order', title: 'Only a report card that was drawn up can go on' },
  retired: { kind: 'order', title: 'A report card that was retired is scored no more' },
  'unit-unknown': { kind: 'reference', title: 'A report card is of a unit of the forum' },
  'organisation-unknown': { kind: 'reference', title: 'A report card is kept by an organisation that the forum knows' },
  'campaign-unknown': { kind: 'reference', title: 'A report card that is part of a campaign names one that there is' },
  'indicator-twice': { kind: 'input', title: 'Each indicator of a report card has a code of its own' },
  'scored-indicator-reworded': {
    kind: 'input',
    title: 'An indicator that communities have scored keeps its words, so that rounds compare',
  },
  'round-open': {
    kind: 'order',
    title: 'A report card is revised, retired or scored anew while no round of it is going on',
  },
  'no-round-open': { kind: 'order', title: 'Communities score, and a round ends, while it is going on' },
  'scored-backwards': { kind: 'input', title: 'The time that a round scores ends no earlier than it begins' },
  'scored-not-over': { kind: 'input', title: 'A round scores a time that is over' },
  'scored-already': { kind: 'input', title: 'A round scores a time that comes after that of the round before' },
  'held-by-past': { kind: 'input', title: 'A round is to be held by a day that has not passed' },
  'community-elsewhere': { kind: 'reference', title: 'A community that scores lives in the unit of the report card' },
  'communities-too-many': { kind: 'order', title: 'A round has no more communities than a report card takes' },
  'indicator-unknown': { kind: 'reference', title: 'A community scores indicators that the report card asks for' },
  'indicator-scored-twice': { kind: 'input', title: 'A community gives each indicator one score' },
  'nobody-scored': { kind: 'order', title: 'A round is held when a community has scored' },
  'not-held': { kind: 'order', title: 'Only a round that was held is published' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a report card holds from no earlier date than the step before it',
  },
});
