import type { Role } from '@baraza/domain';
import { type Answer, type Kind, LEADING, PARTICIPATING, REPRESENTATIVE } from './answers.ts';

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
/** What is told of a task, by whoever took it on, by those who lead, or by both. */
const ofTask = (operationId: string, verb: string, roles: readonly Role[], ...needs: readonly string[]): Answer =>
  step('joint-actions', operationId, verb, ['task', ...needs], roles);
const OF_BOTH: readonly Role[] = [...LEADING, ...REPRESENTATIVE];

/**
 * What waits of coalitions that act. To whoever leads one: a seat that is asked for, a decision on its way, an alert for its
 * answer, a task past its day, a participant that is to be removed. To its participants: an invitation, a vote, an alert to hear,
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
      ofTask('doTask', 'do-task', REPRESENTATIVE),
      ofTask('blockTask', 'block-task', REPRESENTATIVE, 'ground'),
      ofTask('releaseTask', 'release-task', REPRESENTATIVE, 'ground'),
    ],
    members: 'own',
  },
  'task-overdue': {
    answers: [
      ofTask('doTask', 'do-task', OF_BOTH),
      ofTask('releaseTask', 'release-task', OF_BOTH, 'ground'),
      ofTask('dropTask', 'drop-task', LEADING, 'ground'),
    ],
    judgesNothing: true,
    members: 'own',
  },
  'removal-to-serve': { answers: [ofSeat('serveRemoval', 'serve-removal', 'servedOn'), dropRemoval] },
  'removal-to-answer': {
    answers: [{ ...ofSeat('replyToRemoval', 'reply-to-removal', 'reply'), roles: REPRESENTATIVE }],
    members: 'own',
  },
  'removal-to-decide': { answers: [{ ...ofSeat('removeParticipant', 'remove', 'ground'), apart: true }, dropRemoval] },
} as const satisfies Readonly<Record<string, Kind>>;
