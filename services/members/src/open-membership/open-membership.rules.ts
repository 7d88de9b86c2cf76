import { ruleBook } from '@baraza/domain';

export const openMembershipRules = ruleBook('open-membership', {
  taken: { title: 'An organisation has one open membership at a time', kind: 'order' },
  barred: { title: 'An organisation that is closed opens no membership', kind: 'order' },
  'still-open': { title: 'An organisation is closed only when its membership has ended', kind: 'order' },
});
