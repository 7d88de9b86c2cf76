import { ruleBook } from '@baraza/domain';

/** Every rule of a convening, from its calling to its report. Each has a spec that bears its title. */
export const conveningRules = ruleBook('convening', {
  'called-already': { kind: 'order', title: 'A convening is called once under its id' },
  'not-called': { kind: 'order', title: 'Nothing is done with a convening that nobody has called' },
  'unit-unknown': { kind: 'reference', title: 'A convening is called in a unit that exists on its day' },
  'called-too-late': { kind: 'input', title: 'A convening is called at least seven days before it meets' },
  'quorum-below-floor': {
    kind: 'input',
    title: 'No convening decides with fewer than a quarter of the members invited',
  },
  'dated-before-last-step': {
    kind: 'input',
    title: 'A step of a convening holds from no earlier date than the step before it',
  },
  'not-ahead': { kind: 'order', title: 'Only a convening that has not met and was not called off is changed' },
  'organisation-unknown': {
    kind: 'reference',
    title: 'Those invited to a convening are organisations that the forum knows and that are open',
  },
  'not-a-member': { kind: 'reference', title: 'Only a member of the forum is invited as a member' },
  'nobody-to-invite': { kind: 'order', title: 'Members are invited to a convening where its unit has any' },
  'not-invited': { kind: 'reference', title: 'Only who was invited answers, or is counted as present' },
  'answers-for-another': {
    kind: 'separation',
    title: 'A representative answers the invitation of their own organisation only',
  },
  'postponed-backwards': {
    kind: 'input',
    title: 'A convening is put off to a day that is to come, and to another one',
  },
  'not-met-yet': { kind: 'input', title: 'That a convening met is put on record from its day on' },
  'fewer-people-than-organisations': {
    kind: 'input',
    title: 'At least one person comes for every organisation that is present',
  },
  'not-held': { kind: 'order', title: 'Only a convening that has met is reported on' },
  'reported-already': { kind: 'order', title: 'A convening is reported on once' },
  'no-report-proposed': { kind: 'order', title: 'A report is published after somebody has put it forward' },
  'published-by-proposer': {
    kind: 'separation',
    title: 'Whoever put a report forward does not confirm that it names no private person',
  },
  'not-the-text': {
    kind: 'input',
    title: 'The report that is published is, to the letter, the one that was put forward',
  },
  'not-confirmed': { kind: 'input', title: 'A report is published only where it names no private person' },
});
