import { ruleBook } from '@baraza/domain';

/** Every rule of a demand. Each has a spec that bears its title. */
export const demandRules = ruleBook('demand', {
  'made-once': { kind: 'order', title: 'A demand is made once' },
  unknown: { kind: 'order', title: 'Only a demand that was made can go on' },
  'delivered-already': {
    kind: 'order',
    title: 'A demand is reworded, dropped or delivered before it has been delivered',
  },
  'not-awaited': { kind: 'order', title: 'A duty-bearer is reminded of a demand while it owes an answer' },
  'not-to-answer': {
    kind: 'order',
    title:
      'A demand is answered once it has been delivered, and again after a refusal or a promise that came to nothing',
  },
  'not-to-withdraw': {
    kind: 'order',
    title: 'A demand is withdrawn while it waits for an answer or stands refused: a promise is followed to its end',
  },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a demand holds from no earlier date than the step before it',
  },
  'campaign-unknown': { kind: 'reference', title: 'A demand is made for a campaign' },
  'campaign-ended': { kind: 'order', title: 'A campaign that has come to its end demands nothing more' },
  'campaign-not-public': { kind: 'order', title: 'A demand is delivered once its campaign has been launched' },
  'duty-bearer-unknown': {
    kind: 'reference',
    title: 'A demand is made on a duty-bearer that is named and not retired',
  },
  'answer-date-past': { kind: 'input', title: 'A demand is to be answered on a later day than it is put' },
  'silent-by-then': {
    kind: 'input',
    title: 'A reminder gives a later day for the answer than one that has passed in silence',
  },
  'change-before-answer': { kind: 'input', title: 'The change is not asked for before the answer' },
  'own-words': {
    kind: 'separation',
    title:
      'A demand’s words are released by somebody else than who wrote them, who confirms that they name no private person',
  },
  'other-words': { kind: 'input', title: 'The words that are delivered are exactly those of the demand' },
  'words-gone': { kind: 'reference', title: 'Words that were erased are not delivered' },
  'evidence-unreadable': { kind: 'input', title: 'What shows it is a file by its digest, or an address on the web' },
  'evidence-unknown': {
    kind: 'reference',
    title: 'What a demand cites is evidence that there is, that stands, and that was not found altered',
  },
  'delivery-unproven': { kind: 'input', title: 'With the delivery of a demand goes what shows it' },
  'answer-unproven': {
    kind: 'input',
    title: 'With a duty-bearer’s answer goes what shows it, or how it was worded',
  },
  'promise-undated': {
    kind: 'input',
    title: 'What a duty-bearer accepts is to be done by a day that is not past: the one it names, or the one asked for',
  },
  'refused-undated': { kind: 'input', title: 'A refusal promises nothing' },
});
