import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, UnitCode, Uuid } from '../schemas.ts';
import { CIVIC_SPACE_RATINGS } from './civic-space.ts';

const closed = { additionalProperties: false } as const;

/** What a rating stands on: a report, a law, an index that others publish. Never a person: that is a narrative. */
export const CivicSpaceSource = Type.Object(
  {
    name: PublicText(200),
    link: Type.Optional(Type.String({ pattern: '^https?://', maxLength: 500 })),
    publishedOn: Type.Optional(Date),
  },
  closed,
);

const rating = {
  unit: UnitCode,
  rating: Type.Enum(CIVIC_SPACE_RATINGS),
  sources: Type.Array(CivicSpaceSource, { minItems: 1, maxItems: 20 }),
};
const exampleRating = {
  unit: 'UG-402',
  rating: 'narrowed' as const,
  sources: [{ name: 'Report on freedom of assembly, 2025', link: 'https://example.org', publishedOn: '2025-11-30' }],
};
const proposal = '4a5b6c7d-8e9f-4012-a3b4-c5d6e7f80912';
const exampleDocument = {
  subject: '5b6c7d8e-9f01-4123-b4c5-d6e7f8091a2b',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

/** It would have public pages show more: somebody else is to confirm it. */
export const civicSpaceRatingProposed = defineEvent({
  type: 'campaigns.CivicSpaceRatingProposed',
  schemaVersion: 1,
  summary: 'It was proposed to rate civic space in a unit so that public pages show more of it.',
  audience: 'auditor',
  aggregate: 'civic-space',
  data: Type.Object({ proposal: Uuid, ...rating, narrative: Type.Optional(Personal('document')) }, closed),
  example: { proposal, ...exampleRating, narrative: exampleDocument },
});

export const civicSpaceRatingDeclined = defineEvent({
  type: 'campaigns.CivicSpaceRatingDeclined',
  schemaVersion: 1,
  summary: 'A proposed rating of civic space came to nothing.',
  audience: 'auditor',
  aggregate: 'civic-space',
  data: Type.Object({ proposal: Uuid, unit: UnitCode, ground: Code }, closed),
  example: { proposal, unit: 'UG-402', ground: 'sources-too-old' },
});

/** Not public: that a place is closed is told by what public pages leave out. */
export const civicSpaceRated = defineEvent({
  type: 'campaigns.CivicSpaceRated',
  schemaVersion: 1,
  summary: 'Civic space in a unit was rated, with sources: it sets how much public pages show.',
  audience: 'auditor',
  aggregate: 'civic-space',
  data: Type.Object(
    { ...rating, narrative: Type.Optional(Personal('document')), proposal: Type.Optional(Uuid) },
    closed,
  ),
  example: { ...exampleRating, proposal },
});

export const civicSpaceContracts = [civicSpaceRatingProposed, civicSpaceRatingDeclined, civicSpaceRated] as const;
