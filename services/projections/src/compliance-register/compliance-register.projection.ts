import {
  complianceProofExpired,
  complianceProofExpiring,
  complianceProofRefused,
  complianceProofRevoked,
  complianceProofSubmitted,
  complianceProofVerified,
} from '@baraza/contracts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import {
  COMPLIANCE_STATUSES,
  complianceColumns,
  complianceFilters,
  type ComplianceRow,
} from './compliance-register.read-model.ts';

const { when } = handlersOf<ComplianceRow>((event) => entityIdOf(event, 'compliance-proof'));

const notYet = { verifiedOn: null, expiresOn: null, endedOn: null, ground: null };

export const complianceRegister: Register<ComplianceRow> = {
  name: 'compliance',
  model: 'compliance-register',
  version: 1,
  handlers: [
    when(complianceProofSubmitted, ({ organisation, unit, proofType, number, issuedOn, validUntil, files }, event) => ({
      begins: true,
      set: {
        ...notYet,
        name: [proofType.replaceAll('-', ' '), number].filter(Boolean).join(', '),
        status: 'submitted',
        ...{ organisation, unit, proofType },
        organisations: [organisation],
        themes: [],
        number: number ?? null,
        issuedOn: issuedOn ?? null,
        validUntil: validUntil ?? null,
        submittedOn: event.effectiveOn,
        files: files.length,
      },
    })),
    when(complianceProofVerified, ({ expiresOn }, event) => ({
      set: { status: 'verified', verifiedOn: event.effectiveOn, expiresOn: expiresOn ?? null },
    })),
    when(complianceProofRefused, ({ ground }, event) => ({
      set: { status: 'refused', endedOn: event.effectiveOn, ground },
    })),
    when(complianceProofExpiring, () => ({ set: { status: 'expiring' } })),
    when(complianceProofExpired, (_, event) => ({ set: { status: 'expired', endedOn: event.effectiveOn } })),
    when(complianceProofRevoked, ({ ground }, event) => ({
      set: { status: 'revoked', endedOn: event.effectiveOn, ground },
    })),
  ],
  statuses: COMPLIANCE_STATUSES,
  columns: complianceColumns,
  filters: complianceFilters,
  words: (row) => [row.name, row.number, row.unit].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const complianceRegisterProjection = registerProjection(complianceRegister);
