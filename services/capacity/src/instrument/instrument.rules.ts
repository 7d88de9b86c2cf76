import { ruleBook } from '@baraza/domain';

/** Every rule of an instrument. Each has a spec that bears its title. */
export const instrumentRules = ruleBook('instrument', {
  'published-already': { kind: 'order', title: 'An instrument is published once under its code, and then revised' },
  'not-in-use': { kind: 'order', title: 'Only an instrument that is in use is revised, translated or withdrawn' },
  withdrawn: { kind: 'order', title: 'An instrument that was withdrawn stays so' },
  'not-shipped': {
    kind: 'reference',
    title: 'Only an instrument that ships with the product is adopted by its code',
  },
  'code-twice': { kind: 'input', title: 'Each domain and each item of an instrument has a code of its own' },
  'item-reworded': {
    kind: 'input',
    title: 'An item that asks something else takes a new code, so that rounds compare only what is the same',
  },
  'word-unknown': { kind: 'input', title: 'A translation gives words for what the instrument says, each once' },
  'own-language': { kind: 'input', title: 'An instrument is translated into other languages than its own' },
  'too-long': { kind: 'input', title: 'An instrument is no longer than one entry of the record can be' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an instrument holds from no earlier date than the step before it',
  },
});

export type InstrumentRule = keyof typeof instrumentRules.rules;
