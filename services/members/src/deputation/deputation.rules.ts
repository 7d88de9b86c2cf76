import { ruleBook } from '@baraza/domain';

export const deputationRules = ruleBook('deputation', {
  'made-already': { title: 'A person is deputed for a decision once at a time', kind: 'order' },
  'to-oneself': { title: 'Nobody deputes themselves', kind: 'separation' },
  'entity-unknown': { title: 'Somebody is deputed for a decision on something that the forum has', kind: 'reference' },
  'organisation-unknown': { title: 'A deputy comes from an organisation that the forum knows', kind: 'reference' },
  'own-organisation': {
    title: 'A deputy comes from another organisation than those that the decision is about',
    kind: 'separation',
  },
  'until-before-from': { title: 'A deputation can be used until a day on or after its first', kind: 'input' },
  'ended-before-made': { title: 'A deputation ends on a day on or after its first', kind: 'input' },
});
