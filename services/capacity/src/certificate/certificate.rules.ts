import { ruleBook } from '@baraza/domain';

/** Every rule of a certificate. Each has a spec that bears its title. */
export const certificateRules = ruleBook('certificate', {
  'issued-once': { kind: 'order', title: 'A certificate is made out once under its code' },
  unknown: { kind: 'order', title: 'Only a certificate that was made out can be revoked' },
  'revoked-already': { kind: 'order', title: 'A certificate is revoked once' },
  'own-organisation': { kind: 'separation', title: 'Nobody revokes a certificate of their own organisation' },
  'before-issue': { kind: 'input', title: 'A certificate is revoked no earlier than it was made out' },
});
