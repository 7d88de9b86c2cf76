import { ruleBook } from '@baraza/domain';

/** What the compartment refuses, as the forum would say it. Its names are those of the port's refusals. */
export const compartmentRules = ruleBook('sealed-compartment', {
  'not-set-up': { title: 'Two protection officers set the sealed compartment up before it is used', kind: 'order' },
  'already-enrolled': { title: 'An officer enrols once', kind: 'order' },
  'too-many-officers': { title: 'A sealed compartment has at most twelve officers', kind: 'order' },
  'wrong-passphrase': { title: 'An officer opens with the passphrase that they enrolled with', kind: 'input' },
  'too-many-attempts': {
    title: 'After five wrong passphrases an officer waits for a quarter of an hour',
    kind: 'order',
  },
  'not-an-officer': { title: 'Only an officer in office of the sealed compartment opens it', kind: 'separation' },
  'not-enrolled': {
    title: 'An officer enrols with a passphrase of their own before another admits them',
    kind: 'reference',
  },
  'admitted-already': { title: 'An officer is admitted once', kind: 'order' },
  'not-open': { title: 'What is sealed is read, and officers change, while the compartment is open', kind: 'order' },
  'already-open': { title: 'The sealed compartment is opened once at a time', kind: 'order' },
  'nothing-proposed': { title: 'An officer concurs within ten minutes of a proposal', kind: 'order' },
  'same-officer': { title: 'Two officers open the sealed compartment, never one alone', kind: 'separation' },
  'would-leave-one': { title: 'Two officers in office remain at least', kind: 'order' },
  'dismisses-themselves': { title: 'An officer is dismissed by another', kind: 'separation' },
});

export type CompartmentRule = keyof typeof compartmentRules.rules;
