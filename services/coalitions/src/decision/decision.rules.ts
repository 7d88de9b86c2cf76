import { ruleBook } from '@baraza/domain';

/** Every rule of a decision. Each has a spec that bears its title. */
export const decisionRules = ruleBook('decision', {
  'proposed-once': { kind: 'order', title: 'A decision is proposed once' },
  unknown: { kind: 'order', title: 'Only a decision that was proposed can go on' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a decision holds from no earlier date than the step before it',
  },
  'coalition-not-standing': {
    kind: 'reference',
    title: 'A decision is a coalition’s that stands, dormant or not',
  },
  'not-acting': {
    kind: 'reference',
    title: 'A decision is proposed by a participant with an active seat that is no observer’s',
  },
  'speaks-for-another': {
    kind: 'separation',
    title: 'A participant is spoken for by its own people, or on its word by an officer of the forum',
  },
  'led-by-another': {
    kind: 'separation',
    title: 'A decision is led through its steps by a convenor of the coalition, or by an officer of the forum',
  },
  'terms-unknown': {
    kind: 'reference',
    title: 'A decision on terms of reference is on a version that was drawn up and is later than the one that holds',
  },
  'terms-unasked': { kind: 'input', title: 'Only a decision on terms of reference names a version of them' },
  'campaign-unnamed': { kind: 'input', title: 'A decision to campaign says which campaign, and no other does' },
  'lead-not-acting': {
    kind: 'reference',
    title: 'A campaign of a coalition is led by a participant with an active seat that is no observer’s',
  },
  'campaign-elsewhere': {
    kind: 'reference',
    title: 'A campaign of a coalition is fought in the coalition’s unit or below it',
  },
  'review-past': { kind: 'input', title: 'A decision is looked at again on a day to come' },
  'not-open-to-change': { kind: 'order', title: 'A proposal is changed before the vote on it is opened' },
  'discussed-already': { kind: 'order', title: 'A proposal is put before the participants once' },
  'not-discussed': { kind: 'order', title: 'A vote is opened on a proposal that was put before the participants' },
  'no-voters': { kind: 'order', title: 'A vote is opened where somebody may vote' },
  'roll-too-small': {
    kind: 'order',
    title: 'Fewer than five do not vote in secret: the count would tell who voted what',
  },
  'roll-too-long': { kind: 'order', title: 'A vote is open to four hundred participants at most' },
  'not-voting': { kind: 'order', title: 'Votes are taken while the vote is open' },
  'not-on-roll': { kind: 'reference', title: 'Those vote whose seat was active when the vote was opened' },
  'vote-void': {
    kind: 'order',
    title: 'Whose seat has ended, or rests with its membership of the forum, does not vote',
  },
  'secret-vote': { kind: 'order', title: 'A secret vote takes ballots, and an open one votes' },
  'votes-for-another': { kind: 'separation', title: 'Nobody gives another’s ballot in a secret vote' },
  'nobody-blocks': { kind: 'input', title: 'Where votes are counted by majority or two-thirds, nobody blocks' },
  'block-unreasoned': { kind: 'input', title: 'Whoever blocks in an open vote says why' },
  'objection-to-nothing': { kind: 'input', title: 'Only whoever disagrees or blocks objects' },
  'votes-outstanding': {
    kind: 'order',
    title: 'A vote is closed before its last day is past only when all have voted',
  },
  'decided-already': { kind: 'order', title: 'What was decided is not withdrawn' },
  'not-taken': { kind: 'order', title: 'Only a decision that was taken has a statement, a minority and a review' },
  'not-of-the-minority': {
    kind: 'reference',
    title: 'A minority statement is of a participant that might vote, and did not agree in the open',
  },
  'not-drafted': { kind: 'order', title: 'Only a statement that was put forward is published, or declined' },
  'own-statement': {
    kind: 'separation',
    title: 'A statement is published by somebody else than who put it forward',
  },
  'statement-gone': { kind: 'reference', title: 'A statement that was erased is not published' },
  'other-statement': {
    kind: 'input',
    title: 'The statement that is published is exactly the one that was put forward',
  },
  'not-adopted': { kind: 'order', title: 'Only a decision that was adopted, and holds, is looked at again' },
  'replacement-unnamed': {
    kind: 'input',
    title: 'A decision that is changed names the one in its place, and no other does',
  },
  'replacement-unknown': {
    kind: 'reference',
    title: 'In the place of a decision comes another that the same coalition adopted',
  },
});

export type DecisionRefusal = keyof typeof decisionRules.rules;
