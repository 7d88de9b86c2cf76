import { ruleBook } from '@baraza/domain';

export const complianceProofRules = ruleBook('compliance-proof', {
  'already-submitted': { title: 'A proof is handed in once under its id', kind: 'order' },
  'not-submitted': { title: 'Only a proof that was handed in goes on', kind: 'order' },
  'organisation-unknown': {
    title: 'A proof is of an organisation that the forum knows and that is open',
    kind: 'reference',
  },
  'unit-unknown': { title: 'A proof holds in a unit that exists on that date', kind: 'reference' },
  'type-unknown': { title: 'A proof is of a type that the rules of the forum name', kind: 'reference' },
  'issued-later': { title: 'A proof is not handed in before it was issued', kind: 'input' },
  'ends-before-it-begins': { title: 'A proof holds until the day of its issue at the earliest', kind: 'input' },
  'file-unknown': { title: 'A proof refers to files of the same organisation that the forum holds', kind: 'reference' },
  'dated-before-last-step': { title: 'Each step of a proof is dated no earlier than the one before', kind: 'input' },
  'not-waiting': { title: 'Only a proof that waits for it is verified or refused', kind: 'order' },
  'verified-by-submitter': { title: 'Whoever handed a proof in neither verifies nor refuses it', kind: 'separation' },
  'own-proof': { title: 'Nobody judges a proof of their own organisation', kind: 'separation' },
  'not-in-force': { title: 'Only a proof that is in force is revoked', kind: 'order' },
});
