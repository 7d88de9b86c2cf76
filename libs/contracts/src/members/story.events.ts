import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { PUBLISHING_CONSENTS } from './profile.events.ts';

const closed = { additionalProperties: false } as const;
const whose = { organisation: Uuid, unit: UnitCode };
const exampleWhose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', unit: 'UG-402' };
const commitment = 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc';
const Themes = Type.Array(ThemeCode, { maxItems: 12 });

/** The exact text waits in the vault until a second person has read it. */
export const storyDrafted = defineEvent({
  type: 'members.StoryDrafted',
  schemaVersion: 1,
  summary: 'An organisation agreed to a story of impact, in words that somebody else is to confirm.',
  audience: 'auditor',
  aggregate: 'story',
  data: Type.Object(
    {
      ...whose,
      consent: Type.Enum(PUBLISHING_CONSENTS),
      themes: Themes,
      title: Personal('document'),
      text: Personal('document'),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    consent: 'representative',
    themes: ['governance'],
    title: { subject: '8e9f0112-2334-4456-a7f8-091a2b3c4d5e', commitment },
    text: { subject: '9f011223-3445-4567-b809-1a2b3c4d5e6f', commitment },
  },
});

export const storyDeclined = defineEvent({
  type: 'members.StoryDeclined',
  schemaVersion: 1,
  summary: 'A story of impact was not published as it was put forward.',
  audience: 'auditor',
  aggregate: 'story',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'names-a-person' },
});

export const storyPublished = defineEvent({
  type: 'members.StoryPublished',
  schemaVersion: 1,
  summary: 'A story of impact was published, with the consent of the organisation it is about.',
  audience: 'public',
  aggregate: 'story',
  data: Type.Object({ ...whose, themes: Themes, title: PublicText(160), text: PublicText(8_000) }, closed),
  example: {
    ...exampleWhose,
    themes: ['governance'],
    title: 'Water in Kyeizooba',
    text: 'The sub-county has published what it spends on boreholes since farmers asked for it together.',
  },
});

export const storyWithdrawn = defineEvent({
  type: 'members.StoryWithdrawn',
  schemaVersion: 1,
  summary: 'A story of impact is shown no longer.',
  audience: 'public',
  aggregate: 'story',
  data: Type.Object({ ...whose }, closed),
  example: exampleWhose,
});

export const storyContracts = [storyDrafted, storyDeclined, storyPublished, storyWithdrawn] as const;
