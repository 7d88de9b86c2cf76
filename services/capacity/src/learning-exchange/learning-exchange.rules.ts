import { ruleBook } from '@baraza/domain';

export const learningExchangeRules = ruleBook('learning-exchange', {
  'planned-already': { title: 'A learning exchange is planned once under its id', kind: 'order' },
  unknown: { title: 'Only a learning exchange that was planned goes on', kind: 'order' },
  'unit-unknown': { title: 'A learning exchange belongs to a unit of the forum', kind: 'reference' },
  'organisation-unknown': {
    title: 'Organisations that learn from each other are known to the forum and open',
    kind: 'reference',
  },
  'theme-unknown': { title: 'A learning exchange is of themes that are in use', kind: 'reference' },
  'ends-before-it-begins': { title: 'A learning exchange ends no earlier than it begins', kind: 'input' },
  'hosts-itself': { title: 'The host of a learning exchange is not its own guest', kind: 'input' },
  over: { title: 'A learning exchange that is concluded or was called off stays so', kind: 'order' },
  'dated-before-last-step': {
    title: 'Each step of a learning exchange is dated no earlier than the one before',
    kind: 'input',
  },
  'speaks-for-another': {
    title: 'Whoever acts for an organisation brings no other in, nor takes it out',
    kind: 'separation',
  },
  'not-taking-part': { title: 'Only organisations that take part meet, or leave', kind: 'input' },
  'host-stays': { title: 'The host does not leave its own learning exchange', kind: 'input' },
  'before-it-begins': { title: 'Those who take part meet from the first day on', kind: 'input' },
  'never-met': { title: 'What never met is called off, and not concluded', kind: 'order' },
  'met-already': { title: 'What has met is concluded, and not called off', kind: 'order' },
  'product-unknown': {
    title: 'What came out of a learning exchange are knowledge products that were drafted',
    kind: 'reference',
  },
});
