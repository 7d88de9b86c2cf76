import { ruleBook } from '@baraza/domain';

/** Every rule of a rating of civic space. Each has a spec that bears its title. */
export const civicSpaceRules = ruleBook('civic-space', {
  'rated-already': {
    kind: 'order',
    title: 'Civic space of a unit is rated for the first time once, and again after that',
  },
  unknown: { kind: 'order', title: 'Only a unit whose civic space was rated, or proposed to be, is rated again' },
  'unit-unknown': { kind: 'reference', title: 'Civic space is rated of a unit of the forum' },
  'before-last-step': { kind: 'input', title: 'A rating holds from no earlier date than the one before it' },
  'published-later': { kind: 'input', title: 'A rating stands on sources that are there already' },
  'not-proposed': { kind: 'order', title: 'Only the rating that stands proposed is confirmed, or declined' },
  'confirmed-by-proposer': {
    kind: 'separation',
    title: 'A rating by which public pages show more is confirmed by somebody else than who proposed it',
  },
});
