import { type Answer, type Kind, OFFICERS, REPRESENTATIVE } from './answers.ts';

const step = (of: string, operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/coalitions/${of}/{id}/${verb}`, needs, roles: OFFICERS },
});

const ofSeat = (operationId: string, verb: string, needs: string): Answer =>
  step('coalitions', operationId, verb, ['organisation', needs]);
const drop = ofSeat('dropRemoval', 'drop-removal', 'ground');

/**
 * What waits of coalitions that act: a decision to be published or looked at again, an alert for its answer, a task for its
 * end, and a participant that is to be removed for its hearing.
 */
export const ACTING_TOGETHER = {
  'decision-statement-to-publish': {
    answers: [
      { ...step('decisions', 'publishDecisionStatement', 'publish-statement', ['draft', 'text']), apart: true },
      step('decisions', 'declineDecisionStatement', 'decline-statement', ['draft', 'ground']),
    ],
    judgesNothing: true,
  },
  'decision-to-review': { answers: [step('decisions', 'reviewDecision', 'review', ['result'])], judgesNothing: true },
  'alert-to-answer': {
    answers: [
      {
        ...{ operationId: 'planJointAction', path: '/coalitions/joint-actions' },
        ...{ needs: ['coalition', 'what'], roles: OFFICERS },
      },
      step('alerts', 'closeAlert', 'close', ['result']),
    ],
    judgesNothing: true,
  },
  'alert-to-close': { answers: [step('alerts', 'closeAlert', 'close', ['result'])], judgesNothing: true },
  'task-overdue': {
    answers: [
      step('joint-actions', 'doTask', 'do-task', ['task']),
      step('joint-actions', 'releaseTask', 'release-task', ['task', 'ground']),
      step('joint-actions', 'dropTask', 'drop-task', ['task', 'ground']),
    ],
    judgesNothing: true,
  },
  'removal-to-serve': { answers: [ofSeat('serveRemoval', 'serve-removal', 'servedOn'), drop] },
  'removal-to-answer': {
    answers: [{ ...ofSeat('replyToRemoval', 'reply-to-removal', 'reply'), roles: REPRESENTATIVE }],
    members: 'own',
  },
  'removal-to-decide': { answers: [{ ...ofSeat('removeParticipant', 'remove', 'ground'), apart: true }, drop] },
} as const satisfies Readonly<Record<string, Kind>>;
