import { ruleBook } from '@baraza/domain';

export const knowledgeProductRules = ruleBook('knowledge-product', {
  'drafted-already': { title: 'A knowledge product is drafted once under its id', kind: 'order' },
  unknown: { title: 'Only a knowledge product that was drafted goes on', kind: 'order' },
  'unit-unknown': { title: 'A knowledge product belongs to a unit of the forum', kind: 'reference' },
  'organisation-unknown': {
    title: 'A knowledge product is made, and used, by organisations that the forum knows and that are open',
    kind: 'reference',
  },
  'theme-unknown': { title: 'A knowledge product is of themes that are in use', kind: 'reference' },
  'language-twice': { title: 'A knowledge product has one edition in each language', kind: 'input' },
  'dated-before-last-step': {
    title: 'Each step of a knowledge product is dated no earlier than the one before',
    kind: 'input',
  },
  'not-a-draft': { title: 'Only a draft is published, or dropped', kind: 'order' },
  'own-draft': { title: 'Whoever drafted a knowledge product does not publish it', kind: 'separation' },
  'other-words': { title: 'The words that are published are exactly those of the draft', kind: 'input' },
  'words-gone': { title: 'Words that were erased are not published', kind: 'reference' },
  'not-published': {
    title: 'Only a knowledge product that is published is translated, superseded, withdrawn or used',
    kind: 'order',
  },
  'uses-for-another': {
    title: 'Whoever acts for an organisation tells of the use by no other',
    kind: 'separation',
  },
  'replaces-itself': { title: 'A knowledge product does not take its own place', kind: 'input' },
  'replaced-unpublished': {
    title: 'A knowledge product takes the place of one that is published',
    kind: 'reference',
  },
});
