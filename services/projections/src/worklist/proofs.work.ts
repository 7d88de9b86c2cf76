import { complianceProofRefused, complianceProofSubmitted, complianceProofVerified } from '@baraza/contracts';
import { after, item, over, type WorkStep } from './work-steps.pure.ts';

/** A proof of standing, from its being handed in to its being looked at by somebody else. */
export const proofWork: readonly WorkStep[] = [
  after(complianceProofSubmitted, ({ data, by }) => ({
    items: [item('proof-to-verify', { notBy: [by], detail: { field: 'proofType', code: data.proofType } })],
  })),
  ...over(complianceProofVerified, complianceProofRefused),
];
