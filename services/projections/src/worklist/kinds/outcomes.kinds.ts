import type { Role } from '@baraza/domain';
import { type Answer, type Kind, OF_CAPACITY, OF_PROGRAMMES, OFFICERS, REPRESENTATIVE } from './answers.ts';

const HARVESTING: readonly Role[] = [...OF_PROGRAMMES, 'campaign-lead', ...REPRESENTATIVE];
const SUBSTANTIATING: readonly Role[] = [...OFFICERS, ...REPRESENTATIVE];
const ofOutcome = (operationId: string, verb: string, needs: readonly string[], roles: readonly Role[]): Answer => ({
  ...{ operationId, path: `/campaigns/outcomes/{id}/${verb}`, needs, roles },
});
const ofCard = (operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/campaigns/report-cards/{id}/${verb}`, needs, roles: HARVESTING },
});
const WORDED = ['changed', 'change', 'on', 'at', 'positive', 'intended', 'contributions'] as const;
const IN_WORDS = [...WORDED, 'description', 'significance', 'sources'];
const withdrawing = ofOutcome('withdrawOutcome', 'withdraw', ['ground'], HARVESTING);

/** What waits of outcomes and of report cards. */
export const OUTCOMES = {
  'outcome-to-formulate': {
    answers: [ofOutcome('formulateOutcome', 'formulate', IN_WORDS, HARVESTING), withdrawing],
    judgesNothing: true,
    members: 'own',
  },
  'outcome-to-send': {
    answers: [ofOutcome('sendOutcomeToSubstantiator', 'send', ['substantiator', 'answerBy'], HARVESTING)],
    judgesNothing: true,
    members: 'own',
  },
  'outcome-to-substantiate': {
    answers: [
      { ...ofOutcome('substantiateOutcome', 'substantiate', ['verdict'], SUBSTANTIATING), apart: true },
      ofOutcome('declineOutcomeSubstantiation', 'decline-substantiation', ['ground'], SUBSTANTIATING),
    ],
    members: 'own',
  },
  'outcome-to-correct': {
    answers: [ofOutcome('correctOutcome', 'correct', [...IN_WORDS, 'ground'], HARVESTING), withdrawing],
    judgesNothing: true,
    members: 'own',
  },
  'outcome-to-interpret': {
    answers: [ofOutcome('interpretOutcome', 'interpret', ['interpretation'], HARVESTING)],
    judgesNothing: true,
    members: 'own',
  },
  'outcome-statement-to-publish': {
    answers: [
      { ...ofOutcome('publishOutcomeStatement', 'publish-statement', ['draft', 'text'], OFFICERS), apart: true },
      ofOutcome('declineOutcomeStatement', 'decline-statement', ['draft', 'ground'], OFFICERS),
    ],
    judgesNothing: true,
  },
  'outcome-to-write-up': {
    answers: [
      {
        operationId: 'declineKnowledgeSuggestion',
        path: '/capacity/knowledge-suggestions/{id}/decline',
        needs: ['ground'],
        roles: OF_CAPACITY,
      },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'report-card-round-to-open': {
    answers: [ofCard('openReportCardRound', 'open-round', ['scored', 'holdBy'])],
    judgesNothing: true,
    members: 'own',
  },
  'report-card-round-to-hold': {
    answers: [
      ofCard('holdReportCardRound', 'hold-round', []),
      ofCard('abandonReportCardRound', 'abandon-round', ['ground']),
    ],
    judgesNothing: true,
    members: 'own',
  },
} as const satisfies Readonly<Record<string, Kind>>;
