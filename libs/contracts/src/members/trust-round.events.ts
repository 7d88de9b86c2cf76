import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, UnitCode, Uuid } from '../schemas.ts';
import { AnswerCell, AnswerTable, SurveyQuestion } from './survey.schemas.ts';

/** The stream `trust-round-<uuid of unit and year>`: a unit asks once a year. */
const closed = { additionalProperties: false } as const;

/** Whose trust is asked about: people of the unit, and those who hold a public duty there. */
export const TRUST_GROUPS = ['the-public', 'duty-bearers'] as const;
export type TrustGroup = (typeof TRUST_GROUPS)[number];
export const TrustGroupCode = Type.Enum(TRUST_GROUPS);

export const exampleTrustQuestion = {
  code: 'keeps-its-word',
  kind: 'rating' as const,
  words: [{ language: 'en', text: 'How far do you trust the forum to do what it says?' }],
  required: true,
};

export const trustRoundPlanned = defineEvent({
  type: 'members.TrustRoundPlanned',
  schemaVersion: 1,
  summary: 'A unit will ask the public and duty-bearers how far they trust the forum.',
  audience: 'auditor',
  aggregate: 'trust-round',
  data: Type.Object(
    {
      unit: UnitCode,
      year: Type.Integer({ minimum: 2000, maximum: 9999 }),
      opensOn: Date,
      /** The last day on which sheets are taken. */
      until: Date,
      questions: Type.Array(SurveyQuestion, { minItems: 1, maxItems: 10 }),
    },
    closed,
  ),
  example: {
    unit: 'UG-402',
    year: 2026,
    opensOn: '2026-09-01',
    until: '2026-09-30',
    questions: [exampleTrustQuestion],
  },
});

export const trustRoundOpened = defineEvent({
  type: 'members.TrustRoundOpened',
  schemaVersion: 1,
  summary: 'A trust round takes sheets.',
  audience: 'auditor',
  aggregate: 'trust-round',
  data: Type.Object({}, closed),
  example: {},
});

/** Nobody knows whose it is: a sheet has an id of its own, and nothing else. */
export const trustSheetTaken = defineEvent({
  type: 'members.TrustSheetTaken',
  schemaVersion: 1,
  summary: 'A sheet of a trust round was handed in.',
  audience: 'auditor',
  aggregate: 'trust-round',
  data: Type.Object({ sheet: Uuid }, closed),
  example: { sheet: '3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f60718' },
});

export const trustRoundClosed = defineEvent({
  type: 'members.TrustRoundClosed',
  schemaVersion: 1,
  summary: 'A trust round takes no sheets any more: its last day is past.',
  audience: 'auditor',
  aggregate: 'trust-round',
  data: Type.Object({ taken: Count }, closed),
  example: { taken: 120 },
});

export const trustRoundCancelled = defineEvent({
  type: 'members.TrustRoundCancelled',
  schemaVersion: 1,
  summary: 'A trust round was called off before its end: its sheets are destroyed unread.',
  audience: 'auditor',
  aggregate: 'trust-round',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'planned-in-error' },
});

export const trustAnswersCounted = defineEvent({
  type: 'members.TrustAnswersCounted',
  schemaVersion: 1,
  summary: 'The answers to a question of a trust round were counted.',
  audience: 'auditor',
  aggregate: 'trust-round',
  data: Type.Object({ question: Code, cells: Type.Array(AnswerCell, { minItems: 1, maxItems: 3 }) }, closed),
  example: {
    question: 'keeps-its-word',
    cells: [
      { counts: [4, 16, 40, 38, 22], unanswered: 0 },
      { group: 'the-public', counts: [3, 12, 30, 33, 19], unanswered: 0 },
      { group: 'duty-bearers', counts: [1, 4, 10, 5, 3], unanswered: 0 },
    ],
  },
});

export const trustRoundCounted = defineEvent({
  type: 'members.TrustRoundCounted',
  schemaVersion: 1,
  summary: 'A trust round was counted: how many took part, and whether their answers can be told.',
  audience: 'auditor',
  aggregate: 'trust-round',
  data: Type.Object(
    {
      taken: Count,
      found: Count,
      withheld: Type.Boolean(),
      /** Absent where it would tell of fewer than five. */
      people: Type.Optional(PeopleCount),
    },
    closed,
  ),
  example: {
    taken: 120,
    found: 120,
    withheld: false,
    people: { women: 65, men: 55, youth: 40, personsWithDisabilities: 10, total: 120 },
  },
});

/** Every number is a multiple of five, the same for whoever reads it. */
export const trustResultsPublished = defineEvent({
  type: 'members.TrustResultsPublished',
  schemaVersion: 1,
  summary: 'The results of a trust round were published, rounded to fives.',
  audience: 'public',
  aggregate: 'trust-round',
  data: Type.Object(
    {
      unit: UnitCode,
      year: Type.Integer({ minimum: 2000, maximum: 9999 }),
      questions: Type.Array(SurveyQuestion, { minItems: 1, maxItems: 10 }),
      taken: Count,
      tables: Type.Array(AnswerTable, { maxItems: 10 }),
    },
    closed,
  ),
  example: {
    unit: 'UG-402',
    year: 2026,
    questions: [exampleTrustQuestion],
    taken: 120,
    tables: [{ question: 'keeps-its-word', cells: [{ counts: [5, 15, 40, 40, 20], unanswered: 0 }] }],
  },
});

export const trustRoundContracts = [
  trustRoundPlanned,
  trustRoundOpened,
  trustSheetTaken,
  trustRoundClosed,
  trustRoundCancelled,
  trustAnswersCounted,
  trustRoundCounted,
  trustResultsPublished,
] as const;
