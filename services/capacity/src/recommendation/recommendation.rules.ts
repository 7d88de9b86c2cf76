import { ruleBook } from '@baraza/domain';

/** Every rule of a recommendation. Each has a spec that bears its title. */
export const recommendationRules = ruleBook('recommendation', {
  'programme-not-open': { kind: 'reference', title: 'A programme is recommended while it is open' },
  'not-made': { kind: 'order', title: 'Only a recommendation that was made is answered' },
  'not-open': { kind: 'order', title: 'Only a recommendation that is open is declined' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a recommendation holds from no earlier date than the step before it',
  },
});

export type RecommendationRule = keyof typeof recommendationRules.rules;
