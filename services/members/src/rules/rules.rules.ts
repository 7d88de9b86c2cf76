import { ruleBook } from '@baraza/domain';

export const rulesRules = ruleBook('rules', {
  'below-floor': {
    title:
      'No rules go below the floor: an endorser who is not the applicant, fourteen days to reply and to appeal, two to judge',
    kind: 'input',
  },
  'no-grounds': { title: 'The rules name the grounds on which something can be taken from somebody', kind: 'input' },
  'code-twice': { title: 'Every category and every type of proof has a code of its own', kind: 'input' },
  'nobody-votes': { title: 'The rules leave a category that votes, and one that endorses', kind: 'input' },
  'category-dropped': {
    title: 'A category is never taken out of the rules, for members may hold it; it may be left without rights',
    kind: 'input',
  },
  'proof-unknown': { title: 'Good standing asks only for proofs of a type that the rules name', kind: 'reference' },
  'proposal-unknown': {
    title: 'Only rules that have been proposed, and not replaced since, are adopted',
    kind: 'order',
  },
  'adopted-by-proposer': { title: 'Whoever proposes rules does not adopt them', kind: 'separation' },
  'before-the-last': {
    title: 'A version of the rules holds from no earlier a date than the one before it',
    kind: 'input',
  },
  'reaches-back': {
    title: "Rules do not reach back: only the forum's first hold from before the day of their adoption",
    kind: 'input',
  },
});
