import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, PeopleCount, Personal, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;
const Words = Personal('document');
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const circle = 'b6c7d8e9-fa0b-4c1d-8e2f-3a4b5c6d7e8f';
const people = { women: 7, men: 4, youth: 3, personsWithDisabilities: 1, total: 11 };

export const replicationBegun = defineEvent({
  type: 'coalitions.ReplicationBegun',
  schemaVersion: 1,
  summary: 'An organisation began to organise citizens of a district or sub-county after a blueprint.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object(
    {
      blueprint: Uuid,
      version: Type.Integer({ minimum: 1, maximum: 999 }),
      organisation: Uuid,
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      /** The steps of that version: a later one changes no replication. */
      steps: Type.Array(Code, { minItems: 1, maxItems: 40 }),
      /** The replication that it was learned from. */
      copiedFrom: Type.Optional(Uuid),
    },
    closed,
  ),
  example: {
    blueprint: 'd3e4f506-1728-4394-8a5b-6c7d8e9fa0b1',
    version: 1,
    organisation: '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20',
    unit: 'UG-402',
    themes: ['governance'],
    steps: ['listen', 'form-circles'],
    copiedFrom: 'e4f50617-2839-44a5-9b6c-7d8e9fa0b1c2',
  },
});

export const replicationAdapted = defineEvent({
  type: 'coalitions.ReplicationAdapted',
  schemaVersion: 1,
  summary: 'A replication does something otherwise than its blueprint says, and why.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object(
    {
      /** The step that is done otherwise; left out where it is the whole. */
      step: Type.Optional(Code),
      /** Left out altogether: it is not waited for. */
      leftOut: Type.Boolean(),
      ground: Code,
      what: Words,
    },
    closed,
  ),
  example: { step: 'form-circles', leftOut: false, ground: 'distances', what: exampleDocument },
});

export const replicationStepDone = defineEvent({
  type: 'coalitions.ReplicationStepDone',
  schemaVersion: 1,
  summary: 'A replication did a step of its blueprint.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object({ step: Code, note: Type.Optional(Words) }, closed),
  example: { step: 'listen', note: exampleDocument },
});

export const circleFormed = defineEvent({
  type: 'coalitions.CircleFormed',
  schemaVersion: 1,
  summary: 'Citizens formed a circle.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object({ circle: Uuid, people: PeopleCount }, closed),
  example: { circle, people },
});

export const circleCounted = defineEvent({
  type: 'coalitions.CircleCounted',
  schemaVersion: 1,
  summary: 'Those who belong to a circle were counted again.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object({ circle: Uuid, people: PeopleCount }, closed),
  example: { circle, people: { ...people, women: 9, total: 13 } },
});

export const circleDissolved = defineEvent({
  type: 'coalitions.CircleDissolved',
  schemaVersion: 1,
  summary: 'A circle of citizens does not meet any more.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object({ circle: Uuid, ground: Code }, closed),
  example: { circle, ground: 'merged-with-another' },
});

export const replicationRunning = defineEvent({
  type: 'coalitions.ReplicationRunning',
  schemaVersion: 1,
  summary: 'All steps of a replication are done: what it set up runs by itself.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object({}, closed),
  example: {},
});

export const replicationEnded = defineEvent({
  type: 'coalitions.ReplicationEnded',
  schemaVersion: 1,
  summary: 'A replication ended, and what was learned from it was kept.',
  audience: 'auditor',
  aggregate: 'replication',
  data: Type.Object({ ground: Code, lesson: Words }, closed),
  example: { ground: 'funds-ended', lesson: exampleDocument },
});

export const replicationContracts = [
  replicationBegun,
  replicationAdapted,
  replicationStepDone,
  circleFormed,
  circleCounted,
  circleDissolved,
  replicationRunning,
  replicationEnded,
] as const;
