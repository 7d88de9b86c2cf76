import { ruleBook } from '@baraza/domain';

/** Every rule of a suggestion of a knowledge product. Each has a spec that bears its title. */
export const knowledgeSuggestionRules = ruleBook('knowledge-suggestion', {
  'not-made': { kind: 'order', title: 'Only a suggestion that was made is declined' },
  'not-open': { kind: 'order', title: 'A suggestion that was taken up or has lapsed is not declined' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a suggestion holds from no earlier date than the step before it',
  },
});
