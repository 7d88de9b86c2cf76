import { type Answer, type Kind, OF_PROGRAMMES } from './answers.ts';

const programmes = '/capacity/programmes/{id}';
const enrolments = '/capacity/enrolments/{id}';
const cohorts = '/capacity/cohorts/{id}';
const sessions = '/capacity/sessions/{id}';
const grants = '/capacity/grants/{id}';

/** A step of a course, by those who run it. */
const ofCourse = (operationId: string, path: string, needs: readonly string[] = []): Answer => ({
  ...{ operationId, path, needs },
  roles: OF_PROGRAMMES,
});

/** What waits of programmes, and those who take part in them. */
export const COURSES = {
  'programme-to-open': {
    answers: [
      ofCourse('openProgramme', `${programmes}/open`),
      ofCourse('cancelProgramme', `${programmes}/cancel`, ['ground']),
    ],
  },
  'programme-to-start': {
    answers: [
      ofCourse('startProgramme', `${programmes}/start`),
      ofCourse('cancelProgramme', `${programmes}/cancel`, ['ground']),
    ],
  },
  'programme-to-complete': {
    answers: [ofCourse('completeProgramme', `${programmes}/complete`)],
  },
  'enrolment-to-decide': {
    answers: [
      ofCourse('selectEnrolment', `${enrolments}/select`),
      ofCourse('waitListEnrolment', `${enrolments}/wait-list`),
      ofCourse('declineEnrolment', `${enrolments}/decline`, ['ground']),
    ],
  },
  'absences-to-look-into': {
    answers: [
      ofCourse('holdEnrolment', `${enrolments}/hold`, ['ground']),
      ofCourse('dismissEnrolment', `${enrolments}/dismiss`, ['ground']),
    ],
  },
  'cohort-to-begin': {
    answers: [ofCourse('beginCohort', `${cohorts}/begin`), ofCourse('cancelCohort', `${cohorts}/cancel`, ['ground'])],
  },
  'session-to-hold': {
    answers: [
      ofCourse('holdSession', `${sessions}/hold`, ['people', 'attendance']),
      ofCourse('moveSession', `${sessions}/move`, ['on', 'ground']),
      ofCourse('cancelSession', `${sessions}/cancel`, ['ground']),
    ],
  },
  'cohort-to-end': { answers: [ofCourse('endCohort', `${cohorts}/end`)] },
  'follow-up-to-report': {
    answers: [
      ofCourse('reportFollowUp', `${enrolments}/report-follow-up`, ['level', 'finding']),
      ofCourse('waiveFollowUp', `${enrolments}/waive-follow-up`, ['level', 'ground']),
    ],
  },
  'grant-report-to-submit': {
    answers: [
      ofCourse('submitGrantReport', `${grants}/submit-report`, ['report']),
      ofCourse('postponeGrantReport', `${grants}/postpone-report`, ['report', 'dueOn', 'ground']),
    ],
  },
} as const satisfies Readonly<Record<string, Kind>>;
