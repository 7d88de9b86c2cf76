import { ruleBook } from '@baraza/domain';

/** Every rule of an enrolment. Each has a spec that bears its title. */
export const enrolmentRules = ruleBook('enrolment', {
  'applied-once': { kind: 'order', title: 'An organisation, a movement or a person applies once for a cohort' },
  unknown: { kind: 'order', title: 'Only an enrolment that was applied for goes on' },
  'cohort-unknown': { kind: 'reference', title: 'An enrolment is in a cohort of a programme' },
  'not-open': {
    kind: 'order',
    title: 'Applications are taken while the programme is open or running and the cohort planned',
  },
  'applied-late': { kind: 'order', title: 'Applications for a cohort are taken until their last day' },
  'organisation-unknown': {
    kind: 'reference',
    title: 'An organisation or a movement is enrolled that the forum knows and that is open',
  },
  'organisation-missing': {
    kind: 'input',
    title: 'An organisation or a movement is named by its id, a person of none is not',
  },
  'not-a-movement': { kind: 'reference', title: 'A movement is enrolled as a movement, and nobody else is' },
  'home-unknown': { kind: 'reference', title: 'A person of no organisation lives in a unit of the forum' },
  'home-missing': {
    kind: 'input',
    title: 'Of a person of no organisation it is said in which unit they live, of others not',
  },
  'not-eligible': { kind: 'reference', title: 'Who applies is among those to whom the programme is open' },
  'person-alone': { kind: 'input', title: 'A person of no organisation takes part alone' },
  'participant-twice': { kind: 'input', title: 'Each participant of an enrolment is named once' },
  'participants-miscounted': { kind: 'input', title: 'As many participants are counted as are named' },
  'too-many-participants': { kind: 'order', title: 'An enrolment has at most twenty participants' },
  'participant-unknown': { kind: 'reference', title: 'Only a participant of the enrolment is spoken of as one' },
  'last-participant': { kind: 'order', title: 'An enrolment has at least one participant' },
  ended: { kind: 'order', title: 'An enrolment that has come to its end stays so' },
  'not-applied': { kind: 'order', title: 'Only who applied and has no place yet is selected or declined' },
  'not-asking': {
    kind: 'order',
    title: 'Only an application that nobody has decided on is put on the list of those who wait',
  },
  'not-selected': { kind: 'order', title: 'Only who was selected begins' },
  'cohort-not-running': { kind: 'order', title: 'An enrolment begins once its cohort has begun' },
  'no-place': { kind: 'order', title: 'Only who has a place can be dismissed from it' },
  'on-hold': { kind: 'order', title: 'Nothing is decided on an enrolment while it rests' },
  'held-already': { kind: 'order', title: 'An enrolment is put on hold once by decision, until the hold is lifted' },
  'not-held-for-this': { kind: 'order', title: 'A hold is lifted where there is one by decision' },
  'not-taking-part': { kind: 'order', title: 'Attendance and tests are of those who take part, or did to the end' },
  'not-active': { kind: 'order', title: 'Only who takes part completes' },
  'attended-too-little': {
    kind: 'order',
    title: 'Who attended less than the terms of the programme ask does not complete it',
  },
  'assignment-missing': {
    kind: 'input',
    title: 'A campaign-launch programme is completed with the campaign that was worked out',
  },
  'assignment-of-another-track': {
    kind: 'input',
    title: 'Only an organisation or a movement in a campaign-launch programme leaves a campaign to be drafted',
  },
  'assignment-unit-unknown': { kind: 'reference', title: 'A campaign is worked out for a unit of the forum' },
  'not-completed': { kind: 'order', title: 'What came of a course is asked of those who completed it' },
  'followed-up': { kind: 'order', title: 'What came of a course is asked once at each level' },
  'own-organisation': { kind: 'separation', title: 'Nobody decides on the enrolment of their own organisation' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an enrolment holds from no earlier date than the step before it',
  },
});
