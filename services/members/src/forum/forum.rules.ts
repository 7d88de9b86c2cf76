import { ruleBook } from '@baraza/domain';

export const forumRules = ruleBook('forum', {
  'already-founded': { title: 'A forum is founded once', kind: 'order' },
});
