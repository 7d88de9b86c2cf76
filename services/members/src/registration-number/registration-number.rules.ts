import { ruleBook } from '@baraza/domain';

export const registrationNumberRules = ruleBook('registration-number', {
  taken: { title: "A registrar's number belongs to one organisation only", kind: 'order' },
});
