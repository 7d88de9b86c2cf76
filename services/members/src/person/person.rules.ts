import { ruleBook } from '@baraza/domain';

export const personRules = ruleBook('person', {
  erased: { title: 'A person who was erased is not named again under the same id', kind: 'reference' },
});
