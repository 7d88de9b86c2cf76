import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, PeopleCount, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

export const EXCHANGE_KINDS = ['peer-visit', 'community-of-practice', 'write-shop'] as const;
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number];

const closed = { additionalProperties: false } as const;
const host = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const guest = '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20';

export const learningExchangePlanned = defineEvent({
  type: 'capacity.LearningExchangePlanned',
  schemaVersion: 1,
  summary:
    'Organisations were to learn from each other: at a visit, in a community of practice or by writing together.',
  audience: 'auditor',
  aggregate: 'learning-exchange',
  data: Type.Object(
    {
      title: PublicText(160),
      kind: Type.Enum(EXCHANGE_KINDS),
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      /** Who receives a visit, or calls the others together. */
      host: Type.Optional(Uuid),
      organisations: Type.Array(Uuid, { maxItems: 64, description: 'Those that are to take part, the host apart' }),
      from: Date,
      /** The last day; a community of practice may have none. */
      until: Type.Optional(Date),
      programme: Type.Optional(Uuid),
    },
    closed,
  ),
  example: {
    title: 'How Kyeizooba reads its budget',
    kind: 'peer-visit',
    unit: 'UG-402',
    themes: ['governance'],
    host,
    organisations: [guest],
    from: '2026-05-11',
    until: '2026-05-13',
  },
});

export const learningExchangeJoined = defineEvent({
  type: 'capacity.LearningExchangeJoined',
  schemaVersion: 1,
  summary: 'One more organisation is to take part in a learning exchange.',
  audience: 'auditor',
  aggregate: 'learning-exchange',
  data: Type.Object({ organisation: Uuid }, closed),
  example: { organisation: guest },
});

export const learningExchangeLeft = defineEvent({
  type: 'capacity.LearningExchangeLeft',
  schemaVersion: 1,
  summary: 'An organisation does not take part in a learning exchange any more.',
  audience: 'auditor',
  aggregate: 'learning-exchange',
  data: Type.Object({ organisation: Uuid }, closed),
  example: { organisation: guest },
});

export const learningExchangeMet = defineEvent({
  type: 'capacity.LearningExchangeMet',
  schemaVersion: 1,
  summary: 'Those who take part in a learning exchange met.',
  audience: 'auditor',
  aggregate: 'learning-exchange',
  data: Type.Object(
    {
      organisations: Type.Array(Uuid, { minItems: 1, maxItems: 65, description: 'Those whose people were there' }),
      people: PeopleCount,
    },
    closed,
  ),
  example: {
    organisations: [host, guest],
    people: { women: 9, men: 6, youth: 4, personsWithDisabilities: 1, total: 15 },
  },
});

export const learningExchangeConcluded = defineEvent({
  type: 'capacity.LearningExchangeConcluded',
  schemaVersion: 1,
  summary: 'A learning exchange came to its end, and what was learned was kept.',
  audience: 'auditor',
  aggregate: 'learning-exchange',
  data: Type.Object(
    {
      meetings: Type.Integer({ minimum: 1 }),
      lesson: Personal('document'),
      /** The knowledge products that came out of it. */
      products: Type.Array(Uuid, { maxItems: 20 }),
    },
    closed,
  ),
  example: {
    meetings: 1,
    lesson: {
      subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
      commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
    },
    products: [],
  },
});

export const learningExchangeCancelled = defineEvent({
  type: 'capacity.LearningExchangeCancelled',
  schemaVersion: 1,
  summary: 'A learning exchange was called off.',
  audience: 'auditor',
  aggregate: 'learning-exchange',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'no-funds' },
});

export const learningExchangeContracts = [
  learningExchangePlanned,
  learningExchangeJoined,
  learningExchangeLeft,
  learningExchangeMet,
  learningExchangeConcluded,
  learningExchangeCancelled,
] as const;
