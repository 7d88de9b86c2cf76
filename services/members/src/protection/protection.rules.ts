import { ruleBook } from '@baraza/domain';

export const protectionRules = ruleBook('protection', {
  'compartment-not-set-up': {
    title: 'Two officers set the sealed compartment up before an organisation is protected',
    kind: 'order',
  },
  'of-one-kind': {
    title: 'A protection is of an organisation that is known, or of what is sealed with its district, not of both',
    kind: 'input',
  },
  'sealed-unknown': { title: 'What an organisation is called is sealed before it is proposed', kind: 'reference' },
  'unit-unknown': { title: 'A protected organisation is counted in a unit of the forum', kind: 'reference' },
  'finer-than-district': {
    title: 'No unit finer than a district is named of a protected organisation',
    kind: 'input',
  },
  'too-few-to-hide-among': {
    title: 'A protected organisation is counted where at least five others are known, or in a unit above',
    kind: 'input',
  },
  'organisation-unknown': { title: 'An organisation that is protected later is known and open', kind: 'reference' },
  'protected-already': { title: 'An organisation is protected once at a time', kind: 'order' },
  'one-with-another': {
    title: 'An organisation that is one with another by a merge is parted before it is protected',
    kind: 'order',
  },
  'own-organisation': {
    title: 'Nobody has a part in the protection of an organisation they act for',
    kind: 'separation',
  },
  'proposed-already': { title: 'A protection is proposed once under its id', kind: 'order' },
  'step-pending': { title: 'One step of a protection is proposed at a time', kind: 'order' },
  'nothing-pending': { title: 'A step of a protection is proposed before it is confirmed or declined', kind: 'order' },
  'proposed-by-the-same': {
    title: 'Whoever proposes a step of a protection does not confirm it',
    kind: 'separation',
  },
  'proposer-unknown': {
    title: 'A step is confirmed where the compartment’s log says who proposed it',
    kind: 'order',
  },
  'not-in-force': { title: 'Only while an organisation is protected are further steps proposed', kind: 'order' },
  'keeps-its-membership': {
    title: 'An organisation that was known before keeps the membership it has while it is protected',
    kind: 'order',
  },
  'category-unknown': { title: 'A protected organisation counts in a category of the forum', kind: 'reference' },
  'member-already': { title: 'A protected organisation counts among the members once', kind: 'order' },
  'no-member': { title: 'Only what counts among the members can count no longer', kind: 'order' },
});

export type ProtectionRule = keyof typeof protectionRules.rules;
