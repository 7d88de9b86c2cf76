import type { Role } from '@baraza/domain';
import { type Answer, type Kind, OFFICERS, REPRESENTATIVE } from './answers.ts';

/** A step of a promise. */
const ofPromise = (operationId: string, verb: string, needs: readonly string[], roles: readonly Role[]): Answer => ({
  ...{ operationId, path: `/coalitions/commitments/{id}/${verb}`, needs, roles },
});
/** What others than the promisor say of it: those to whom it was made, or an officer. */
const judging = (operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...ofPromise(operationId, verb, needs, [...OFFICERS, ...REPRESENTATIVE]),
  apart: true,
});

/** What waits of promises. */
export const PROMISES = {
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
} as const satisfies Readonly<Record<string, Kind>>;
