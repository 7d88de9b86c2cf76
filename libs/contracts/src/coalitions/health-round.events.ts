import { Type, type Static } from 'typebox';
import { ItemLevel } from '../capacity/assessment.events.ts';
import { DOMAINS_MAX, ITEMS_MAX, LEVELS } from '../capacity/instrument.events.ts';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** What the forum's architecture is to be, as its participants feel it. */
export const HEALTH_QUALITIES = ['agile', 'responsive', 'coordinated', 'effective'] as const;
export type HealthQuality = (typeof HEALTH_QUALITIES)[number];

/** How many seats one round asks: they stand in the event that plans it. */
export const HEALTH_ROLL_MAX = 300;

const closed = { additionalProperties: false } as const;
const Level = Type.Integer({ minimum: 1, maximum: LEVELS });
const seat = { seat: Uuid, organisation: Uuid };
const exampleSeat = {
  seat: 'c0a1b5de-3f0e-4a7b-8d5c-2f9b6f1d7e02',
  organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
};

export const QualityRating = Type.Object({ quality: Type.Enum(HEALTH_QUALITIES), level: Level }, closed);
export type QualityRating = Static<typeof QualityRating>;

/** The middle of all ratings, and between which levels the middle half of them lie. */
const felt = {
  median: Type.Number({ minimum: 1, maximum: LEVELS, multipleOf: 0.5 }),
  lower: Type.Number({ minimum: 1, maximum: LEVELS, multipleOf: 0.5 }),
  upper: Type.Number({ minimum: 1, maximum: LEVELS, multipleOf: 0.5 }),
};
export const QualityFelt = Type.Object({ quality: Type.Enum(HEALTH_QUALITIES), ...felt }, closed);
export type QualityFelt = Static<typeof QualityFelt>;
export const DomainFelt = Type.Object({ domain: Code, ...felt }, closed);
export type DomainFelt = Static<typeof DomainFelt>;

/** Who is asked is fixed here: those with a seat on that day, observers left out. */
export const healthRoundPlanned = defineEvent({
  type: 'coalitions.HealthRoundPlanned',
  schemaVersion: 1,
  summary: 'The participants of a coalition were asked to rate how it works.',
  audience: 'auditor',
  aggregate: 'health-round',
  data: Type.Object(
    {
      coalition: Uuid,
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      /** What the ratings are about, however late they are given. */
      periodRated: Type.Object({ from: Date, until: Date }, closed),
      /** The last day on which a rating is taken. */
      closesOn: Date,
      instrument: Code,
      version: Type.Integer({ minimum: 1, maximum: 999 }),
      /** What is asked, as it stands in this version: no later version changes a round. */
      domains: Type.Array(
        Type.Object({ domain: Code, items: Type.Array(Code, { minItems: 1, maxItems: ITEMS_MAX }) }, closed),
        { minItems: 1, maxItems: DOMAINS_MAX },
      ),
      roll: Type.Array(Type.Object(seat, closed), { minItems: 1, maxItems: HEALTH_ROLL_MAX }),
    },
    closed,
  ),
  example: {
    coalition: '4c5d6e7f-8091-4a2b-8c3d-4e5f6a7b8c9d',
    unit: 'UG-402',
    themes: ['social-justice'],
    periodRated: { from: '2026-01-01', until: '2026-06-30' },
    closesOn: '2026-07-31',
    instrument: 'network-health',
    version: 1,
    domains: [{ domain: 'working-together', items: ['information', 'agility', 'coordination'] }],
    roll: [exampleSeat],
  },
});

/** That a participant rated, and not what. */
export const healthRatingTaken = defineEvent({
  type: 'coalitions.HealthRatingTaken',
  schemaVersion: 1,
  summary: 'A participant rated how its coalition works.',
  audience: 'auditor',
  aggregate: 'health-round',
  data: Type.Object(seat, closed),
  example: exampleSeat,
});

/** Given in confidence: neither the other participants nor the forum read what one of them rated. */
export const healthRatingGiven = defineEvent({
  type: 'coalitions.HealthRatingGiven',
  schemaVersion: 1,
  summary: 'What a participant rated, kept from everybody else.',
  audience: 'sealed',
  aggregate: 'health-round',
  data: Type.Object(
    {
      /** The same seat again takes the place of its first rating. */
      seat: Uuid,
      qualities: Type.Array(QualityRating, {
        minItems: HEALTH_QUALITIES.length,
        maxItems: HEALTH_QUALITIES.length,
      }),
      items: Type.Array(ItemLevel, { maxItems: DOMAINS_MAX * ITEMS_MAX }),
    },
    closed,
  ),
  example: {
    seat: exampleSeat.seat,
    qualities: [
      { quality: 'agile', level: 2 },
      { quality: 'responsive', level: 3 },
      { quality: 'coordinated', level: 2 },
      { quality: 'effective', level: 3 },
    ],
    items: [{ item: 'agility', level: 2 }],
  },
});

export const healthRoundClosed = defineEvent({
  type: 'coalitions.HealthRoundClosed',
  schemaVersion: 1,
  summary: 'A round of ratings closed: how the coalition is felt to work, where at least five have rated it.',
  audience: 'auditor',
  aggregate: 'health-round',
  data: Type.Object(
    {
      asked: Count,
      rated: Count,
      /** None where fewer than five have rated. */
      qualities: Type.Array(QualityFelt, { maxItems: HEALTH_QUALITIES.length }),
      /** Of each domain whose items at least five have rated. */
      domains: Type.Array(DomainFelt, { maxItems: DOMAINS_MAX }),
    },
    closed,
  ),
  example: {
    asked: 9,
    rated: 7,
    qualities: [{ quality: 'agile', median: 2.5, lower: 2, upper: 3 }],
    domains: [{ domain: 'working-together', median: 2.5, lower: 2, upper: 3 }],
  },
});

export const healthRoundCancelled = defineEvent({
  type: 'coalitions.HealthRoundCancelled',
  schemaVersion: 1,
  summary: 'A round of ratings was called off; what was rated counts for nothing.',
  audience: 'auditor',
  aggregate: 'health-round',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'wrong-period' },
});

export const healthRoundContracts = [
  healthRoundPlanned,
  healthRatingTaken,
  healthRatingGiven,
  healthRoundClosed,
  healthRoundCancelled,
] as const;
