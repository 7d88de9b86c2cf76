import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { COMPLIANCE_PROOF_STATUSES, type ComplianceProofState } from './compliance-proof.state.ts';

/** A proof of standing as it is read. */
export const ComplianceProofDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum([...COMPLIANCE_PROOF_STATUSES]),
  organisation: Type.String(),
  unit: Type.String(),
  proofType: Type.String(),
  number: Type.Optional(Type.String()),
  issuedOn: Type.Optional(Type.String()),
  validUntil: Type.Optional(Type.String({ description: 'The last day on which it holds' })),
  submittedOn: Type.String(),
  verifiedOn: Type.Optional(Type.String()),
  expiringOn: Type.Optional(Type.String({ description: 'From when it shows as expiring' })),
  expiresOn: Type.Optional(Type.String({ description: 'From when it holds no more' })),
  endedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
  narrative: Type.Optional(PersonalShown),
  files: Type.Array(
    Type.Object({ file: Type.String(), sha256: Type.String(), size: Type.Integer(), mediaType: Type.String() }),
  ),
});

export function presentComplianceProof(state: ComplianceProofState, id: string): object {
  if (state.status === 'none') return {};
  const { submittedBy: _, lastStepOn: __, expiringDays: ___, ...shown } = state;
  return { id, ...shown };
}
