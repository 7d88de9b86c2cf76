import { type Kind, OF_CAPACITY, OF_PROGRAMMES } from './answers.ts';

const successionPlans = '/capacity/succession-plans/{id}';
const transitions = '/capacity/leadership-transitions/{id}';

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

/** What waits of who leads organisations, what they try and what they write down. */
export const LEADING_AND_LEARNING = {
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
} as const satisfies Readonly<Record<string, Kind>>;
