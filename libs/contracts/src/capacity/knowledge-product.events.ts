import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { LanguageCode, WebAddress } from '../members/members.schemas.ts';
import { Code, PeopleCount, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

export const KNOWLEDGE_PRODUCT_KINDS = ['guide', 'tool', 'case'] as const;
export type KnowledgeProductKind = (typeof KNOWLEDGE_PRODUCT_KINDS)[number];

/** Under what licence others may use it, by its SPDX identifier. */
export const LICENCES = ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0'] as const;
export type Licence = (typeof LICENCES)[number];

/** What something that was learned came out of. */
export const LEARNED_FROM = [
  'programme',
  'innovation',
  'leadership-transition',
  'learning-exchange',
  'campaign',
  'coalition',
  'outcome',
] as const;

/** What it was used for. */
export const KNOWLEDGE_USES = ['own-practice', 'training', 'advocacy', 'adaptation'] as const;

const closed = { additionalProperties: false } as const;

/** It in one language. */
export const Edition = Type.Object(
  { language: LanguageCode, title: PublicText(160), web: Type.Optional(WebAddress) },
  closed,
);
export type Edition = Static<typeof Edition>;

const identity = {
  kind: Type.Enum(KNOWLEDGE_PRODUCT_KINDS),
  unit: UnitCode,
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
  organisations: Type.Array(Uuid, { maxItems: 32, description: 'Those who made it with the forum' }),
  licence: Type.Enum(LICENCES),
  editions: Type.Array(Edition, { minItems: 1, maxItems: 20, description: 'The first is the original' }),
  learnedFrom: Type.Array(Type.Object({ kind: Type.Enum(LEARNED_FROM), id: Uuid }, closed), { maxItems: 10 }),
};
const exampleIdentity = {
  kind: 'guide' as const,
  unit: 'WAN',
  themes: ['governance'],
  organisations: ['5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f'],
  licence: 'CC-BY-SA-4.0' as const,
  editions: [{ language: 'en', title: 'Reading the district budget together', web: 'https://forum.example/budget' }],
  learnedFrom: [{ kind: 'innovation' as const, id: 'e5f60718-293a-4b4c-8d5e-6f708192a3b4' }],
};
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

export const knowledgeProductDrafted = defineEvent({
  type: 'capacity.KnowledgeProductDrafted',
  schemaVersion: 1,
  summary: 'A guide, a tool or a case was written down, to be published after somebody else has read it.',
  audience: 'auditor',
  aggregate: 'knowledge-product',
  data: Type.Object(
    {
      ...identity,
      /** The words in which it is to be announced: in clear only once somebody else has confirmed them. */
      summary: Personal('document'),
    },
    closed,
  ),
  example: { ...exampleIdentity, summary: exampleDocument },
});

export const knowledgeProductPublished = defineEvent({
  type: 'capacity.KnowledgeProductPublished',
  schemaVersion: 1,
  summary:
    'A guide, a tool or a case was published, after a second person had confirmed that it names no private person.',
  audience: 'public',
  aggregate: 'knowledge-product',
  data: Type.Object(
    {
      ...identity,
      summary: PublicText(1_000),
      /** The product that it takes the place of. */
      replaces: Type.Optional(Uuid),
    },
    closed,
  ),
  example: { ...exampleIdentity, summary: 'How savings groups of a parish read the budget of their district.' },
});

export const knowledgeProductTranslated = defineEvent({
  type: 'capacity.KnowledgeProductTranslated',
  schemaVersion: 1,
  summary: 'A published knowledge product can be had in one more language.',
  audience: 'public',
  aggregate: 'knowledge-product',
  data: Type.Object({ edition: Edition }, closed),
  example: { edition: { language: 'nyn', title: 'Okushoma embaririra ya disiturikiti hamwe' } },
});

export const knowledgeProductSuperseded = defineEvent({
  type: 'capacity.KnowledgeProductSuperseded',
  schemaVersion: 1,
  summary: 'A newer knowledge product took the place of this one.',
  audience: 'public',
  aggregate: 'knowledge-product',
  data: Type.Object({ by: Uuid }, closed),
  example: { by: 'd3e4f506-1728-4394-8a5b-6c7d8e9fa0b1' },
});

export const knowledgeProductWithdrawn = defineEvent({
  type: 'capacity.KnowledgeProductWithdrawn',
  schemaVersion: 1,
  summary: 'A published knowledge product should not be used any more.',
  audience: 'public',
  aggregate: 'knowledge-product',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'out-of-date' },
});

export const knowledgeProductDropped = defineEvent({
  type: 'capacity.KnowledgeProductDropped',
  schemaVersion: 1,
  summary: 'The draft of a knowledge product was not published.',
  audience: 'auditor',
  aggregate: 'knowledge-product',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'names-private-persons' },
});

export const knowledgeProductUsed = defineEvent({
  type: 'capacity.KnowledgeProductUsed',
  schemaVersion: 1,
  summary: 'An organisation told what it used a knowledge product for.',
  audience: 'auditor',
  aggregate: 'knowledge-product',
  data: Type.Object(
    {
      organisation: Uuid,
      use: Type.Enum(KNOWLEDGE_USES),
      /** Those whom it reached. */
      people: Type.Optional(PeopleCount),
      note: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    organisation: '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20',
    use: 'training',
    people: { women: 14, men: 9, youth: 6, personsWithDisabilities: 1, total: 23 },
  },
});

export const knowledgeProductContracts = [
  knowledgeProductDrafted,
  knowledgeProductPublished,
  knowledgeProductTranslated,
  knowledgeProductSuperseded,
  knowledgeProductWithdrawn,
  knowledgeProductDropped,
  knowledgeProductUsed,
] as const;
