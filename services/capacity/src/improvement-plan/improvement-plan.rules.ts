import { ruleBook } from '@baraza/domain';

/** Every rule of an improvement plan. Each has a spec that bears its title. */
export const improvementPlanRules = ruleBook('improvement-plan', {
  'made-once': { kind: 'order', title: 'An improvement plan is made once' },
  'not-made': { kind: 'order', title: 'Only an improvement plan that has been made goes on' },
  closed: { kind: 'order', title: 'An improvement plan that is closed stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an improvement plan holds from no earlier date than the step before it',
  },
  'assessment-unfit': { kind: 'reference', title: 'An improvement plan follows a completed assessment' },
  'domain-unknown': { kind: 'input', title: 'An action is about a domain that was assessed' },
  'due-before': { kind: 'input', title: 'An action is planned for a day that has not passed' },
  'actions-too-many': { kind: 'order', title: 'An improvement plan has fifty actions at most' },
  'action-unknown': { kind: 'reference', title: 'What is changed, done or given up is an action of the plan' },
  'action-settled': { kind: 'order', title: 'An action that is done or given up stays so' },
  'evidence-unknown': {
    kind: 'reference',
    title: 'What shows that an action is done is a file of the same organisation',
  },
  'actions-open': {
    kind: 'order',
    title: 'An improvement plan is closed when each of its actions is done or given up',
  },
});

export type ImprovementPlanRule = keyof typeof improvementPlanRules.rules;
