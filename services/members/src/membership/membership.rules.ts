import { ruleBook } from '@baraza/domain';

export const membershipRules = ruleBook('membership', {
  'already-applied': { title: 'A membership is applied for once under its id', kind: 'order' },
  'organisation-unknown': { title: 'Only an organisation that the forum knows can apply', kind: 'reference' },
  'category-unknown': { title: 'An organisation applies for a category of the forum', kind: 'reference' },
  'not-applied': { title: 'Nothing is done with a membership that nobody has applied for', kind: 'order' },
  'already-decided': { title: 'An application is decided or withdrawn once', kind: 'order' },
  'dated-before-last-step': { title: 'A step holds from no earlier date than the step before it', kind: 'input' },
  'item-unknown': { title: "Only items of the forum's checklist are screened", kind: 'reference' },
  'item-twice': { title: 'Every item of the checklist is answered once', kind: 'input' },
  'checklist-incomplete': { title: 'Every item of the checklist is answered', kind: 'input' },
  'own-application': {
    title: 'Nobody screens or decides the application of their own organisation',
    kind: 'separation',
  },
  'not-screened': { title: 'An application is screened before it is endorsed or admitted', kind: 'order' },
  'endorses-itself': { title: 'No organisation endorses itself', kind: 'separation' },
  'endorser-not-full-member': { title: 'Only a full member endorses an application', kind: 'reference' },
  'endorsed-already': { title: 'A member endorses an application once', kind: 'order' },
  'endorses-for-another': {
    title: "A member's representative endorses in the name of their own organisation only",
    kind: 'separation',
  },
  'not-endorsed': {
    title:
      'An application is admitted when two full members have endorsed it, or all there were at its screening where there were fewer',
    kind: 'order',
  },
  'checklist-not-met': { title: 'An application is admitted when every item of the checklist is met', kind: 'order' },
  'decided-by-involved': {
    title: 'Whoever applied for, screened or endorsed an application does not decide it',
    kind: 'separation',
  },
  'grounds-unknown': { title: 'An application is rejected on grounds that the forum knows', kind: 'reference' },
  'missing-unknown': {
    title: "An application is deferred for items of the forum's checklist, or for endorsements",
    kind: 'reference',
  },
  'deferred-into-the-past': { title: 'What a deferred application lacks can be supplied from now on', kind: 'input' },
  deferred: { title: 'A deferred application is decided when it has been screened again', kind: 'order' },
  'not-a-member': { title: 'Only who is a member can leave, renew, be suspended or be expelled', kind: 'order' },
  'own-membership': { title: 'Nobody decides on the membership of their own organisation', kind: 'separation' },
  'ground-unknown': {
    title: 'A membership is renewed, reinstated or freed of its suspension on grounds that the forum knows',
    kind: 'reference',
  },
  'no-term': { title: 'A membership of a category that pays no dues has no term to renew', kind: 'order' },
  'renewed-ahead': { title: 'A membership is renewed for no more than one term ahead', kind: 'order' },
  lapsed: { title: 'A membership that has lapsed is reinstated, not renewed', kind: 'order' },
  'not-lapsed': { title: 'Only a membership that has lapsed is reinstated', kind: 'order' },
  'not-suspended': { title: 'Only a suspension that holds is lifted', kind: 'order' },
  'suspended-into-the-past': { title: 'A suspension ends no earlier than it begins', kind: 'input' },
});
