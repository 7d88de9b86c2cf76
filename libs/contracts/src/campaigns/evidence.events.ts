import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { FileReference } from '../members/compliance-proof.events.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';
import { EVIDENCE_TYPES, EvidenceSource, SupportedByEvidence, SupportsOfEvidence } from './evidence.schemas.ts';

/**
 * A file that shows something, and through whose hands it went. None of it is public: whoever has the same file finds its
 * digest again, and so whom it may have come from. Auditors follow the chain of custody; who gave it is sealed, and of what
 * somebody protected gave the file is, too.
 */
const closed = { additionalProperties: false } as const;
const open = { schemaVersion: 1, audience: 'auditor', aggregate: 'evidence' } as const;
const sealed = { schemaVersion: 1, audience: 'sealed', aggregate: 'evidence' } as const;
const document = {
  subject: '5a4b3c2d-1e0f-4a9b-8c7d-6e5f4a3b2c1d',
  commitment: 'm3Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const organisation = '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01';
const receiver = '6e1f7a1f-7d2d-4c9f-8e66-2a7a6b1d0f12';
const file = {
  file: '8d7c6b5a-4938-4271-8605-f4e3d2c1b0a9',
  sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  size: 183_204,
  mediaType: 'image/jpeg',
};
const supports = { kind: 'struggle' as const, id: '7a8b9c0d-1e2f-4031-8253-647586970819' };
const anotherMatter = { kind: 'outcome' as const, id: '9c8d7e6f-5a4b-4c3d-8e2f-1a0b9c8d7e6f' };
const Handing = { from: Uuid, to: Uuid };
const exampleHanding = { from: organisation, to: receiver };

export const evidenceTaken = defineEvent({
  ...open,
  type: 'campaigns.EvidenceTaken',
  summary: 'A file was taken in evidence: an organisation keeps it, and its digest is on record.',
  data: Type.Object(
    {
      unit: UnitCode,
      /** Who took it, and keeps it until it is handed over. */
      organisation: Uuid,
      type: Type.Enum(EVIDENCE_TYPES),
      file: FileReference,
      /** In words; erased with the file. */
      shows: Personal('document'),
      supports: SupportsOfEvidence,
    },
    closed,
  ),
  example: { unit: 'UG-402', organisation, type: 'photograph', file, shows: document, supports: [supports] },
});

/** Who gave it is for those alone who keep it and answer for it. */
export const evidenceSourceNamed = defineEvent({
  ...sealed,
  type: 'campaigns.EvidenceSourceNamed',
  summary: 'It was written down who gave what was taken in evidence.',
  data: Type.Object({ source: EvidenceSource, account: Type.Optional(Personal('document')) }, closed),
  example: { source: { kind: 'community' }, account: document },
});

/** Read where it stands: the file is of an organisation, and its digest in the record. It is sealed whole now. */
export const protectedEvidenceTaken = defineEvent({
  ...sealed,
  isWritten: false,
  type: 'campaigns.ProtectedEvidenceTaken',
  summary: 'The protection desk took a file in evidence from somebody whose identity is protected.',
  data: Type.Object(
    {
      /** The district, or a unit above it where few are known there. */
      district: UnitCode,
      type: Type.Enum(EVIDENCE_TYPES),
      file: FileReference,
      supports: SupportsOfEvidence,
    },
    closed,
  ),
  example: {
    district: 'UG-402',
    type: 'document',
    file: { ...file, mediaType: 'application/pdf' },
    supports: [supports],
  },
});

export const evidenceHandedOver = defineEvent({
  ...open,
  type: 'campaigns.EvidenceHandedOver',
  summary: 'Evidence was handed over to another organisation, which is to receive it.',
  data: Type.Object({ ...Handing, receiveBy: Date }, closed),
  example: { ...exampleHanding, receiveBy: '2026-04-15' },
});

export const evidenceReceived = defineEvent({
  ...open,
  type: 'campaigns.EvidenceReceived',
  summary: 'Evidence that had been handed over was received, and is kept by another organisation from then on.',
  data: Type.Object(Handing, closed),
  example: exampleHanding,
});

export const evidenceHandoverEnded = defineEvent({
  ...open,
  type: 'campaigns.EvidenceHandoverEnded',
  summary: 'A handover of evidence came to nothing: whoever had it keeps it.',
  data: Type.Object({ ...Handing, ended: Type.Enum(['declined', 'called-off']), ground: Code }, closed),
  example: { ...exampleHanding, ended: 'declined', ground: 'never-arrived' },
});

/** Nothing of what was found says which digest it was: an altered file would be found by it. */
export const evidenceChecked = defineEvent({
  ...open,
  type: 'campaigns.EvidenceChecked',
  summary: 'The digest of evidence was taken again, and compared with the one on record.',
  data: Type.Object({ intact: Type.Boolean() }, closed),
  example: { intact: true },
});

export const evidenceSupportNamed = defineEvent({
  ...open,
  type: 'campaigns.EvidenceSupportNamed',
  summary: 'It was put on record that evidence supports something else, too.',
  data: Type.Object({ supports: SupportedByEvidence }, closed),
  example: { supports: anotherMatter },
});

export const evidenceSupportEnded = defineEvent({
  ...open,
  type: 'campaigns.EvidenceSupportEnded',
  summary: 'Evidence was said to support something no more.',
  data: Type.Object({ supports: SupportedByEvidence, ground: Code }, closed),
  example: { supports: anotherMatter, ground: 'of-another-place' },
});

export const evidenceWithdrawn = defineEvent({
  ...open,
  type: 'campaigns.EvidenceWithdrawn',
  summary: 'Evidence was withdrawn: nothing rests on it any more.',
  data: Type.Object(
    {
      ground: Code,
      /** Who kept it, where others withdrew it: it was taken from that organisation. */
      from: Type.Optional(Uuid),
    },
    closed,
  ),
  example: { ground: 'not-what-it-seemed', from: organisation },
});

/** `members` destroys the file, and with it every word that was said of the evidence. */
export const evidenceErased = defineEvent({
  ...open,
  type: 'campaigns.EvidenceErased',
  summary: 'Evidence was erased: its file is to be destroyed, and what was said of it.',
  data: Type.Object({ file: Uuid, ground: Code }, closed),
  example: { file: file.file, ground: 'objection' },
});

/** Which file it was leads to its digest: it is told to nobody. */
export const protectedEvidenceErased = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedEvidenceErased',
  summary: 'Evidence that somebody protected gave was erased: its file is to be destroyed.',
  data: Type.Object({ file: Uuid, ground: Code }, closed),
  example: { file: file.file, ground: 'objection' },
});

export const evidenceContracts = [
  evidenceTaken,
  evidenceSourceNamed,
  protectedEvidenceTaken,
  evidenceHandedOver,
  evidenceReceived,
  evidenceHandoverEnded,
  evidenceChecked,
  evidenceSupportNamed,
  evidenceSupportEnded,
  evidenceWithdrawn,
  evidenceErased,
  protectedEvidenceErased,
] as const;
