import { ruleBook } from '@baraza/domain';

/** Every rule of a coalition and its seats. Each has a spec that bears its title. */
export const coalitionRules = ruleBook('coalition', {
  'formed-once': { kind: 'order', title: 'A coalition is formed once' },
  unknown: { kind: 'order', title: 'Only a coalition that has been formed has seats' },
  'wound-down': { kind: 'order', title: 'A coalition that is wound down stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a coalition or a seat holds from no earlier date than the step before it',
  },
  'unit-unknown': { kind: 'reference', title: 'A coalition belongs to a unit of the forum' },
  'organisation-unknown': { kind: 'reference', title: 'A seat is for an organisation the forum knows' },
  'organisation-closed': { kind: 'reference', title: 'An organisation that is closed takes no seat' },
  'seat-taken': { kind: 'order', title: 'An organisation has at most one open seat in a coalition' },
  'not-invited': { kind: 'order', title: 'Only an organisation that was invited can accept' },
  'not-asked': {
    kind: 'order',
    title: 'Only an organisation that asked for a seat is admitted; one that was invited accepts',
  },
  'nothing-pending': { kind: 'order', title: 'Only an open invitation or request can be declined' },
  'not-seated': { kind: 'order', title: 'Only an organisation that has taken its seat can lose it or act from it' },
  'seat-suspended': { kind: 'order', title: 'A suspended seat takes on no other role' },
  'suspended-already': { kind: 'order', title: 'A seat is suspended by decision once' },
  'not-suspended-for-this': { kind: 'order', title: 'Only the cause a seat was suspended for can be lifted from it' },
  'not-a-member-again': {
    kind: 'reference',
    title: 'A seat suspended for an ended membership returns when the organisation is a member again',
  },
  'removal-proposed-already': { kind: 'order', title: 'It is proposed once at a time to remove a participant' },
  'removal-not-proposed': {
    kind: 'order',
    title: 'A participant is removed, or replies, only where its removal was proposed',
  },
  'served-when': {
    kind: 'input',
    title: 'The notice of a removal arrived on a day between its proposal and today',
  },
  'reply-awaited': {
    kind: 'order',
    title: 'A participant is removed once it has replied, or its time to reply is past since the notice arrived',
  },
  'other-ground': { kind: 'input', title: 'A participant is removed on the ground that it was told' },
  'own-proposal': { kind: 'separation', title: 'Somebody else decides on a removal than whoever proposed it' },
  'last-convenor': { kind: 'order', title: 'The last convenor goes only when there is another' },
  'ground-missing': { kind: 'input', title: 'A coalition declines on a ground' },
  'goal-unknown': {
    kind: 'reference',
    title: 'A coalition serves goals that the change agenda has adopted and not closed',
  },
  'quorum-unreachable': { kind: 'input', title: 'A quorum is a part of those who may vote, or all of them' },
  'rule-named-twice': { kind: 'input', title: 'Terms of reference name one rule for what is decided on' },
  'commitments-unsettled': {
    kind: 'order',
    title: 'A coalition is wound down when it is said what becomes of each of its open promises',
  },
  'commitment-not-its-own': { kind: 'reference', title: 'What is settled is an open promise of the coalition' },
  'taken-over-by-nobody': {
    kind: 'reference',
    title: 'An organisation’s promise is taken over by another participant with an active seat',
  },
  'convenors-only': {
    kind: 'separation',
    title: "A coalition's seats are decided on by its convenors or the forum's officers",
  },
  'own-organisation': { kind: 'separation', title: 'Nobody decides on the seat of their own organisation' },
  'speaks-for-another': {
    kind: 'separation',
    title: 'An organisation is spoken for by its own representatives, or on its word by an officer of the forum',
  },
});

export type CoalitionRule = keyof typeof coalitionRules.rules;
