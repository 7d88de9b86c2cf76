import type { Role } from '@baraza/domain';
import { type Answer, type Kind, OFFICERS, REPRESENTATIVE, SECRETARIAT } from './answers.ts';

const requests = '/members/service-requests/{id}';

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

/** What waits of what members ask the forum for. */
export const REQUESTS = {
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
} as const satisfies Readonly<Record<string, Kind>>;
