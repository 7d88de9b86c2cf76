import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { PublicText, UnitCode } from '../schemas.ts';
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

export const forumContracts = [forumFounded] as const;
