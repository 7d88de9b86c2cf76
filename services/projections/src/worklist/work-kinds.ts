import type { Role } from '@baraza/domain';

/** A command that answers what waits. Its path takes the entity's id, where it takes one. */
export interface Answer {
  readonly operationId: string;
  readonly path: string;
  /** Fields that its body must have. */
  readonly needs: readonly string[];
  /** To whom it is open, and to whom it is offered: `member-representative` for the organisation that it waits for. */
  readonly roles: readonly Role[];
  /** True where whoever had a part in the matter may not. */
  readonly apart?: true;
}

/** For whom an item waits in the name of an organisation: the one it concerns, or any that may endorse. */
export type MembersAsked = 'own' | 'endorsers';

interface Kind {
  readonly answers: readonly Answer[];
  /** Staff of the organisation that it concerns may answer, too: nothing is judged. */
  readonly judgesNothing?: true;
  readonly members?: MembersAsked;
}

const OFFICERS: readonly Role[] = ['secretariat', 'unit-officer'];
const OF_PROGRAMMES: readonly Role[] = [...OFFICERS, 'programme-officer'];
const OFFICE: readonly Role[] = [...OFFICERS, 'conduct-committee'];
const COMMITTEE: readonly Role[] = ['conduct-committee'];
/** The roles of whom the board can depute. */
const DEPUTIES: readonly Role[] = [...OFFICE, 'member-representative'];
const SECRETARIAT: readonly Role[] = ['secretariat'];
const REPRESENTATIVE: readonly Role[] = ['member-representative'];

const applications = '/members/memberships/{id}';
const complaints = '/members/complaints/{id}';
const invoices = '/members/invoices/{id}';
const notices = '/members/notices/{id}';
const requests = '/members/service-requests/{id}';
const programmes = '/capacity/programmes/{id}';
const assessments = '/capacity/assessments/{id}';
const improvementPlans = '/capacity/improvement-plans/{id}';
const enrolments = '/capacity/enrolments/{id}';
const cohorts = '/capacity/cohorts/{id}';
const sessions = '/capacity/sessions/{id}';
const grants = '/capacity/grants/{id}';
const successionPlans = '/capacity/succession-plans/{id}';
const transitions = '/capacity/leadership-transitions/{id}';
const campaigns = '/campaigns/campaigns/{id}';

const agreeScore: Answer = {
  ...{ operationId: 'agreeAssessmentScore', path: `${assessments}/agree-score` },
  ...{ needs: ['domain', 'levels', 'justification'], roles: REPRESENTATIVE },
};
const completeAssessment = (roles: readonly Role[]): Answer => ({
  ...{ operationId: 'completeAssessment', path: `${assessments}/complete`, needs: [], roles },
});
const OF_CAPACITY: readonly Role[] = [...OF_PROGRAMMES, ...REPRESENTATIVE];

/** What an organisation, or whoever looks after its capacity, does about itself. */
const aboutItself = (
  ...answers: readonly (readonly [operationId: string, path: string, ...needs: string[]])[]
): Kind => ({
  answers: answers.map(([operationId, path, ...needs]) => ({ operationId, path, needs, roles: OF_CAPACITY })),
  judgesNothing: true,
  members: 'own',
});
const noteProgress = ['noteTransitionProgress', `${transitions}/note-progress`, 'note'] as const;
const beginSearch = ['beginLeadershipSearch', `${transitions}/search`] as const;
const appointLeader = ['appointLeader', `${transitions}/appoint`] as const;
const endTransition = ['endLeadershipTransition', `${transitions}/end`, 'ground'] as const;

const screen: Answer = {
  operationId: 'screenApplication',
  path: `${applications}/screen`,
  needs: ['items'],
  roles: OFFICERS,
};
const reject: Answer = {
  operationId: 'rejectApplication',
  path: `${applications}/reject`,
  needs: ['grounds', 'narrative'],
  roles: OFFICERS,
  apart: true,
};

const defer: Answer = {
  operationId: 'deferApplication',
  path: `${applications}/defer`,
  needs: ['missing'],
  roles: OFFICERS,
  apart: true,
};

/** A step of a course, by those who run it. */
const ofCourse = (operationId: string, path: string, needs: readonly string[] = []): Answer => ({
  ...{ operationId, path, needs },
  roles: OF_PROGRAMMES,
});

/** A step of a complaint: impartial, all of them. */
const ofCase = (operationId: string, verb: string, needs: readonly string[], roles: readonly Role[]): Answer => ({
  ...{ operationId, path: `${complaints}/${verb}`, needs, roles },
  apart: true,
});

const proposeDecision = (roles: readonly Role[]): Answer =>
  ofCase('proposeComplaintDecision', 'propose-decision', ['decision', 'grounds', 'reasons'], roles);
const confirmDecision = (roles: readonly Role[]): Answer =>
  ofCase('confirmComplaintDecision', 'confirm-decision', ['proposal'], roles);
const proposeAppealDecision = (roles: readonly Role[]): Answer =>
  ofCase('proposeAppealDecision', 'propose-appeal-decision', ['outcome', 'reasons'], roles);
const confirmAppealDecision = (roles: readonly Role[]): Answer =>
  ofCase('confirmAppealDecision', 'confirm-appeal-decision', ['proposal'], roles);

/** What the forum does with a request. Nobody answers one of their own organisation. */
const ofRequest = (operationId: string, verb: string, needs: readonly string[], roles = OFFICERS): Answer => ({
  ...{ operationId, path: `${requests}/${verb}`, needs, roles },
});
const acknowledgeRequest = (roles: readonly Role[]): Answer =>
  ofRequest('acknowledgeServiceRequest', 'acknowledge', [], roles);
const assignRequest = (roles: readonly Role[]): Answer => ofRequest('assignServiceRequest', 'assign', [], roles);
const declineRequest = (roles: readonly Role[]): Answer =>
  ofRequest('declineServiceRequest', 'decline', ['ground'], roles);
const disputeService = ofRequest('disputeService', 'dispute', ['ground'], REPRESENTATIVE);
const settleDispute = (roles: readonly Role[]): readonly Answer[] => [
  { ...ofRequest('reopenServiceRequest', 'reopen', [], roles), apart: true },
  { ...ofRequest('dismissServiceDispute', 'dismiss-dispute', ['ground'], roles), apart: true },
];

/** A step of a promise. */
const ofPromise = (operationId: string, verb: string, needs: readonly string[], roles: readonly Role[]): Answer => ({
  ...{ operationId, path: `/coalitions/commitments/{id}/${verb}`, needs, roles },
});
/** What others than the promisor say of it: those to whom it was made, or an officer. */
const judging = (operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...ofPromise(operationId, verb, needs, [...OFFICERS, ...REPRESENTATIVE]),
  apart: true,
});

/** What is done with a convening, a resolution, an assembly or a goal. */
const ofMeeting = (
  operationId: string,
  path: string,
  needs: readonly string[],
  roles: readonly Role[] = OFFICERS,
): Answer => ({ ...{ operationId, path: `/members/${path}`, needs, roles } });
const progress = (roles: readonly Role[]): Answer =>
  ofMeeting('noteResolutionProgress', 'resolutions/{id}/note-progress', ['percent'], roles);
const fulfilResolution: Answer = { ...ofMeeting('fulfilResolution', 'resolutions/{id}/fulfil', []), apart: true };
const rescheduleResolution = ofMeeting('rescheduleResolution', 'resolutions/{id}/reschedule', [
  'by',
  'dueOn',
  'ground',
]);
const endResolution = ofMeeting('endResolution', 'resolutions/{id}/end', ['by', 'ground']);

/** What is done with what members, the public or duty-bearers answered. */
const ofSurvey = (operationId: string, path: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/members/${path}`, needs, roles: OFFICERS },
});

const kinds = {
  'survey-results-to-publish': { answers: [ofSurvey('publishSurveyResults', 'surveys/{id}/publish-results', [])] },
  'finding-to-publish': {
    answers: [
      { ...ofSurvey('publishSurveyFinding', 'surveys/{id}/publish-finding', ['finding', 'words']), apart: true },
      ofSurvey('declineSurveyFinding', 'surveys/{id}/decline-finding', ['finding', 'ground']),
    ],
  },
  'trust-results-to-publish': {
    answers: [ofSurvey('publishTrustResults', 'trust-rounds/{id}/publish-results', [])],
  },
  'application-to-screen': { answers: [screen] },
  'application-with-gaps': { answers: [screen, defer, reject] },
  'application-deferred': { answers: [screen, reject] },
  'application-to-endorse': {
    answers: [
      {
        operationId: 'endorseApplication',
        path: `${applications}/endorse`,
        needs: ['endorser'],
        roles: REPRESENTATIVE,
      },
    ],
    members: 'endorsers',
  },
  'application-to-decide': {
    answers: [
      { operationId: 'admitMember', path: `${applications}/admit`, needs: [], roles: OFFICERS, apart: true },
      defer,
      reject,
    ],
  },
  'complaint-to-notice': { answers: [ofCase('issueComplaintNotice', 'issue-notice', ['grounds', 'notice'], OFFICE)] },
  'complaint-to-serve': { answers: [ofCase('serveComplaintNotice', 'serve-notice', ['proof'], OFFICE)] },
  'complaint-to-answer': {
    answers: [ofCase('replyToComplaint', 'reply', ['reply'], REPRESENTATIVE)],
    members: 'own',
  },
  'complaint-to-decide': { answers: [proposeDecision(COMMITTEE)] },
  'decision-to-confirm': { answers: [confirmDecision(COMMITTEE)] },
  'deputed-to-decide': { answers: [proposeDecision(DEPUTIES), confirmDecision(DEPUTIES)] },
  'decision-to-serve': { answers: [ofCase('serveComplaintDecision', 'serve-decision', ['proof'], OFFICE)] },
  'decision-to-appeal': {
    answers: [ofCase('appealAgainstDecision', 'appeal', ['appeal'], REPRESENTATIVE)],
    members: 'own',
  },
  'appeal-to-decide': { answers: [proposeAppealDecision(COMMITTEE)] },
  'appeal-decision-to-confirm': { answers: [confirmAppealDecision(COMMITTEE)] },
  'deputed-to-decide-appeal': { answers: [proposeAppealDecision(DEPUTIES), confirmAppealDecision(DEPUTIES)] },
  'proof-to-verify': {
    answers: [
      {
        operationId: 'verifyComplianceProof',
        path: '/members/compliance-proofs/{id}/verify',
        needs: [],
        roles: OFFICERS,
        apart: true,
      },
      {
        operationId: 'refuseComplianceProof',
        path: '/members/compliance-proofs/{id}/refuse',
        needs: ['ground'],
        roles: OFFICERS,
        apart: true,
      },
    ],
  },
  'dues-schedule-to-adopt': {
    answers: [
      {
        ...{ operationId: 'adoptDuesSchedule', path: '/members/dues-schedules/{id}/adopt', needs: [], roles: OFFICERS },
        apart: true,
      },
      {
        ...{ operationId: 'withdrawDuesSchedule', path: '/members/dues-schedules/{id}/withdraw' },
        ...{ needs: [], roles: OFFICERS },
      },
    ],
  },
  'dues-to-pay': {
    answers: [{ operationId: 'askWaiver', path: `${invoices}/ask-waiver`, needs: ['ground'], roles: REPRESENTATIVE }],
    members: 'own',
  },
  'dues-overdue': {
    answers: [
      {
        operationId: 'receivePayment',
        path: '/members/payments',
        needs: ['organisation', 'amount', 'method', 'reference'],
        roles: OFFICERS,
      },
      {
        operationId: 'writeOffInvoice',
        path: `${invoices}/write-off`,
        needs: ['ground'],
        roles: SECRETARIAT,
        apart: true,
      },
    ],
  },
  'waiver-to-decide': {
    answers: [
      {
        operationId: 'grantWaiver',
        path: `${invoices}/grant-waiver`,
        needs: [],
        roles: OFFICERS,
        apart: true,
      },
      {
        operationId: 'refuseWaiver',
        path: `${invoices}/refuse-waiver`,
        needs: ['ground'],
        roles: OFFICERS,
        apart: true,
      },
    ],
  },
  'notice-to-print': {
    answers: [{ operationId: 'markNoticePrinted', path: `${notices}/mark-printed`, needs: [], roles: OFFICERS }],
    judgesNothing: true,
  },
  'notice-undelivered': {
    answers: [
      { operationId: 'recordNoticeDelivery', path: `${notices}/record-delivery`, needs: ['proof'], roles: OFFICERS },
    ],
  },
  'notice-to-acknowledge': {
    answers: [{ operationId: 'acknowledgeNotice', path: `${notices}/acknowledge`, needs: [], roles: REPRESENTATIVE }],
    members: 'own',
  },
  'request-to-acknowledge': { answers: [acknowledgeRequest(OFFICERS), declineRequest(OFFICERS)] },
  'request-to-assign': { answers: [assignRequest(OFFICERS), declineRequest(OFFICERS)] },
  'request-to-deliver': {
    answers: [ofRequest('deliverService', 'deliver', []), assignRequest(OFFICERS), declineRequest(OFFICERS)],
  },
  'service-to-confirm': {
    answers: [ofRequest('confirmService', 'confirm', ['rating'], REPRESENTATIVE), disputeService],
    members: 'own',
  },
  'refusal-to-dispute': { answers: [disputeService], members: 'own' },
  'dispute-to-settle': { answers: settleDispute(OFFICERS) },
  'late-request-to-acknowledge': { answers: [acknowledgeRequest(SECRETARIAT), declineRequest(SECRETARIAT)] },
  'late-request-to-answer': { answers: [assignRequest(SECRETARIAT), declineRequest(SECRETARIAT)] },
  'late-dispute-to-settle': { answers: settleDispute(SECRETARIAT) },
  'convening-to-record': {
    answers: [
      ofMeeting('holdConvening', 'convenings/{id}/hold', ['present', 'attendance']),
      ofMeeting('postponeConvening', 'convenings/{id}/postpone', ['on', 'ground']),
      ofMeeting('cancelConvening', 'convenings/{id}/cancel', ['ground']),
    ],
    judgesNothing: true,
  },
  'convening-to-report': {
    answers: [ofMeeting('proposeConveningReport', 'convenings/{id}/propose-report', ['report'])],
    judgesNothing: true,
  },
  'report-to-publish': {
    answers: [
      {
        ...ofMeeting('publishConveningReport', 'convenings/{id}/publish-report', ['report', 'namesNoPrivatePerson']),
        apart: true,
      },
      ofMeeting('proposeConveningReport', 'convenings/{id}/propose-report', ['report']),
    ],
    judgesNothing: true,
  },
  'resolution-to-word': {
    answers: [ofMeeting('proposeResolutionText', 'resolutions/{id}/propose-text', ['text'])],
    judgesNothing: true,
  },
  'resolution-text-to-publish': {
    answers: [
      {
        ...ofMeeting('publishResolutionText', 'resolutions/{id}/publish-text', ['text', 'namesNoPrivatePerson']),
        apart: true,
      },
      ofMeeting('proposeResolutionText', 'resolutions/{id}/propose-text', ['text']),
    ],
    judgesNothing: true,
  },
  'resolution-to-carry-out': { answers: [progress(REPRESENTATIVE)], members: 'own' },
  'forum-resolution-to-carry-out': { answers: [progress(OFFICERS)], judgesNothing: true },
  'resolution-to-confirm': { answers: [fulfilResolution] },
  'resolution-overdue': {
    answers: [progress([...OFFICERS, ...REPRESENTATIVE]), fulfilResolution, rescheduleResolution, endResolution],
    members: 'own',
  },
  'candidacies-to-judge': {
    answers: [
      ofMeeting('acceptCandidacy', 'assemblies/{id}/accept-candidacy', ['candidacy'], OFFICE),
      ofMeeting('refuseCandidacy', 'assemblies/{id}/refuse-candidacy', ['candidacy', 'ground', 'reasons'], OFFICE),
    ],
  },
  'candidacy-appeals-to-judge': {
    answers: [
      ofMeeting('reviewCandidacy', 'assemblies/{id}/review-candidacy', ['candidacy', 'outcome', 'reasons'], OFFICE),
    ],
  },
  'vote-to-open': {
    answers: [
      ofMeeting('openVote', 'assemblies/{id}/open-vote', []),
      ofMeeting('cancelAssembly', 'assemblies/{id}/cancel', ['ground']),
    ],
  },
  'vote-to-close': {
    answers: [
      ofMeeting('closeVote', 'assemblies/{id}/close-vote', []),
      ofMeeting('cancelAssembly', 'assemblies/{id}/cancel', ['ground']),
    ],
  },
  'result-to-declare': {
    answers: [
      ofMeeting('declareElectionResult', 'assemblies/{id}/declare-result', ['body', 'people']),
      ofMeeting('cancelAssembly', 'assemblies/{id}/cancel', ['ground']),
    ],
  },
  'election-to-call': {
    answers: [ofMeeting('callAssembly', 'assemblies', ['convening', 'nominationsUntil', 'tieRule', 'elections'])],
  },
  'goal-to-close': {
    answers: [
      ofMeeting('closeGoal', 'agenda-goals/{id}/close', ['convening', 'outcome']),
      ofMeeting('reviseGoal', 'agenda-goals/{id}/revise', ['convening', 'horizon', 'indicators', 'ground']),
    ],
  },
  'programme-to-open': {
    answers: [
      { operationId: 'openProgramme', path: `${programmes}/open`, needs: [], roles: OF_PROGRAMMES },
      { operationId: 'cancelProgramme', path: `${programmes}/cancel`, needs: ['ground'], roles: OF_PROGRAMMES },
    ],
  },
  'programme-to-start': {
    answers: [
      { operationId: 'startProgramme', path: `${programmes}/start`, needs: [], roles: OF_PROGRAMMES },
      { operationId: 'cancelProgramme', path: `${programmes}/cancel`, needs: ['ground'], roles: OF_PROGRAMMES },
    ],
  },
  'programme-to-complete': {
    answers: [{ operationId: 'completeProgramme', path: `${programmes}/complete`, needs: [], roles: OF_PROGRAMMES }],
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
  'assessment-to-rate': {
    answers: [
      {
        ...{ operationId: 'giveAssessmentRating', path: `${assessments}/give-rating` },
        ...{ needs: ['rater', 'ratings'], roles: OF_CAPACITY },
      },
      {
        ...{ operationId: 'closeAssessmentRatings', path: `${assessments}/close-ratings` },
        ...{ needs: [], roles: OF_CAPACITY },
      },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'assessment-to-agree': {
    answers: [
      agreeScore,
      {
        ...{ operationId: 'submitAssessment', path: `${assessments}/submit`, needs: [], roles: REPRESENTATIVE },
      },
      completeAssessment(OF_CAPACITY),
    ],
    judgesNothing: true,
    members: 'own',
  },
  'assessment-to-review': {
    answers: [
      {
        ...{ operationId: 'verifyAssessmentDomain', path: `${assessments}/verify-domain` },
        ...{ needs: ['domain'], roles: OF_PROGRAMMES, apart: true },
      },
      {
        ...{ operationId: 'questionAssessmentDomain', path: `${assessments}/question-domain` },
        ...{ needs: ['domain', 'levels', 'reasons'], roles: OF_PROGRAMMES, apart: true },
      },
    ],
  },
  'score-to-agree-anew': { answers: [agreeScore], members: 'own' },
  'assessment-to-complete': {
    answers: [completeAssessment(OF_CAPACITY)],
    judgesNothing: true,
    members: 'own',
  },
  'improvement-action-to-do': {
    answers: [
      {
        ...{ operationId: 'doImprovementAction', path: `${improvementPlans}/do-action` },
        ...{ needs: ['action'], roles: OF_CAPACITY },
      },
      {
        ...{ operationId: 'replanImprovementAction', path: `${improvementPlans}/replan-action` },
        ...{ needs: ['action'], roles: OF_CAPACITY },
      },
      {
        ...{ operationId: 'dropImprovementAction', path: `${improvementPlans}/drop-action` },
        ...{ needs: ['action', 'ground'], roles: OF_CAPACITY },
      },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'improvement-plan-to-close': {
    answers: [
      {
        ...{ operationId: 'closeImprovementPlan', path: `${improvementPlans}/close` },
        ...{ needs: [], roles: OF_CAPACITY },
      },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'programme-recommended': {
    answers: [
      {
        ...{ operationId: 'applyForProgramme', path: '/capacity/enrolments' },
        ...{ needs: ['cohort', 'kind', 'participants', 'people'], roles: OF_CAPACITY },
      },
      {
        ...{ operationId: 'declineRecommendation', path: '/capacity/recommendations/{id}/decline' },
        ...{ needs: ['ground'], roles: OF_CAPACITY },
      },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'succession-plan-to-review': aboutItself(
    ['reviewSuccessionPlan', `${successionPlans}/review`],
    ['reviseSuccessionPlan', `${successionPlans}/revise`, 'cover', 'activatedBy', 'reviewMonths'],
  ),
  'emergency-cover-to-end': aboutItself(['endEmergencyCover', `${successionPlans}/stand-down`, 'ground']),
  'transition-to-go-on': aboutItself(beginSearch, appointLeader, noteProgress, endTransition),
  'transition-stalled': aboutItself(noteProgress, endTransition),
  'leader-to-settle-in': aboutItself(
    ['beginSettlingIn', `${transitions}/settle-in`, 'until', 'agreement', 'followUps'],
    endTransition,
  ),
  'settling-in-to-follow-up': aboutItself([
    'reportSettlingFollowUp',
    `${transitions}/report-follow-up`,
    ...['followUp', 'finding', 'report'],
  ]),
  'transition-to-settle': aboutItself(['settleLeadershipTransition', `${transitions}/settle`]),
  'experiment-to-report': aboutItself([
    'reportExperiment',
    '/capacity/innovations/{id}/report-experiment',
    ...['experiment', 'result', 'finding'],
  ]),
  'adoption-to-report': aboutItself(
    ['reportAdoption', '/capacity/adoptions/{id}/report', 'finding', 'report'],
    ['endAdoption', '/capacity/adoptions/{id}/end', 'ground'],
  ),
  'product-to-publish': {
    answers: [
      {
        ...{ operationId: 'publishKnowledgeProduct', path: '/capacity/knowledge-products/{id}/publish' },
        ...{ needs: ['summary'], roles: OF_PROGRAMMES, apart: true },
      },
      {
        ...{ operationId: 'dropKnowledgeProduct', path: '/capacity/knowledge-products/{id}/drop' },
        ...{ needs: ['ground'], roles: OF_PROGRAMMES },
      },
    ],
    judgesNothing: true,
  },
  'campaign-in-draft': {
    answers: [
      {
        operationId: 'planCampaign',
        path: `${campaigns}/plan`,
        needs: ['rights', 'rightsHolders', 'dutyBearers', 'panel'],
        roles: [...OF_PROGRAMMES, 'campaign-lead', ...REPRESENTATIVE],
      },
      {
        operationId: 'launchCampaign',
        path: `${campaigns}/launch`,
        needs: [],
        roles: [...OFFICERS, 'campaign-lead'],
      },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'promise-to-accept': {
    answers: [ofPromise('acceptCommitment', 'accept', [], REPRESENTATIVE)],
    members: 'own',
  },
  'promise-to-keep': {
    answers: [
      ofPromise('reportCommitmentDone', 'report-done', [], REPRESENTATIVE),
      ofPromise('noteCommitmentProgress', 'note-progress', [], REPRESENTATIVE),
    ],
    members: 'own',
  },
  'forum-promise-to-keep': {
    answers: [
      ofPromise('reportCommitmentDone', 'report-done', [], OFFICERS),
      ofPromise('noteCommitmentProgress', 'note-progress', [], OFFICERS),
    ],
    judgesNothing: true,
  },
  'promise-to-confirm': {
    answers: [judging('findCommitmentKept', 'keep', []), judging('contestCommitmentReport', 'contest', ['ground'])],
    members: 'own',
  },
  'promise-overdue': {
    answers: [
      judging('findCommitmentKept', 'keep', []),
      judging('findCommitmentBroken', 'break', ['ground']),
      judging('excuseCommitment', 'excuse', ['ground']),
    ],
    members: 'own',
  },
  'promise-date-to-answer': {
    answers: [
      judging('agreeCommitmentDate', 'agree-date', ['proposal']),
      judging('declineCommitmentDate', 'decline-date', ['proposal', 'ground']),
    ],
    members: 'own',
  },
  'promise-words-to-publish': {
    answers: [
      { ...ofPromise('publishCommitmentWords', 'publish-words', ['draft', 'text'], OFFICERS), apart: true },
      ofPromise('declineCommitmentWords', 'decline-words', ['draft', 'ground'], OFFICERS),
    ],
    judgesNothing: true,
  },
  'rules-to-adopt': {
    answers: [
      {
        operationId: 'adoptRules',
        path: '/members/rules/{id}/adopt',
        needs: ['proposal'],
        roles: SECRETARIAT,
        apart: true,
      },
    ],
  },
  'role-ending': {
    answers: [
      {
        operationId: 'grantRole',
        path: '/members/role-grants',
        needs: ['role'],
        roles: SECRETARIAT,
        apart: true,
      },
    ],
  },
  'deputation-open': {
    answers: [
      {
        operationId: 'withdrawDeputation',
        path: '/members/deputations/{id}/withdraw',
        needs: [],
        roles: SECRETARIAT,
      },
    ],
    judgesNothing: true,
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** What can wait for somebody, in the order in which the numbers are shown. */
export type WorkKind = keyof typeof kinds;
export const WORK_KINDS: Readonly<Record<WorkKind, Kind>> = kinds;
export const everyWorkKind = Object.keys(kinds) as readonly WorkKind[];
