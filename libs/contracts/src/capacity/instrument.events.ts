import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { LanguageCode } from '../members/members.schemas.ts';
import { Code, PublicText, UnitCode } from '../schemas.ts';
import { PROGRAMME_TRACKS } from './programme.events.ts';

/** Who has the last word on a score: the organisation alone, or the organisation and a reviewer who saw the evidence. */
export const SCORING_MODES = ['self-agreed', 'evidence-verified'] as const;
export type ScoringMode = (typeof SCORING_MODES)[number];

/** Levels of an item, 1 to this. */
export const LEVELS = 4;
export const DOMAINS_MAX = 12;
export const ITEMS_MAX = 12;

const InstrumentItem = Type.Object(
  {
    code: Code,
    title: PublicText(200),
    levels: Type.Array(PublicText(300), {
      minItems: LEVELS,
      maxItems: LEVELS,
      description: 'What an organisation at each level is like, from 1 to 4',
    }),
  },
  { additionalProperties: false },
);
export type InstrumentItem = Static<typeof InstrumentItem>;

export const InstrumentDomain = Type.Object(
  {
    code: Code,
    title: PublicText(160),
    tracks: Type.Array(Type.Enum(PROGRAMME_TRACKS), {
      maxItems: PROGRAMME_TRACKS.length,
      description: 'The tracks of programmes that strengthen it',
    }),
    items: Type.Array(InstrumentItem, { minItems: 1, maxItems: ITEMS_MAX }),
  },
  { additionalProperties: false },
);
export type InstrumentDomain = Static<typeof InstrumentDomain>;

const Version = Type.Integer({ minimum: 1, maximum: 999 });
const which = { code: Code, version: Version, unit: UnitCode };
const exampleWhich = { code: 'organisational-capacity', version: 1, unit: 'WAN' };

export const instrumentPublished = defineEvent({
  type: 'capacity.InstrumentPublished',
  schemaVersion: 1,
  summary: 'A questionnaire by which organisations assess themselves was put into use, in this version.',
  audience: 'public',
  aggregate: 'instrument',
  data: Type.Object(
    {
      ...which,
      title: PublicText(160),
      scoring: Type.Enum(SCORING_MODES),
      language: LanguageCode,
      domains: Type.Array(InstrumentDomain, { minItems: 1, maxItems: DOMAINS_MAX }),
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleWhich,
    title: 'Organisational capacity',
    scoring: 'self-agreed',
    language: 'en',
    domains: [
      {
        code: 'finance-and-controls',
        title: 'Finance and controls',
        tracks: ['internal-governance'],
        items: [
          {
            code: 'books-of-account',
            title: 'Books of account',
            levels: [
              'Receipts are kept loosely, if at all, and nobody can say what was spent',
              'A cash book is kept, but it is behind and nobody compares it with the bank',
              'Books are up to date each month and are compared with the bank by a second person',
              'Books are up to date, compared, audited each year, and the findings are acted on',
            ],
          },
        ],
      },
    ],
  },
});

export const instrumentTranslated = defineEvent({
  type: 'capacity.InstrumentTranslated',
  schemaVersion: 1,
  summary: 'The words of a questionnaire were given in another language.',
  audience: 'public',
  aggregate: 'instrument',
  data: Type.Object(
    {
      ...which,
      language: LanguageCode,
      isDraft: Type.Boolean({ description: 'Until people who speak the language have read it' }),
      words: Type.Array(
        Type.Object(
          {
            of: Type.String({
              pattern: '^(title|[a-z0-9-]{1,64}(/[a-z0-9-]{1,64}(/[1-4])?)?)$',
              maxLength: 140,
              description: '`title`, a domain, `domain/item`, or `domain/item/level`',
            }),
            text: PublicText(400),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 1 + DOMAINS_MAX * (1 + ITEMS_MAX * (1 + LEVELS)) },
      ),
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleWhich,
    language: 'fr',
    isDraft: true,
    words: [
      { of: 'title', text: 'Capacité organisationnelle' },
      { of: 'finance-and-controls', text: 'Finances et contrôles' },
      { of: 'finance-and-controls/books-of-account', text: 'Livres de comptes' },
    ],
  },
});

export const instrumentWithdrawn = defineEvent({
  type: 'capacity.InstrumentWithdrawn',
  schemaVersion: 1,
  summary: 'A questionnaire was taken out of use: no assessment begins with it any more.',
  audience: 'public',
  aggregate: 'instrument',
  data: Type.Object({ ...which, ground: Code }, { additionalProperties: false }),
  example: { ...exampleWhich, ground: 'superseded' },
});

export const instrumentContracts = [instrumentPublished, instrumentTranslated, instrumentWithdrawn] as const;
