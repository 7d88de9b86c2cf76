import type { Role } from '@baraza/domain';
import { type Answer, COMMITTEE, DEPUTIES, type Kind, OFFICE, REPRESENTATIVE } from './answers.ts';

const complaints = '/members/complaints/{id}';

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

/** What waits of complaints, from their notice to the appeal. */
export const COMPLAINTS = {
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
} as const satisfies Readonly<Record<string, Kind>>;
