import { ruleBook } from '@baraza/domain';

/** Every rule of a goal of the change agenda. Each has a spec that bears its title. */
export const agendaGoalRules = ruleBook('agenda-goal', {
  'adopted-already': { kind: 'order', title: 'A goal is adopted once under its id' },
  'not-adopted': { kind: 'order', title: 'Nothing is done with a goal that no convening has adopted' },
  'convening-unknown': {
    kind: 'reference',
    title: 'A goal is adopted, revised or closed by a convening that met with a quorum',
  },
  'convening-of-another-unit': {
    kind: 'reference',
    title: 'A goal is revised or closed by a convening of its own unit or of one above',
  },
  'dated-before-convening': {
    kind: 'input',
    title: 'A goal is adopted, revised or closed no earlier than the convening met',
  },
  'theme-unknown': { kind: 'reference', title: 'A goal is of themes that are in use' },
  'horizon-too-near': { kind: 'input', title: 'A goal is for a year or longer' },
  'indicator-twice': { kind: 'input', title: 'Each indicator of a goal has a code of its own' },
  'target-is-baseline': { kind: 'input', title: 'A target is another value than the baseline' },
  'indicator-unknown': { kind: 'reference', title: 'What is reported is of an indicator that the goal has' },
  'period-open': { kind: 'input', title: 'An actual value is reported when its period is over' },
  'reported-already': {
    kind: 'order',
    title: 'What was reported of a period is put right by a correction, and not reported again',
  },
  'not-reported': { kind: 'order', title: 'Only what was reported is corrected' },
  'indicator-dropped': {
    kind: 'input',
    title: 'A revision keeps every indicator of which something was reported, in the same measure',
  },
  'nothing-revised': { kind: 'input', title: 'A revision changes the horizon or an indicator' },
  closed: { kind: 'order', title: 'A goal that was closed is not followed further' },
  'dated-before-last-step': {
    kind: 'input',
    title: 'A step of a goal holds from no earlier date than the step before it',
  },
});
