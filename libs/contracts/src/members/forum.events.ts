import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, PublicText, UnitCode, Uuid } from '../schemas.ts';
import { LanguageCode, TimeZone } from './members.schemas.ts';

export const forumFounded = defineEvent({
  type: 'members.ForumFounded',
  schemaVersion: 1,
  summary: 'The forum began: its name, its root unit and the languages it speaks.',
  audience: 'public',
  aggregate: 'forum',
  data: Type.Object(
    {
      name: PublicText(200),
      sample: Type.Boolean({
        description: 'True for a forum of invented data; every page and export then says that it is a sample.',
      }),
      zone: TimeZone,
      rootUnit: UnitCode,
      languages: Type.Array(LanguageCode, { minItems: 1, maxItems: 20, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
  example: {
    name: 'Western Ankole Civil Society Forum',
    sample: true,
    zone: 'Africa/Kampala',
    rootUnit: 'WAN',
    languages: ['en', 'nyn'],
  },
});

export const foundersAdopted = defineEvent({
  type: 'members.FoundersAdopted',
  schemaVersion: 1,
  summary: 'The resolution that founded the forum adopted its first members.',
  audience: 'integrator',
  aggregate: 'forum',
  data: Type.Object(
    {
      unit: UnitCode,
      resolution: Code,
      founders: Type.Array(
        Type.Object({ organisation: Uuid, membership: Uuid, category: Code }, { additionalProperties: false }),
        { minItems: 1, maxItems: 100 },
      ),
    },
    { additionalProperties: false },
  ),
  example: {
    unit: 'WAN',
    resolution: 'fa-2026-01',
    founders: [
      {
        organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
        membership: '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d',
        category: 'full',
      },
    ],
  },
});

export const forumContracts = [forumFounded, foundersAdopted] as const;
