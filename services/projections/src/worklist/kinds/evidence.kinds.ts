import type { Role } from '@baraza/domain';
import { type Answer, type Kind, OF_PROGRAMMES, OFFICERS, REPRESENTATIVE } from './answers.ts';

const ANSWERING: readonly Role[] = [...OFFICERS, 'campaign-lead', ...REPRESENTATIVE];
const KEEPING: readonly Role[] = [...OF_PROGRAMMES, 'campaign-lead', ...REPRESENTATIVE];
const ofEvidence = (operationId: string, verb: string, needs: readonly string[], roles: readonly Role[]): Answer => ({
  ...{ operationId, path: `/campaigns/evidence/{id}/${verb}`, needs, roles },
});

/** What waits of evidence: by whom it is to be received, and to whom it was found altered. */
export const EVIDENCE = {
  'evidence-to-receive': {
    answers: [
      { ...ofEvidence('receiveEvidence', 'receive', ['sha256'], ANSWERING), apart: true },
      { ...ofEvidence('declineEvidence', 'decline', ['ground'], ANSWERING), apart: true },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'evidence-found-altered': {
    answers: [
      ofEvidence('checkEvidence', 'check', ['sha256'], KEEPING),
      ofEvidence('withdrawEvidence', 'withdraw', ['ground'], KEEPING),
    ],
    judgesNothing: true,
    members: 'own',
  },
} as const satisfies Readonly<Record<string, Kind>>;
