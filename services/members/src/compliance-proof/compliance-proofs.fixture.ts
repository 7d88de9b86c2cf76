import { bodies, happened, people } from '../testing/record.ts';
import { units } from '../organisation/organisations.fixture.ts';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import type { SubmissionFacts, SubmitProof } from './compliance-proof.commands.pure.ts';
import type { ComplianceProofEvent, FileOfProof } from './compliance-proof.state.ts';

/** Proofs made of events, for specs. */

export const whose = { organisation: bodies.applicant, unit: 'UG-402', proofType: 'ngo-permit' };
export const aFile: FileOfProof = {
  file: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f',
  sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  size: 5,
  mediaType: 'application/pdf',
};
export const aSubmission: SubmitProof = {
  organisation: bodies.applicant,
  proofType: 'ngo-permit',
  number: 'NGOB/P/2025/0311',
  issuedOn: '2025-07-01',
  validUntil: '2026-06-30',
  files: [aFile.file],
};
export const facts: SubmissionFacts = {
  organisationUnit: 'UG-402',
  unit: units.get('UG-402'),
  types: FIRST_RULES.compliance.types,
  files: new Map([[aFile.file, aFile]]),
};

export const aSubmittedProof = (validUntil: string | undefined = '2026-06-30'): ComplianceProofEvent[] => [
  happened(
    'members.ComplianceProofSubmitted',
    { ...whose, expiringDays: 90, files: [aFile], ...(validUntil === undefined ? {} : { validUntil }) },
    '2026-02-01',
    people.applicant,
  ),
];
export const aVerifiedProof = (): ComplianceProofEvent[] => [
  ...aSubmittedProof(),
  happened(
    'members.ComplianceProofVerified',
    { ...whose, expiringOn: '2026-04-01', expiresOn: '2026-07-01' },
    '2026-02-10',
    people.officer,
  ),
];
export const anExpiringProof = (): ComplianceProofEvent[] => [
  ...aVerifiedProof(),
  happened('members.ComplianceProofExpiring', { ...whose, expiresOn: '2026-07-01' }, '2026-04-01'),
];
