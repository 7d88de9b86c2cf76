import { ruleBook } from '@baraza/domain';

export const eventVersionRules = ruleBook('event-version', {
  unknown: { title: 'A version of an event is activated once the ledger knows it', kind: 'reference' },
  'readers-behind': {
    title: 'A version of an event is activated when everybody who reads it has announced that they can',
    kind: 'order',
  },
});
