import { Type, type Static } from 'typebox';
import { Uuid } from '../schemas.ts';

/** What a piece of evidence is. */
export const EVIDENCE_TYPES = [
  'photograph',
  'document',
  'official-record',
  'testimony',
  'media-report',
  'survey',
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** What a piece of evidence can support. */
export const EVIDENCE_MATTERS = ['struggle', 'demand', 'outcome'] as const;
/** How much one piece supports, at most. */
export const EVIDENCE_SUPPORTS_MAX = 24;

const closed = { additionalProperties: false } as const;

export const SupportedByEvidence = Type.Object({ kind: Type.Enum(EVIDENCE_MATTERS), id: Uuid }, closed);
export type SupportedByEvidence = Static<typeof SupportedByEvidence>;
export const SupportsOfEvidence = Type.Array(SupportedByEvidence, {
  minItems: 1,
  maxItems: EVIDENCE_SUPPORTS_MAX,
  uniqueItems: true,
});

/** Who gave it, where they are not protected. A person is told of in words alone, which lie in the vault. */
export const EvidenceSource = Type.Union([
  Type.Object({ kind: Type.Enum(['organisation', 'movement']), id: Uuid }, closed),
  Type.Object({ kind: Type.Enum(['community', 'public-body', 'person']) }, closed),
]);
export type EvidenceSource = Static<typeof EvidenceSource>;

/** Evidence that others name, by its ids. */
export const EvidenceCited = Type.Array(Uuid, { minItems: 1, maxItems: EVIDENCE_SUPPORTS_MAX, uniqueItems: true });
