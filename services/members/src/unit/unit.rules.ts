import { ruleBook } from '@baraza/domain';

export const unitRules = ruleBook('unit', {
  'already-registered': { title: "A unit's code is given once", kind: 'order' },
  'parent-unknown': { title: 'A unit stands below a unit that exists', kind: 'reference' },
  'parent-not-higher': { title: 'A unit stands below a unit of a higher level', kind: 'input' },
  'only-root-without-parent': { title: "Only the forum's root unit stands below no other", kind: 'input' },
  'root-below-another': { title: "The forum's root unit stands below no other", kind: 'input' },
  'ends-before-it-begins': { title: 'A unit does not end before it begins', kind: 'input' },
  'not-there': {
    title: 'Only a unit that belongs to the forum on that date is renamed, moved or split',
    kind: 'order',
  },
  'before-last-change': {
    title: 'What happens to a unit holds from no earlier a date than what happened to it before',
    kind: 'input',
  },
  'below-itself': { title: 'A unit stands neither below itself nor below what is below it', kind: 'input' },
  'split-into-others': {
    title: 'A unit is split into units of its own level that stand beside it on that date',
    kind: 'reference',
  },
  'units-below-remain': { title: 'A unit that ends by a split has no units below it any more', kind: 'order' },
  'root-stays': { title: "The forum's root unit neither leaves nor is split", kind: 'order' },
  'left-before-its-time': { title: 'A unit leaves after the first day on which it belonged', kind: 'input' },
  'too-many-below': { title: 'At most 200 units leave at once: those far below leave first', kind: 'order' },
  'outside-parents-time': { title: 'A unit exists only while the unit above it does', kind: 'input' },
});
