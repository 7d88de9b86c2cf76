import type { Role } from '@baraza/domain';
import { type Answer, type Kind, LEADING, OFFICERS, PARTICIPATING, REPRESENTATIVE } from './answers.ts';

const step = (
  of: string,
  operationId: string,
  verb: string,
  needs: readonly string[],
  roles: readonly Role[] = LEADING,
): Answer => ({ operationId, path: `/coalitions/${of}/{id}/${verb}`, needs, roles });

const ofSeat = (operationId: string, verb: string, ...needs: readonly string[]): Answer =>
  step('coalitions', operationId, verb, ['organisation', ...needs]);
const bySeat = (operationId: string, verb: string): Answer => ({ ...ofSeat(operationId, verb), roles: REPRESENTATIVE });
const dropRemoval = ofSeat('dropRemoval', 'drop-removal', 'ground');
const withdrawDecision = step('decisions', 'withdrawDecision', 'withdraw', ['ground']);
const closeAlert = step('alerts', 'closeAlert', 'close', ['result']);

/** What a participant does, each for itself. */
const taking = (of: string, operationId: string, verb: string, ...needs: readonly string[]): Answer =>
  step(of, operationId, verb, needs, PARTICIPATING);
const NOBODY_ELSE: readonly Role[] = [];
/** What is told of a task by whoever took it on, or by others. */
const ofTask = (operationId: string, verb: string, others: readonly Role[], ...needs: readonly string[]): Answer => ({
  ...step('joint-actions', operationId, verb, ['task', ...needs], others),
  ofClaimant: PARTICIPATING,
});
const dropTask = step('joint-actions', 'dropTask', 'drop-task', ['task', 'ground']);

/**
 * What waits of coalitions that act. To whoever leads one: a seat that is asked for, a decision on its way, an alert for its
 * answer, a task past its day or left by whoever had it, a participant that is to be removed. To its participants: an invitation, a vote, an alert to hear,
 * a task.
 */
export const ACTING_TOGETHER = {
  'seat-to-accept': {
    answers: [bySeat('acceptInvitation', 'accept'), bySeat('declineParticipation', 'decline')],
    members: 'own',
  },
  'seat-to-admit': {
    answers: [ofSeat('admitParticipant', 'admit'), ofSeat('declineParticipation', 'decline')],
  },
  'decision-to-discuss': {
    answers: [step('decisions', 'openDecisionDiscussion', 'open-discussion', []), withdrawDecision],
    judgesNothing: true,
  },
  'decision-to-put-to-vote': {
    answers: [step('decisions', 'openDecisionVote', 'open-vote', []), withdrawDecision],
    judgesNothing: true,
  },
  'vote-to-cast': {
    answers: [taking('decisions', 'voteOnDecision', 'vote', 'organisation', 'choice')],
    members: 'participants',
  },
  'ballot-to-give': {
    answers: [taking('decisions', 'giveDecisionBallot', 'give-ballot', 'organisation', 'choice')],
    members: 'participants',
  },
  'decision-statement-to-publish': {
    answers: [
      { ...step('decisions', 'publishDecisionStatement', 'publish-statement', ['draft', 'text']), apart: true },
      step('decisions', 'declineDecisionStatement', 'decline-statement', ['draft', 'ground']),
    ],
    judgesNothing: true,
  },
  'decision-to-review': { answers: [step('decisions', 'reviewDecision', 'review', ['result'])], judgesNothing: true },
  'alert-to-hear': {
    answers: [taking('alerts', 'acknowledgeAlert', 'acknowledge', 'organisation')],
    members: 'participants',
  },
  'alert-to-answer': {
    answers: [
      {
        ...{ operationId: 'planJointAction', path: '/coalitions/joint-actions' },
        ...{ needs: ['coalition', 'what'], roles: LEADING },
      },
      closeAlert,
    ],
    judgesNothing: true,
  },
  'alert-to-close': { answers: [closeAlert], judgesNothing: true },
  'task-to-take-on': {
    answers: [taking('joint-actions', 'claimTask', 'claim-task', 'task', 'organisation')],
    members: 'participants',
  },
  'task-to-do': {
    answers: [
      ofTask('doTask', 'do-task', NOBODY_ELSE),
      ofTask('blockTask', 'block-task', NOBODY_ELSE, 'ground'),
      ofTask('releaseTask', 'release-task', NOBODY_ELSE, 'ground'),
    ],
    members: 'claimant',
  },
  'task-to-take-back': {
    answers: [ofTask('releaseTask', 'release-task', LEADING, 'ground'), dropTask],
    judgesNothing: true,
  },
  'task-overdue': {
    answers: [
      ofTask('doTask', 'do-task', OFFICERS),
      ofTask('releaseTask', 'release-task', LEADING, 'ground'),
      dropTask,
    ],
    judgesNothing: true,
    members: 'claimant',
  },
  'removal-to-serve': { answers: [ofSeat('serveRemoval', 'serve-removal', 'servedOn'), dropRemoval] },
  'removal-to-answer': {
    answers: [{ ...ofSeat('replyToRemoval', 'reply-to-removal', 'reply'), roles: REPRESENTATIVE }],
    members: 'own',
  },
  'removal-to-decide': { answers: [{ ...ofSeat('removeParticipant', 'remove', 'ground'), apart: true }, dropRemoval] },
} as const satisfies Readonly<Record<string, Kind>>;
