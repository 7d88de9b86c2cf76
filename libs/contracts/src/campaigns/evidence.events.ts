import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { FileReference } from '../members/compliance-proof.events.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

export const EVIDENCE_KINDS = ['photo', 'recording', 'document', 'statement', 'data', 'object', 'web-page'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What evidence supports. */
export const EVIDENCE_SUPPORTS = ['struggle', 'demand', 'outcome', 'action', 'report-card'] as const;
export const EvidenceSupport = Type.Object(
  { kind: Type.Enum(EVIDENCE_SUPPORTS), id: Uuid },
  { additionalProperties: false },
);
export type EvidenceSupport = Static<typeof EvidenceSupport>;

/** Whom it comes from. Of a protected source there is nothing more in the record. */
export const EVIDENCE_SOURCES = ['own-observation', 'public-record', 'organisation', 'person', 'protected'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

const closed = { additionalProperties: false } as const;
const Supports = Type.Array(EvidenceSupport, { minItems: 1, maxItems: 20, uniqueItems: true });
const whose = { unit: UnitCode, custodian: Type.String({ ...Uuid, description: 'The organisation that keeps it' }) };
const exampleWhose = { unit: 'UG-402', custodian: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01' };
const receiver = '6e1f7a1f-7d2d-4c9f-8e66-2a7a6b1d0f12';
const handover = '8d9e0f1a-2b3c-4d4e-9f50-6b7c8d9e0f1a';
const supports = [{ kind: 'struggle' as const, id: '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b' }];
const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

export const evidenceTaken = defineEvent({
  type: 'campaigns.EvidenceTaken',
  schemaVersion: 1,
  summary: 'A file was taken into custody as evidence, with its digest and what it supports.',
  audience: 'auditor',
  aggregate: 'evidence',
  data: Type.Object(
    {
      ...whose,
      kind: Type.Enum(EVIDENCE_KINDS),
      file: FileReference,
      supports: Supports,
      takenOn: Date,
      source: Type.Enum(EVIDENCE_SOURCES),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    kind: 'photo',
    file: { file: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f', sha256, size: 183_204, mediaType: 'image/jpeg' },
    supports,
    takenOn: '2026-03-14',
    source: 'own-observation',
  },
});

/** Who a source is, is for those alone who keep the evidence. */
export const evidenceSourceRecorded = defineEvent({
  type: 'campaigns.EvidenceSourceRecorded',
  schemaVersion: 1,
  summary: 'It was written down whom evidence comes from.',
  audience: 'sealed',
  aggregate: 'evidence',
  data: Type.Object({ organisation: Type.Optional(Uuid), account: Type.Optional(Personal('document')) }, closed),
  example: {
    organisation: receiver,
    account: {
      subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
      commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
    },
  },
});

export const evidenceSupportNamed = defineEvent({
  type: 'campaigns.EvidenceSupportNamed',
  schemaVersion: 1,
  summary: 'It was said what more some evidence supports.',
  audience: 'auditor',
  aggregate: 'evidence',
  data: Type.Object({ ...whose, supports: Supports }, closed),
  example: { ...exampleWhose, supports },
});

export const evidenceHandedOver = defineEvent({
  type: 'campaigns.EvidenceHandedOver',
  schemaVersion: 1,
  summary: 'Who keeps evidence handed it to another organisation, which has not confirmed it yet.',
  audience: 'auditor',
  aggregate: 'evidence',
  data: Type.Object({ ...whose, handover: Uuid, to: Uuid, ground: Code }, closed),
  example: { ...exampleWhose, handover, to: receiver, ground: 'for-litigation' },
});

export const evidenceReceived = defineEvent({
  type: 'campaigns.EvidenceReceived',
  schemaVersion: 1,
  summary: 'An organisation received evidence, and found its bytes to be those that were taken.',
  audience: 'auditor',
  aggregate: 'evidence',
  data: Type.Object({ ...whose, handover: Uuid, from: Uuid, sha256: FileReference.properties.sha256 }, closed),
  example: { unit: 'UG-402', custodian: receiver, handover, from: exampleWhose.custodian, sha256 },
});

export const evidenceHandoverEnded = defineEvent({
  type: 'campaigns.EvidenceHandoverEnded',
  schemaVersion: 1,
  summary: 'Evidence that was to be handed over stays where it was.',
  audience: 'auditor',
  aggregate: 'evidence',
  data: Type.Object({ ...whose, handover: Uuid, to: Uuid, ground: Code }, closed),
  example: { ...exampleWhose, handover, to: receiver, ground: 'other-bytes' },
});

export const evidenceWithdrawn = defineEvent({
  type: 'campaigns.EvidenceWithdrawn',
  schemaVersion: 1,
  summary: 'Evidence supports nothing any more: its source or its truth is in doubt, or it puts somebody in danger.',
  audience: 'auditor',
  aggregate: 'evidence',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'source-in-danger' },
});

export const evidenceContracts = [
  evidenceTaken,
  evidenceSourceRecorded,
  evidenceSupportNamed,
  evidenceHandedOver,
  evidenceReceived,
  evidenceHandoverEnded,
  evidenceWithdrawn,
] as const;
