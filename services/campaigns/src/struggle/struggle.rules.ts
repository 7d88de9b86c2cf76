import { ruleBook } from '@baraza/domain';

/** Every rule of a struggle. Each has a spec that bears its title. */
export const struggleRules = ruleBook('struggle', {
  'reported-once': { kind: 'order', title: 'A struggle is reported once' },
  unknown: { kind: 'order', title: 'Only a struggle that was reported can go on' },
  ended: { kind: 'order', title: 'A struggle that was resolved or closed stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a struggle holds from no earlier date than the step before it',
  },
  'unit-unknown': { kind: 'reference', title: 'A struggle is somewhere in a unit of the forum' },
  'reporter-unknown': {
    kind: 'reference',
    title: 'A struggle is reported by a community, or by an organisation or a movement that the forum knows',
  },
  'reporter-unnamed': {
    kind: 'input',
    title:
      'An organisation or a movement that reports a struggle is named by its id, a community by nothing but the place',
  },
  'since-later': { kind: 'input', title: 'What is reported has begun by the day of the report' },
  'verified-already': { kind: 'order', title: 'A struggle is verified once' },
  'own-report': {
    kind: 'separation',
    title: 'Whoever reported a struggle, or acts for the organisation that did, does not judge whether it is so',
  },
  'evidence-unknown': {
    kind: 'reference',
    title: 'A verification cites evidence that there is, that stands, and that was not found altered',
  },
  'not-verified': {
    kind: 'order',
    title: 'Only a struggle that was verified is joined, taken up, resolved or told of',
  },
  'joined-already': {
    kind: 'order',
    title: 'A struggle that is joined to another goes with it, until it is parted from it',
  },
  'joined-by-others': { kind: 'order', title: 'A struggle to which others are joined is not joined to another itself' },
  'to-itself': { kind: 'input', title: 'A struggle is joined to another one' },
  'other-unknown': {
    kind: 'reference',
    title: 'A struggle is joined to one that was verified, is still open and is joined to no other',
  },
  'taken-up-already': { kind: 'order', title: 'A struggle that a campaign has taken up is not joined to another' },
  'most-joined': { kind: 'order', title: 'At most two hundred struggles are joined to one' },
  'not-joined': { kind: 'order', title: 'Only a struggle that is joined to another is parted from it' },
  'campaign-unknown': { kind: 'reference', title: 'A struggle is taken up by a campaign that has not ended' },
  'outcome-unknown': {
    kind: 'reference',
    title: 'What shows that a struggle is over is an outcome that there is, and that was not taken back',
  },
  'not-drafted': { kind: 'order', title: 'Only words for a struggle that were put forward are published, or declined' },
  'own-words': {
    kind: 'separation',
    title: 'Words for a struggle are published by somebody else than who put them forward',
  },
  'other-words': {
    kind: 'input',
    title: 'The words for a struggle that are published are exactly those that were put forward',
  },
  'compartment-not-set-up': {
    kind: 'order',
    title: 'Two officers set the sealed compartment up before anything protected is taken in',
  },
  'compartment-closed': {
    kind: 'order',
    title: 'What somebody protected reported is judged by one of the two officers who have the compartment open',
  },
  'not-protected': {
    kind: 'order',
    title: 'The protection desk judges what somebody protected reported, and nothing else',
  },
  'most-violations': { kind: 'order', title: 'At most a hundred violations are recorded within one struggle' },
  'violation-unknown': { kind: 'reference', title: 'Only a violation that stands is withdrawn' },
  'words-gone': { kind: 'reference', title: 'Words for a struggle that were erased are not published' },
});

export type StruggleRule = keyof typeof struggleRules.rules;
