import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** How it is known that an organisation agreed to be shown: its representative asked for it, or it said so in writing. */
export const PUBLISHING_CONSENTS = ['representative', 'in-writing'] as const;

const closed = { additionalProperties: false } as const;
const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const draft = '6c7d8e9f-0112-4234-85d6-e7f8091a2b3c';
const document = {
  subject: '7d8e9f01-1223-4345-96e7-f8091a2b3c4d',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const Links = Type.Array(Type.String({ pattern: '^https?://', maxLength: 500 }), { maxItems: 10 });

/** The exact text waits in the vault until a second person has read it. */
export const profileDrafted = defineEvent({
  type: 'members.ProfileDrafted',
  schemaVersion: 1,
  summary: 'An organisation agreed to be shown in public, in words that somebody else is to confirm.',
  audience: 'auditor',
  aggregate: 'profile',
  data: Type.Object(
    {
      organisation: Uuid,
      draft: Uuid,
      consent: Type.Enum(PUBLISHING_CONSENTS),
      about: Personal('document'),
      themes: Type.Array(ThemeCode, { maxItems: 12 }),
      links: Links,
    },
    closed,
  ),
  example: {
    ...{ organisation, draft, consent: 'representative', about: document },
    themes: ['governance'],
    links: ['https://example.org'],
  },
});

export const profileDeclined = defineEvent({
  type: 'members.ProfileDeclined',
  schemaVersion: 1,
  summary: 'A public profile was not published as it was put forward.',
  audience: 'auditor',
  aggregate: 'profile',
  data: Type.Object({ organisation: Uuid, draft: Uuid, ground: Code }, closed),
  example: { organisation, draft, ground: 'names-a-person' },
});

export const profilePublished = defineEvent({
  type: 'members.ProfilePublished',
  schemaVersion: 1,
  summary: 'The public profile of an organisation was published, with its consent.',
  audience: 'public',
  aggregate: 'profile',
  data: Type.Object(
    {
      organisation: Uuid,
      draft: Uuid,
      name: PublicText(200),
      unit: UnitCode,
      about: PublicText(2_000),
      themes: Type.Array(ThemeCode, { maxItems: 12 }),
      links: Links,
    },
    closed,
  ),
  example: {
    ...{ organisation, draft, name: 'Kyeizooba Farmers' },
    unit: 'UG-402',
    about: 'We help farmers to market what they grow together.',
    themes: ['governance'],
    links: ['https://example.org'],
  },
});

export const profileWithdrawn = defineEvent({
  type: 'members.ProfileWithdrawn',
  schemaVersion: 1,
  summary: 'The public profile of an organisation is shown no longer.',
  audience: 'public',
  aggregate: 'profile',
  data: Type.Object({ organisation: Uuid }, closed),
  example: { organisation },
});

export const profileContracts = [profileDrafted, profileDeclined, profilePublished, profileWithdrawn] as const;
