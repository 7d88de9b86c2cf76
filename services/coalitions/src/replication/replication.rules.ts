import { ruleBook } from '@baraza/domain';

/** Every rule of a replication. Each has a spec that bears its title. */
export const replicationRules = ruleBook('replication', {
  'begun-once': { kind: 'order', title: 'A replication is begun once under its id' },
  unknown: { kind: 'order', title: 'Only a replication that was begun can go on' },
  ended: { kind: 'order', title: 'A replication that has ended stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a replication holds from no earlier date than the step before it',
  },
  'speaks-for-another': {
    kind: 'separation',
    title: 'A replication is begun and told of by its organisation, or by an officer on its word',
  },
  'organisation-unknown': {
    kind: 'reference',
    title: 'Citizens are organised by an organisation that the forum knows and that is open',
  },
  'unit-too-wide': { kind: 'reference', title: 'A replication is in one district or sub-county' },
  'blueprint-unfit': { kind: 'reference', title: 'A replication follows a version that is published' },
  'copied-unfit': { kind: 'reference', title: 'A replication is learned from another of the same blueprint' },
  'step-unknown': { kind: 'reference', title: 'Only a step of the version that is followed is done or adapted' },
  'step-done': { kind: 'order', title: 'A step that is done is left out no more' },
  'circle-unknown': { kind: 'reference', title: 'Only a circle that was formed is counted or dissolved' },
  'circle-formed-once': { kind: 'order', title: 'A circle is formed once' },
  'count-off': { kind: 'input', title: 'No part of those who are counted is more than the whole' },
});
