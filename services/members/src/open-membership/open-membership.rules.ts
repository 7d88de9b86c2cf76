import { ruleBook } from '@baraza/domain';

export const openMembershipRules = ruleBook('open-membership', {
  taken: { title: 'An organisation has one open membership at a time', kind: 'order' },
  barred: { title: 'An organisation that is closed, or goes on as another, opens no membership', kind: 'order' },
  'still-open': { title: 'An organisation is closed only when its membership has ended', kind: 'order' },
  'both-open': { title: 'Two organisations are not merged while both have an open membership', kind: 'order' },
  'in-motion': {
    title: 'An organisation is merged or parted once nothing is being decided on its membership',
    kind: 'order',
  },
});
