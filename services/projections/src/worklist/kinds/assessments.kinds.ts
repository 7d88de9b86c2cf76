import type { Role } from '@baraza/domain';
import { type Answer, type Kind, OF_CAPACITY, OF_PROGRAMMES, REPRESENTATIVE } from './answers.ts';

const assessments = '/capacity/assessments/{id}';
const improvementPlans = '/capacity/improvement-plans/{id}';
const agreeScore: Answer = {
  ...{ operationId: 'agreeAssessmentScore', path: `${assessments}/agree-score` },
  ...{ needs: ['domain', 'levels', 'justification'], roles: REPRESENTATIVE },
};
const completeAssessment = (roles: readonly Role[]): Answer => ({
  ...{ operationId: 'completeAssessment', path: `${assessments}/complete`, needs: [], roles },
});

/** What waits of assessments, and what follows from them. */
export const ASSESSMENTS = {
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
} as const satisfies Readonly<Record<string, Kind>>;
