import { ruleBook } from '@baraza/domain';

/** Every rule of a linkage. Each has a spec that bears its title. */
export const linkageRules = ruleBook('linkage', {
  'proposed-once': { kind: 'order', title: 'A linkage is proposed once' },
  unknown: { kind: 'order', title: 'Only a linkage that was proposed can go on' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a linkage holds from no earlier date than the step before it',
  },
  'not-a-member': { kind: 'reference', title: 'A linkage begins with a member of the forum' },
  'organisation-unknown': { kind: 'reference', title: 'A linkage bridges to an organisation that the forum knows' },
  'to-itself': { kind: 'input', title: 'Nobody is linked with themselves' },
  'neither-side': { kind: 'input', title: 'A step of a linkage is taken by one of its two sides' },
  'speaks-for-another': {
    kind: 'separation',
    title: 'A side of a linkage is spoken for by its own representative, or by an officer on its word',
  },
  'until-past': { kind: 'input', title: 'The last day of a linkage is to come' },
  'not-waiting': { kind: 'order', title: 'Only a linkage that was proposed and not answered is accepted, or declined' },
  'own-proposal': {
    kind: 'separation',
    title: 'What one side proposes the other accepts, and another person records it',
  },
  'not-linked': { kind: 'order', title: 'Only organisations that are linked renew or end their linkage' },
  'not-longer': { kind: 'input', title: 'A linkage is renewed until a later day than it has' },
  'no-renewal': { kind: 'order', title: 'Only a renewal that was proposed is agreed to' },
  'never-linked': { kind: 'order', title: 'What came of a linkage is told of one that was' },
});
