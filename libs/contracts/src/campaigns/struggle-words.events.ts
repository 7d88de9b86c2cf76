import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, Uuid } from '../schemas.ts';
import { exampleStruggle, struggleIdentity } from './struggle.events.ts';

/** What the public is told of a struggle: one puts the exact text forward, another confirms that it names no private person. */
const closed = { additionalProperties: false } as const;

const draft = '3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f60719';

export const struggleWordsDrafted = defineEvent({
  type: 'campaigns.StruggleWordsDrafted',
  schemaVersion: 1,
  summary: 'It was proposed to publish in these words what citizens face.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ draft: Uuid, text: Personal('document') }, closed),
  example: {
    draft,
    text: {
      subject: '6f1e2d3c-4b5a-4697-8879-6a5b4c3d2e2f',
      commitment: 'p5Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kd',
    },
  },
});

export const struggleWordsDeclined = defineEvent({
  type: 'campaigns.StruggleWordsDeclined',
  schemaVersion: 1,
  summary: 'The words for a struggle were not published as they were proposed.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ draft: Uuid, ground: Code }, closed),
  example: { draft, ground: 'names-a-person' },
});

/** Public: it says all that is public of a struggle, and never who reported it. */
export const struggleWordsPublished = defineEvent({
  type: 'campaigns.StruggleWordsPublished',
  schemaVersion: 1,
  summary: 'What citizens face was published: a second person has confirmed that the words name no private person.',
  audience: 'public',
  aggregate: 'struggle',
  data: Type.Object({ draft: Uuid, text: PublicText(500), ...struggleIdentity, since: Type.Optional(Date) }, closed),
  example: {
    draft,
    text: 'The health centres of the sub-county have been without malaria drugs since January.',
    ...exampleStruggle,
    since: '2026-01-12',
  },
});

export const struggleWordsContracts = [struggleWordsDrafted, struggleWordsDeclined, struggleWordsPublished] as const;
