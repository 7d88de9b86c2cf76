import { type Answer, type Kind, OFFICERS } from './answers.ts';

/** What is done with what members, the public or duty-bearers answered. */
const ofSurvey = (operationId: string, path: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/members/${path}`, needs, roles: OFFICERS },
});

/** What waits of what members, the public or duty-bearers answered. */
export const SURVEYS = {
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
} as const satisfies Readonly<Record<string, Kind>>;
