import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, MoneySchema, PeopleCount, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** What an officer does for the members of the forum. */
export const ACTIVITY_KINDS = [
  'visit',
  'meeting',
  'training',
  'mentoring',
  'monitoring',
  'outreach',
  'research',
  'advocacy',
  'other',
] as const;
/** What an activity was part of. */
export const ACTIVITY_PURPOSES = ['programme', 'cohort', 'campaign'] as const;
export const ActivityPurpose = Type.Object({ kind: Type.Enum(ACTIVITY_PURPOSES), id: Uuid }, closed);
export type ActivityPurpose = Static<typeof ActivityPurpose>;

export const activityRecorded = defineEvent({
  type: 'capacity.ActivityRecorded',
  schemaVersion: 1,
  summary: 'Somebody of the forum did something with its members or for them.',
  audience: 'auditor',
  aggregate: 'activity',
  data: Type.Object(
    {
      kind: Type.Enum(ACTIVITY_KINDS),
      title: PublicText(160),
      unit: UnitCode,
      /** Where in the unit. */
      place: Type.Optional(PublicText(120)),
      from: Date,
      until: Date,
      themes: Type.Array(ThemeCode, { maxItems: 12 }),
      people: PeopleCount,
      organisations: Type.Array(Uuid, { maxItems: 64, description: 'With whom, besides people of no organisation' }),
      cost: Type.Optional(MoneySchema),
      /** Out of which line of which grant it was paid. */
      paidFrom: Type.Optional(Type.Object({ grant: Uuid, line: Code }, closed)),
      partOf: Type.Optional(ActivityPurpose),
      /** What came of it, in words. */
      account: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    kind: 'training',
    title: 'Minutes that can be followed up',
    unit: 'UG-402',
    place: 'Bushenyi town hall',
    from: '2026-04-14',
    until: '2026-04-15',
    themes: ['governance'],
    people: { women: 14, men: 10, youth: 9, personsWithDisabilities: 2, total: 24 },
    organisations: ['7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9'],
    cost: { minor: 42_000_000, currency: 'UGX' },
    paidFrom: { grant: '2f4a6c8e-1b3d-4f5a-8c7e-9d0f1a2b3c4d', line: 'training' },
    partOf: { kind: 'programme', id: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05' },
  },
});

export const activityStruck = defineEvent({
  type: 'capacity.ActivityStruck',
  schemaVersion: 1,
  summary: 'An activity counts no longer: it did not take place, or was put on record wrongly.',
  audience: 'auditor',
  aggregate: 'activity',
  data: Type.Object({ unit: UnitCode, ground: Code }, closed),
  example: { unit: 'UG-402', ground: 'recorded-in-error' },
});

export const activityContracts = [activityRecorded, activityStruck] as const;
