import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Personal, PublicText, UnitCode, Uuid } from '../schemas.ts';

/** In every event of a proof: whose standing it proves, in which unit, and of what type it is. */
const whose = { organisation: Uuid, unit: UnitCode, proofType: Code };
const exampleWhose = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
  proofType: 'ngo-permit',
};
const closed = { additionalProperties: false } as const;

/** A file as it is kept: what it is found by, the digest of its bytes, how many there are, and what they are. */
export const FileReference = Type.Object(
  {
    file: Uuid,
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bytes, in lower-case hex' }),
    size: Count,
    mediaType: Type.String({ pattern: '^[a-z]+/[a-z0-9.+-]+$', maxLength: 100 }),
  },
  closed,
);

export const complianceProofSubmitted = defineEvent({
  type: 'members.ComplianceProofSubmitted',
  schemaVersion: 1,
  summary: 'An organisation handed in a proof of its standing in a unit.',
  audience: 'auditor',
  aggregate: 'compliance-proof',
  data: Type.Object(
    {
      ...whose,
      /** What the issuer numbered it. */
      number: Type.Optional(PublicText(80)),
      issuedOn: Type.Optional(Date),
      /** The last day on which it holds; without one it does not run out. */
      validUntil: Type.Optional(Date),
      /** How many days before its end it counts as expiring, by the rules of the day. */
      expiringDays: Count,
      files: Type.Array(FileReference, { maxItems: 10 }),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    number: 'NGOB/P/2025/0311',
    issuedOn: '2025-07-01',
    validUntil: '2026-06-30',
    expiringDays: 60,
    files: [
      {
        file: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f',
        sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
        size: 183_204,
        mediaType: 'application/pdf',
      },
    ],
  },
});

export const complianceProofVerified = defineEvent({
  type: 'members.ComplianceProofVerified',
  schemaVersion: 1,
  summary: 'Somebody else than who handed it in found a proof to be true and in force.',
  audience: 'auditor',
  aggregate: 'compliance-proof',
  data: Type.Object(
    {
      ...whose,
      /** From when it counts as expiring, and from when it holds no more. */
      expiringOn: Type.Optional(Date),
      expiresOn: Type.Optional(Date),
    },
    closed,
  ),
  example: { ...exampleWhose, expiringOn: '2026-05-02', expiresOn: '2026-07-01' },
});

export const complianceProofRefused = defineEvent({
  type: 'members.ComplianceProofRefused',
  schemaVersion: 1,
  summary: 'A proof was not accepted, with grounds.',
  audience: 'auditor',
  aggregate: 'compliance-proof',
  data: Type.Object({ ...whose, ground: Code, narrative: Type.Optional(Personal('document')) }, closed),
  example: { ...exampleWhose, ground: 'illegible' },
});

export const complianceProofExpiring = defineEvent({
  type: 'members.ComplianceProofExpiring',
  schemaVersion: 1,
  summary: 'A proof will soon hold no more.',
  audience: 'auditor',
  aggregate: 'compliance-proof',
  data: Type.Object({ ...whose, expiresOn: Date }, closed),
  example: { ...exampleWhose, expiresOn: '2026-07-01' },
});

export const complianceProofExpired = defineEvent({
  type: 'members.ComplianceProofExpired',
  schemaVersion: 1,
  summary: 'A proof holds no more: its last day is past.',
  audience: 'auditor',
  aggregate: 'compliance-proof',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

export const complianceProofRevoked = defineEvent({
  type: 'members.ComplianceProofRevoked',
  schemaVersion: 1,
  summary: 'A proof that had been found true holds no more, with grounds.',
  audience: 'auditor',
  aggregate: 'compliance-proof',
  data: Type.Object({ ...whose, ground: Code, narrative: Type.Optional(Personal('document')) }, closed),
  example: { ...exampleWhose, ground: 'withdrawn-by-issuer' },
});

export const complianceProofContracts = [
  complianceProofSubmitted,
  complianceProofVerified,
  complianceProofRefused,
  complianceProofExpiring,
  complianceProofExpired,
  complianceProofRevoked,
] as const;
