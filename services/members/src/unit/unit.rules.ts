import { ruleBook } from '@baraza/domain';

export const unitRules = ruleBook('unit', {
  'already-registered': { title: "A unit's code is given once", kind: 'order' },
  'parent-unknown': { title: 'A unit stands below a unit that exists', kind: 'reference' },
  'parent-not-higher': { title: 'A unit stands below a unit of a higher level', kind: 'input' },
  'only-root-without-parent': { title: "Only the forum's root unit stands below no other", kind: 'input' },
  'root-below-another': { title: "The forum's root unit stands below no other", kind: 'input' },
  'ends-before-it-begins': { title: 'A unit does not end before it begins', kind: 'input' },
  'outside-parents-time': { title: 'A unit exists only while the unit above it does', kind: 'input' },
});
