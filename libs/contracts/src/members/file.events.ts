import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Personal, UnitCode, Uuid } from '../schemas.ts';
import { FileReference } from './compliance-proof.events.ts';

/**
 * The stream `file-<id>`. The bytes lie in the file store, locked; the key lies in the vault as a document of its own, so
 * that erasing whom a file is about leaves nothing that can be opened.
 */
const closed = { additionalProperties: false } as const;
const { file: _, sha256, size, mediaType } = FileReference.properties;
const example = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', unit: 'UG-402' };

/** On what basis in law something is destroyed. */
export const ERASURE_BASES = [
  'consent-withdrawn',
  'no-longer-needed',
  'objection',
  'unlawful-processing',
  'legal-duty',
] as const;

export const fileReceived = defineEvent({
  type: 'members.FileReceived',
  schemaVersion: 1,
  summary: 'The forum was given a file of an organisation, and keeps it.',
  audience: 'sealed',
  aggregate: 'file',
  data: Type.Object(
    {
      organisation: Uuid,
      unit: UnitCode,
      sha256,
      size,
      mediaType,
      /** The digest of the locked bytes: where they lie in the file store. */
      locked: sha256,
      lockedSize: Count,
      key: Personal('document'),
    },
    closed,
  ),
  example: {
    ...example,
    sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    size: 183_204,
    mediaType: 'application/pdf',
    locked: '486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7',
    lockedSize: 183_233,
    key: {
      subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
      commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
    },
  },
});

export const fileDestroyed = defineEvent({
  type: 'members.FileDestroyed',
  schemaVersion: 1,
  summary: 'The bytes of a file and the key to them are to be destroyed; what referred to it keeps the digest.',
  audience: 'auditor',
  aggregate: 'file',
  data: Type.Object({ organisation: Uuid, unit: UnitCode, sha256, ground: Code }, closed),
  example: {
    ...example,
    sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    ground: 'unlawful-processing',
  },
});

export const fileContracts = [fileReceived, fileDestroyed] as const;
