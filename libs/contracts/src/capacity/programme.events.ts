import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { LanguageCode } from '../members/members.schemas.ts';
import { Code, Date, MoneySchema, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** What a programme is for. A `campaign-launch` programme ends in assignments, each of which opens a campaign's draft. */
export const PROGRAMME_TRACKS = [
  'internal-governance',
  'leadership-development',
  'leadership-transition',
  'campaign-launch',
] as const;
export type ProgrammeTrack = (typeof PROGRAMME_TRACKS)[number];

/** How many campaigns one programme can leave to be drafted. */
export const LAUNCH_ASSIGNMENTS_MAX = 100;

const Track = Type.Enum(PROGRAMME_TRACKS);
const ProgrammePeriod = Type.Object(
  { from: Date, until: Date },
  { additionalProperties: false, description: 'The dates it is to run, both included' },
);

export const ProgrammeModule = Type.Object(
  {
    code: Code,
    title: PublicText(160),
    outcomes: Type.Array(PublicText(300), {
      minItems: 1,
      maxItems: 12,
      description: 'What somebody who has taken the module can do',
    }),
  },
  { additionalProperties: false },
);
export type ProgrammeModule = Static<typeof ProgrammeModule>;

const title = 'Strong boards for Bushenyi';
const partner = '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01';

export const programmePlanned = defineEvent({
  type: 'capacity.ProgrammePlanned',
  schemaVersion: 1,
  summary: 'A programme of capacity development was planned.',
  audience: 'auditor',
  aggregate: 'programme',
  data: Type.Object(
    {
      title: PublicText(160),
      track: Track,
      aims: Type.Array(PublicText(200), { minItems: 1, maxItems: 12 }),
      unit: UnitCode,
      units: Type.Array(UnitCode, { maxItems: 64, description: 'Where it works: its own unit or units below it' }),
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      languages: Type.Array(LanguageCode, { minItems: 1, maxItems: 12 }),
      partners: Type.Array(Uuid, { maxItems: 32, description: 'Organisations that run or fund it with the forum' }),
      modules: Type.Array(ProgrammeModule, { minItems: 1, maxItems: 40 }),
      budget: Type.Optional(MoneySchema),
      period: ProgrammePeriod,
    },
    { additionalProperties: false },
  ),
  example: {
    title,
    track: 'internal-governance',
    aims: ['Boards that meet, minute and follow up'],
    unit: 'WAN',
    units: ['UG-402'],
    themes: ['governance'],
    languages: ['en', 'nyn'],
    partners: [partner],
    modules: [
      { code: 'board-roles', title: 'What a board is for', outcomes: ['Tells the duties of board and staff apart'] },
    ],
    budget: { minor: 1_850_000_000, currency: 'UGX' },
    period: { from: '2026-03-16', until: '2026-09-30' },
  },
});

export const programmeOpened = defineEvent({
  type: 'capacity.ProgrammeOpened',
  schemaVersion: 1,
  summary: 'A programme was announced and opened to those who may take part.',
  audience: 'public',
  aggregate: 'programme',
  // What is announced is said here in full: whoever hears public events only has not seen the plan.
  data: Type.Object(
    {
      title: PublicText(160),
      track: Track,
      unit: UnitCode,
      units: Type.Array(UnitCode, { maxItems: 64 }),
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      languages: Type.Array(LanguageCode, { minItems: 1, maxItems: 12 }),
      period: ProgrammePeriod,
    },
    { additionalProperties: false },
  ),
  example: {
    title,
    track: 'internal-governance',
    unit: 'WAN',
    units: ['UG-402'],
    themes: ['governance'],
    languages: ['en', 'nyn'],
    period: { from: '2026-03-16', until: '2026-09-30' },
  },
});

export const programmeStarted = defineEvent({
  type: 'capacity.ProgrammeStarted',
  schemaVersion: 1,
  summary: 'An open programme began to run.',
  audience: 'public',
  aggregate: 'programme',
  data: Type.Object({}, { additionalProperties: false }),
  example: {},
});

export const programmeCompleted = defineEvent({
  type: 'capacity.ProgrammeCompleted',
  schemaVersion: 1,
  summary: 'A running programme came to its end.',
  audience: 'public',
  aggregate: 'programme',
  data: Type.Object(
    {
      track: Track,
      assignments: Type.Integer({
        minimum: 0,
        maximum: LAUNCH_ASSIGNMENTS_MAX,
        description: 'How many campaigns are to be drafted out of it; each is a LaunchAssignmentGiven of its own',
      }),
    },
    { additionalProperties: false },
  ),
  example: { track: 'campaign-launch', assignments: 1 },
});

export const launchAssignmentGiven = defineEvent({
  type: 'capacity.LaunchAssignmentGiven',
  schemaVersion: 1,
  summary: 'A completed campaign-launch programme left an organisation with a campaign to draft.',
  // A campaign that has not been launched is a plan: it is not for auditors or the public before its release.
  audience: 'internal',
  aggregate: 'programme',
  data: Type.Object(
    {
      organisation: Uuid,
      title: PublicText(160),
      cause: PublicText(500),
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
    },
    { additionalProperties: false },
  ),
  example: {
    organisation: partner,
    title: 'Clean water for Kyamuhunga',
    cause: 'Boreholes promised to the sub-county stand dry',
    unit: 'UG-402',
    themes: ['social-justice'],
  },
});

export const programmeCancelled = defineEvent({
  type: 'capacity.ProgrammeCancelled',
  schemaVersion: 1,
  summary: 'A programme was called off before its end.',
  audience: 'public',
  aggregate: 'programme',
  data: Type.Object({ ground: Code }, { additionalProperties: false }),
  example: { ground: 'no-funds' },
});
