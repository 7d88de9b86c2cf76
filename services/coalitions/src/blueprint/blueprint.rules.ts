import { ruleBook } from '@baraza/domain';

/** Every rule of an organising blueprint. Each has a spec that bears its title. */
export const blueprintRules = ruleBook('blueprint', {
  'drafted-once': { kind: 'order', title: 'An organising blueprint is begun once under its id' },
  unknown: { kind: 'order', title: 'Only an organising blueprint that was written down goes on' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an organising blueprint holds from no earlier date than the step before it',
  },
  'unit-unknown': { kind: 'reference', title: 'An organising blueprint belongs to a unit of the forum' },
  'organisation-unknown': {
    kind: 'reference',
    title: 'An organising blueprint is made by organisations that the forum knows and that are open',
  },
  'theme-unknown': { kind: 'reference', title: 'An organising blueprint is of themes that are in use' },
  'code-twice': { kind: 'input', title: 'A step has a code of its own in a version, and so has a role' },
  'no-draft': { kind: 'order', title: 'Only a draft is published, or dropped' },
  'own-draft': { kind: 'separation', title: 'A version is published by somebody else than who wrote it down' },
  'other-words': { kind: 'input', title: 'The guide that is published is exactly that of the draft' },
  'words-gone': { kind: 'reference', title: 'A guide that was erased is not published' },
  'not-published': {
    kind: 'order',
    title: 'Only an organising blueprint that is published gets a next version, or is withdrawn',
  },
  'replication-unfit': {
    kind: 'reference',
    title: 'A next version learns from replications of the same blueprint that have ended',
  },
});
