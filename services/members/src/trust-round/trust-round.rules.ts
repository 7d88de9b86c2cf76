import { ruleBook } from '@baraza/domain';

export const trustRoundRules = ruleBook('trust-round', {
  'planned-already': {
    title: 'A unit asks how far the forum is trusted once a year, and again only where that was called off',
    kind: 'order',
  },
  'not-planned': { title: 'Only a trust round that was planned goes on', kind: 'order' },
  'unit-unknown': { title: 'A trust round is held in a unit that exists on that date', kind: 'reference' },
  'opens-too-early': { title: 'A trust round opens no earlier than the day it is planned', kind: 'input' },
  'closes-too-early': { title: 'A trust round takes sheets on the day it opens at least', kind: 'input' },
  'open-too-long': { title: 'A trust round takes sheets for ninety days at most', kind: 'input' },
  'outside-its-year': { title: 'A trust round begins in the year that it is of', kind: 'input' },
  'question-repeated': { title: 'A trust round asks each question once, and offers each option once', kind: 'input' },
  'options-amiss': { title: 'In a trust round a choice has options, and nothing else has', kind: 'input' },
  'texts-asked': { title: 'A trust round asks nothing that is answered by a text', kind: 'input' },
  'over-already': { title: 'Only a trust round that is planned or open is called off', kind: 'order' },
  'not-open': { title: 'A trust round takes sheets from the day it opens until its last day', kind: 'order' },
  'question-unknown': { title: 'What a sheet answers is asked, once', kind: 'input' },
  'answer-amiss': { title: 'What a sheet answers is of the kind that the question asks for', kind: 'input' },
  'answer-missing': { title: 'What a trust round has to know is on every sheet', kind: 'input' },
  'not-closed': { title: 'Only a trust round that is closed is counted', kind: 'order' },
  'not-counted': { title: 'Only the results of a trust round that was counted are published', kind: 'order' },
  'published-already': { title: 'The results of a trust round are published once', kind: 'order' },
  'dated-before-last-step': {
    title: 'Each step of a trust round is dated no earlier than the one before',
    kind: 'input',
  },
});
