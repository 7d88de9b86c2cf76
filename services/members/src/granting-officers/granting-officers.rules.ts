import { ruleBook } from '@baraza/domain';

export const grantingOfficersRules = ruleBook('granting-officers', {
  'two-remain': {
    title: 'Two persons who can grant roles in the whole forum, without an end to it, always remain',
    kind: 'order',
  },
});
