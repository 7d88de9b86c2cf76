import { ruleBook } from '@baraza/domain';

/** Every rule of a promise. Each has a spec that bears its title. */
export const commitmentRules = ruleBook('commitment', {
  'made-once': { kind: 'order', title: 'A promise is made once' },
  unknown: { kind: 'order', title: 'Only a promise that was made can go on' },
  ended: { kind: 'order', title: 'A promise that was kept, broken or excused stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a promise holds from no earlier date than the step before it',
  },
  'unit-unknown': { kind: 'reference', title: 'A promise belongs to a unit of the forum' },
  'party-unknown': { kind: 'reference', title: 'A promise is between those whom the forum knows' },
  'party-unnamed': {
    kind: 'input',
    title: 'An organisation is named by its id, a duty-bearer by its office, and nobody else by either',
  },
  'parties-unfit': {
    kind: 'input',
    title: 'A promise is the forum’s to its members, a member’s to another, or a duty-bearer’s to citizens',
  },
  'to-itself': { kind: 'input', title: 'Nobody promises something to themselves' },
  'source-unnamed': {
    kind: 'input',
    title: 'A promise names what it arises from, or arises from nothing but its promisor',
  },
  'source-unknown': { kind: 'reference', title: 'What a promise arises from is something that there is' },
  'due-before-made': { kind: 'input', title: 'A promise is due on the day it is made, or later' },
  'speaks-for-another': {
    kind: 'separation',
    title: 'A promise is made, and its progress told, by its promisor or by an officer on the promisor’s word',
  },
  'own-promise': {
    kind: 'separation',
    title: 'Whoever made a promise, or told of its progress, neither accepts it nor judges whether it was kept',
  },
  'judges-for-another': {
    kind: 'separation',
    title: 'A promise is accepted, and whether it was kept judged, by those to whom it was made or by an officer',
  },
  'evidence-unreadable': {
    kind: 'input',
    title: 'Evidence is a file by its digest, or an address on the web',
  },
  'done-out-of-time': { kind: 'input', title: 'A promise is kept between the day it was made and today' },
  'not-reported': { kind: 'order', title: 'Only a promise that is said to be kept can be contested' },
  'not-due': {
    kind: 'order',
    title: 'A promise is found broken once it has fallen due, or when its promisor says that it will not be kept',
  },
  'date-past': { kind: 'input', title: 'Another date for a promise is not past' },
  'same-date': { kind: 'input', title: 'Another date for a promise is another than it has' },
  'date-proposed': { kind: 'order', title: 'One other date is asked for at a time' },
  'no-date-proposed': { kind: 'order', title: 'Only the other date that was asked for is agreed to, or declined' },
  'own-date': { kind: 'separation', title: 'Who asks for another date does not agree to it: the other side does' },
  'not-drafted': { kind: 'order', title: 'Only words that were put forward are published, or declined' },
  'other-words': { kind: 'input', title: 'The words that are published are exactly those that were put forward' },
  'words-gone': { kind: 'reference', title: 'Words that were erased are not published' },
  'own-words': { kind: 'separation', title: 'Words are published by somebody else than who put them forward' },
});
