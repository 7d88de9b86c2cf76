import { ruleBook } from '@baraza/domain';

export const serviceRules = ruleBook('service', {
  'offered-already': { kind: 'order', title: 'A unit offers a service once at a time' },
  'unit-unknown': { kind: 'reference', title: 'A service is offered in a unit that exists on that date' },
  'category-unknown': { kind: 'reference', title: 'A service is for categories that the rules of the forum name' },
  'promise-backwards': {
    kind: 'input',
    title: 'What is asked for is promised to be delivered no earlier than it is acknowledged',
  },
  'not-offered': { kind: 'order', title: 'Only a service that is offered is changed or withdrawn' },
  'dated-before-last-step': {
    kind: 'input',
    title: 'Each step of a service is dated no earlier than the one before',
  },
});
