import { ruleBook } from '@baraza/domain';

/** Every rule of a complaint, from its raising to the end of an appeal. Each has a spec that bears its title. */
export const complaintRules = ruleBook('complaint', {
  'already-raised': { kind: 'order', title: 'A complaint is raised once under its id' },
  'not-raised': { kind: 'order', title: 'Nothing is done with a complaint that nobody has raised' },
  'not-a-member': { kind: 'reference', title: 'Only the conduct of a member is complained of' },
  'source-unclear': { kind: 'input', title: 'A complaint says which member complains, or that none does' },
  'complainant-unknown': { kind: 'reference', title: 'A complaint by a member names a member of the forum' },
  'complains-for-another': {
    kind: 'separation',
    title: "A member's representative complains in the name of their own organisation only",
  },
  'complains-of-itself': { kind: 'separation', title: 'No member complains of itself' },
  'ground-unknown': { kind: 'reference', title: "A complaint rests on grounds of the forum's rules" },
  'dated-before-last-step': {
    kind: 'input',
    title: 'A step of a case holds from no earlier date than the step before it',
  },
  'noticed-already': { kind: 'order', title: 'A member is given notice of a complaint once' },
  'not-noticed': { kind: 'order', title: 'Only a notice that was issued can reach the member' },
  'replies-for-another': {
    kind: 'separation',
    title: 'The member complained of speaks for itself, or on its word an officer',
  },
  'replied-already': { kind: 'order', title: 'A member replies to a notice once' },
  'reply-late': {
    kind: 'order',
    title: 'A reply is given within the set time; one that came in time on paper is put on record by an officer',
  },
  'decided-already': { kind: 'order', title: 'A complaint is decided, dismissed or withdrawn once' },
  'withdrawn-by-another': {
    kind: 'separation',
    title: 'A complaint is taken back by whoever raised it, by their organisation, or on their word by an officer',
  },
  'own-organisation': { kind: 'separation', title: 'Nobody judges their own organisation' },
  'complainant-decides': {
    kind: 'separation',
    title: 'Whoever raised a complaint, or acts for the member that did, has no part in judging it',
  },
  'not-of-the-committee': {
    kind: 'separation',
    title: 'A complaint is judged by the conduct committee, or by a person deputed to this one decision',
  },
  'not-heard': {
    kind: 'order',
    title: 'No measure is decided before the member has replied, or its time to reply has ended',
  },
  'ground-not-noticed': { kind: 'reference', title: 'A measure rests on grounds that the member had notice of' },
  'suspension-without-end': { kind: 'input', title: 'A suspension has a last day; nothing else has' },
  'suspension-over': { kind: 'input', title: 'A suspension ends no earlier than it begins' },
  'suspension-too-long': { kind: 'input', title: 'A suspension ends within the time that the rules set' },
  'not-proposed': { kind: 'order', title: 'Only a decision that stands proposed can be confirmed' },
  'confirmed-by-proposer': {
    kind: 'separation',
    title: 'Each person concurs in a decision once: who proposed it does not confirm it',
  },
  'membership-over': { kind: 'order', title: 'A measure is decided against a membership that is open' },
  'not-decided': { kind: 'order', title: 'Only a decision on a measure is served and appealed against' },
  'appealed-already': { kind: 'order', title: 'A decision is appealed against once' },
  'appeal-late': {
    kind: 'order',
    title: 'An appeal is lodged within the set time; one that came in time on paper is put on record by an officer',
  },
  'not-appealed': { kind: 'order', title: 'Only an appeal that was lodged is decided' },
  'decides-own-decision': {
    kind: 'separation',
    title: 'Who decides an appeal had no part in the decision',
  },
});
