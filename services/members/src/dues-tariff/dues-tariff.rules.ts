import { ruleBook } from '@baraza/domain';

export const duesTariffRules = ruleBook('dues-tariff', {
  overlaps: {
    kind: 'order',
    title: 'No two adopted schedules ask dues of a category in the same unit and budget band at one time',
  },
  full: { kind: 'order', title: 'A forum keeps at most 300 adopted schedules of dues' },
});
