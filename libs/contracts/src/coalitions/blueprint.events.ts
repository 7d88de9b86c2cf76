import { Type, type Static } from 'typebox';
import { LICENCES } from '../capacity/knowledge-product.events.ts';
import { defineEvent } from '../define-event.ts';
import { LanguageCode, WebAddress } from '../members/members.schemas.ts';
import { Code, MoneySchema, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** Its code is the same in every version in which it is the same step. */
export const BlueprintStep = Type.Object({ step: Code, title: PublicText(200) }, closed);
export type BlueprintStep = Static<typeof BlueprintStep>;
export const BlueprintRole = Type.Object({ role: Code, title: PublicText(200) }, closed);
export type BlueprintRole = Static<typeof BlueprintRole>;
export const BlueprintMaterial = Type.Object({ title: PublicText(200), web: Type.Optional(WebAddress) }, closed);
export type BlueprintMaterial = Static<typeof BlueprintMaterial>;
export const BlueprintCost = Type.Object({ title: PublicText(200), amount: MoneySchema }, closed);
export type BlueprintCost = Static<typeof BlueprintCost>;

const version = Type.Integer({ minimum: 1, maximum: 999 });
const identity = {
  version,
  title: PublicText(160),
  unit: UnitCode,
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
  organisations: Type.Array(Uuid, { maxItems: 32, description: 'Those who made it with the forum' }),
  languages: Type.Array(LanguageCode, { minItems: 1, maxItems: 20, description: 'In which it can be had' }),
  licence: Type.Enum(LICENCES),
  steps: Type.Array(BlueprintStep, { minItems: 1, maxItems: 40, description: 'In their order' }),
  roles: Type.Array(BlueprintRole, { maxItems: 20, description: 'Whom it takes' }),
  materials: Type.Array(BlueprintMaterial, { maxItems: 40 }),
  costs: Type.Array(BlueprintCost, { maxItems: 20, description: 'What one replication costs, about' }),
  learnedFrom: Type.Array(Uuid, { maxItems: 40, description: 'The replications whose lessons went into this version' }),
};
const example = {
  version: 1,
  title: 'Budget circles of a sub-county',
  unit: 'WAN',
  themes: ['governance'],
  organisations: ['5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f'],
  languages: ['en', 'nyn'],
  licence: 'CC-BY-SA-4.0' as const,
  steps: [
    { step: 'listen', title: 'Listen in every parish for what people want changed' },
    { step: 'form-circles', title: 'Form circles of eight to twelve that meet every second week' },
  ],
  roles: [{ role: 'circle-convenor', title: 'One of each circle, chosen by it, who calls it together' }],
  materials: [{ title: 'How to read the budget of a sub-county', web: 'https://forum.example/budget' }],
  costs: [{ title: 'Transport of two organisers for half a year', amount: { minor: 180_000_000, currency: 'UGX' } }],
  learnedFrom: [],
};
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

export const blueprintDrafted = defineEvent({
  type: 'coalitions.BlueprintDrafted',
  schemaVersion: 1,
  summary:
    'A way of organising citizens that others can copy was written down, or its next version, to be published after somebody else has read it.',
  audience: 'auditor',
  aggregate: 'blueprint',
  data: Type.Object(
    {
      ...identity,
      /** How it works, in words: in clear only once somebody else has confirmed them. */
      guide: Personal('document'),
    },
    closed,
  ),
  example: { ...example, guide: exampleDocument },
});

/** Whoever hears public events only has not seen the draft: what is published is said here in full. */
export const blueprintPublished = defineEvent({
  type: 'coalitions.BlueprintPublished',
  schemaVersion: 1,
  summary:
    'A version of an organising blueprint was published, after a second person had confirmed that it names no private person.',
  audience: 'public',
  aggregate: 'blueprint',
  data: Type.Object({ ...identity, guide: PublicText(8_000) }, closed),
  example: { ...example, guide: 'Begin with listening: no circle is formed before people have said what it is for.' },
});

export const blueprintDraftDropped = defineEvent({
  type: 'coalitions.BlueprintDraftDropped',
  schemaVersion: 1,
  summary: 'The draft of a version of an organising blueprint was not published.',
  audience: 'auditor',
  aggregate: 'blueprint',
  data: Type.Object({ version, ground: Code }, closed),
  example: { version: 2, ground: 'names-private-persons' },
});

export const blueprintWithdrawn = defineEvent({
  type: 'coalitions.BlueprintWithdrawn',
  schemaVersion: 1,
  summary: 'No replication of an organising blueprint should begin any more.',
  audience: 'public',
  aggregate: 'blueprint',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'out-of-date' },
});

export const blueprintContracts = [
  blueprintDrafted,
  blueprintPublished,
  blueprintDraftDropped,
  blueprintWithdrawn,
] as const;
