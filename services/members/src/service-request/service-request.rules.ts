import { ruleBook } from '@baraza/domain';

/** Every rule of a request, from its asking to its close. Each has a spec that bears its title. */
export const serviceRequestRules = ruleBook('service-request', {
  'requested-already': { kind: 'order', title: 'A request is made once under its id' },
  'not-requested': { kind: 'order', title: 'Nothing is done with a request that nobody has made' },
  'not-offered': { kind: 'reference', title: 'A service is asked for while it is offered' },
  'not-a-member': { kind: 'reference', title: 'A service is asked for by a member of the forum' },
  'rights-rest': { kind: 'order', title: 'A member whose rights rest asks for no service' },
  'category-not-served': {
    kind: 'reference',
    title: 'A service is asked for by members of the categories that it is for',
  },
  'outside-its-unit': {
    kind: 'reference',
    title: 'A service is asked for by members in the unit that offers it, or below',
  },
  'dated-before-last-step': {
    kind: 'input',
    title: 'Each step of a request is dated no earlier than the one before',
  },
  'own-organisation': { kind: 'separation', title: 'Nobody answers a request of their own organisation' },
  'answered-already': { kind: 'order', title: 'A request is delivered, declined or withdrawn once' },
  'not-acknowledged': { kind: 'order', title: 'A request is acknowledged before somebody is to see to it' },
  'assignee-unable': {
    kind: 'reference',
    title: 'A request is seen to by an officer of its unit, or of one above it',
  },
  'not-assigned': { kind: 'order', title: 'What was asked for is delivered once somebody is to see to it' },
  'not-answered': { kind: 'order', title: 'Only what was delivered or declined is confirmed or disputed' },
  'nothing-delivered': { kind: 'order', title: 'Only what was delivered is confirmed and rated' },
  'speaks-for-member': {
    kind: 'separation',
    title: 'Who was to see to a request, or answered it, neither confirms nor disputes it for the member',
  },
  'disputed-already': { kind: 'order', title: 'What was delivered or declined is disputed once' },
  'not-disputed': { kind: 'order', title: 'Only a dispute is settled' },
  'settles-own-answer': {
    kind: 'separation',
    title: 'Who delivered or declined what was asked for does not settle the dispute about it',
  },
  closed: { kind: 'order', title: 'Nothing more is done with a request that is closed or was withdrawn' },
});
