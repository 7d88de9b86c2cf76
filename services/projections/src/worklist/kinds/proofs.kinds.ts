import { type Kind, OFFICERS } from './answers.ts';

/** What waits of proofs of standing. */
export const PROOFS = {
  'proof-to-verify': {
    answers: [
      {
        operationId: 'verifyComplianceProof',
        path: '/members/compliance-proofs/{id}/verify',
        needs: [],
        roles: OFFICERS,
        apart: true,
      },
      {
        operationId: 'refuseComplianceProof',
        path: '/members/compliance-proofs/{id}/refuse',
        needs: ['ground'],
        roles: OFFICERS,
        apart: true,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Kind>>;
