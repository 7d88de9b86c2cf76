import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { FileReference } from '../members/compliance-proof.events.ts';
import { Code, Count, UnitCode, Uuid } from '../schemas.ts';
import { EVIDENCE_TYPES, SupportedByEvidence, SupportsOfEvidence } from './evidence.schemas.ts';

/**
 * What somebody protected gave. Its bytes are locked with a key that lies in the sealed compartment, with its digest and its
 * size: the record has neither, for whoever knows the file would find it by them. Each step enters with the batch of a day.
 */
const closed = { additionalProperties: false } as const;
const sealed = { schemaVersion: 1, audience: 'sealed', aggregate: 'evidence' } as const;
const { sha256 } = FileReference.properties;
const locked = {
  /** The digest of the locked bytes: where they lie in the file store. */
  locked: sha256,
};
const example = '486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7';
const supports = { kind: 'struggle' as const, id: '7a8b9c0d-1e2f-4031-8253-647586970819' };

/** Nothing tells who: no source, no words, no organisation, no digest, and no place within the district. */
export const protectedEvidenceSealed = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedEvidenceSealed',
  summary: 'The protection desk took a file in evidence from somebody protected, for two officers together to open.',
  data: Type.Object(
    {
      /** The district, or a unit above it where few are known there. */
      district: UnitCode,
      type: Type.Enum(EVIDENCE_TYPES),
      /** The entry of the sealed compartment that has its key. */
      entry: Uuid,
      ...locked,
      /** Of the locked bytes: filled up, so that files of many lengths have the same. */
      lockedSize: Count,
      supports: SupportsOfEvidence,
    },
    closed,
  ),
  example: {
    ...{ district: 'UG-402', type: 'document', entry: '8d7c6b5a-4938-4271-8605-f4e3d2c1b0a9' },
    ...{ locked: example, lockedSize: 262_173, supports: [supports] },
  },
});

export const protectedEvidenceSupportNamed = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedEvidenceSupportNamed',
  summary: 'It was put on record that what somebody protected gave supports something else, too.',
  data: Type.Object({ supports: SupportedByEvidence }, closed),
  example: { supports },
});

export const protectedEvidenceSupportEnded = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedEvidenceSupportEnded',
  summary: 'What somebody protected gave was said to support something no more.',
  data: Type.Object({ supports: SupportedByEvidence, ground: Code }, closed),
  example: { supports, ground: 'of-another-place' },
});

export const protectedEvidenceWithdrawn = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedEvidenceWithdrawn',
  summary: 'What somebody protected gave was withdrawn: nothing rests on it any more.',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'source-in-danger' },
});

/** Of no file that anybody else knows: nothing can be joined by it. */
export const protectedEvidenceDestroyed = defineEvent({
  ...sealed,
  type: 'campaigns.ProtectedEvidenceDestroyed',
  summary: 'What somebody protected gave was erased: its bytes and its key are to be destroyed.',
  data: Type.Object({ entry: Uuid, ...locked, ground: Code }, closed),
  example: { entry: '8d7c6b5a-4938-4271-8605-f4e3d2c1b0a9', locked: example, ground: 'objection' },
});

export const protectedEvidenceContracts = [
  protectedEvidenceSealed,
  protectedEvidenceSupportNamed,
  protectedEvidenceSupportEnded,
  protectedEvidenceWithdrawn,
  protectedEvidenceDestroyed,
] as const;
