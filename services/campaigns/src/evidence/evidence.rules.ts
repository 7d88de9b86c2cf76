import { ruleBook } from '@baraza/domain';

/** Every rule of evidence. Each has a spec that bears its title. */
export const evidenceRules = ruleBook('evidence', {
  'taken-once': { kind: 'order', title: 'Evidence is taken once under its id' },
  unknown: { kind: 'order', title: 'Only evidence that was taken can go on' },
  withdrawn: { kind: 'order', title: 'Evidence that was withdrawn or erased goes on no more' },
  'unit-unknown': { kind: 'reference', title: 'Evidence belongs to a unit of the forum' },
  'organisation-unknown': {
    kind: 'reference',
    title: 'Evidence is taken by, and handed over to, an organisation the forum knows',
  },
  'file-unknown': {
    kind: 'reference',
    title: 'Evidence is a file that the forum keeps, of the organisation that takes it',
  },
  'source-unnamed': {
    kind: 'input',
    title:
      'Who gave evidence is an organisation or a movement by its id, or a community, a public body or a person by none',
  },
  'source-unknown': { kind: 'reference', title: 'An organisation that gave evidence is one the forum knows' },
  'matter-unknown': {
    kind: 'reference',
    title: 'What evidence supports is a struggle, a demand or an outcome that there is',
  },
  'supports-too-much': { kind: 'order', title: 'Evidence supports no more than one piece can' },
  'not-theirs': {
    kind: 'separation',
    title: 'Evidence is moved on by those who keep it, or who answer for it where it is',
  },
  'stays-with-desk': {
    kind: 'separation',
    title: 'What somebody protected gave stays with the protection desk',
  },
  'handed-over-already': { kind: 'order', title: 'Evidence is handed over to one organisation at a time' },
  'kept-already': { kind: 'input', title: 'Evidence is handed over to another organisation than keeps it' },
  'receive-by-past': { kind: 'input', title: 'Evidence is to be received by a day that has not passed' },
  'not-handed-over': { kind: 'order', title: 'Only what was handed over is received, declined or called back' },
  'received-by-others': {
    kind: 'separation',
    title: 'Evidence is received or declined by whom it was handed to, or for them by those who answer for it',
  },
  'own-handover': { kind: 'separation', title: 'Nobody receives what they handed over themselves' },
  altered: {
    kind: 'order',
    title: 'What was found altered is not handed over, and nothing rests on it, until a check finds it whole',
  },
  unclean: { kind: 'input', title: 'Evidence is a file that what it hides can be taken out of' },
  'compartment-not-set-up': {
    kind: 'order',
    title: 'What somebody protected gives is taken in once two officers have set the sealed compartment up',
  },
  'compartment-closed': {
    kind: 'separation',
    title: 'What somebody protected gave is opened by one of two officers who have the sealed compartment open',
  },
  'not-citable': {
    kind: 'reference',
    title: 'What is cited is evidence that there is, that stands, and that was not found altered',
  },
  'before-last-step': {
    kind: 'input',
    title: 'A step of evidence holds from no earlier date than the step before it',
  },
});

export type EvidenceRule = keyof typeof evidenceRules.rules;
