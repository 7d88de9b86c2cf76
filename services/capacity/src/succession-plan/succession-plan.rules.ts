import { ruleBook } from '@baraza/domain';

export const successionPlanRules = ruleBook('succession-plan', {
  'adopted-already': { title: 'An organisation has one succession plan for each office', kind: 'order' },
  unknown: { title: 'Only a succession plan that was adopted goes on', kind: 'order' },
  'organisation-unknown': {
    title: 'A succession plan is of an organisation that the forum knows and that is open',
    kind: 'reference',
  },
  'cover-by-the-office': { title: 'An office is not its own emergency cover', kind: 'input' },
  'cover-twice': { title: 'Each office stands once among those that cover', kind: 'input' },
  'activates-themselves': {
    title: 'Emergency cover is not activated by the office that falls empty, nor by the one that covers',
    kind: 'input',
  },
  ended: { title: 'A succession plan that was ended is neither reviewed nor activated', kind: 'order' },
  'dated-before-last-step': {
    title: 'Each step of a succession plan is dated no earlier than the one before',
    kind: 'input',
  },
  'activated-already': { title: 'Emergency cover that is active is not activated again', kind: 'order' },
  'not-activated': { title: 'Only emergency cover that is active ends', kind: 'order' },
  'no-such-cover': { title: 'Emergency cover is given by one of those whom the plan names', kind: 'input' },
});
