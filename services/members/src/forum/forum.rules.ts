import { ruleBook } from '@baraza/domain';

export const forumRules = ruleBook('forum', {
  'already-founded': { title: 'A forum is founded once', kind: 'order' },
  'not-founded': { title: 'Only a forum that has been founded adopts its founding members', kind: 'order' },
  'founders-adopted': { title: 'A forum adopts its founding members once', kind: 'order' },
  'members-already': { title: 'Founding members are adopted before anybody else is a member', kind: 'order' },
  'founder-twice': { title: 'An organisation is adopted as a founding member once', kind: 'input' },
});
