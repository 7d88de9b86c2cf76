import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Date, Personal, Uuid } from '../schemas.ts';
import { candidacy, closed, exampleCandidacy } from './assembly.schemas.ts';

export const CANDIDACY_REFUSAL_GROUNDS = [
  'not-in-good-standing',
  'category-may-not-stand',
  'not-of-the-constituency',
  'under-a-measure-of-conduct',
  'conflict-of-interest',
  'papers-incomplete',
] as const;

const person = '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f';
const document = {
  subject: 'e6f70819-2a3b-4c4d-8e5f-607182930415',
  commitment: 'Pa7Sd0Fg3Hj6Kl9Qw2EZx3Cv6Bn9Mq2We5Rt8Yu1Io4',
};

export const candidacyEntered = defineEvent({
  type: 'members.CandidacyEntered',
  schemaVersion: 1,
  summary: 'A member put somebody forward for a seat.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(
    { ...candidacy, person: Uuid, name: Personal('person'), statement: Type.Optional(Personal('document')) },
    closed,
  ),
  example: {
    ...exampleCandidacy,
    person,
    name: { subject: person, commitment: 'Qe5Rt8Yu1Io4Pa7Sd0Fg3Hj6Kl9Zx2Cv5Bn8Mq1We4U' },
    statement: document,
  },
});

export const candidacyAccepted = defineEvent({
  type: 'members.CandidacyAccepted',
  schemaVersion: 1,
  summary: 'A candidacy was found in order.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(candidacy, closed),
  example: exampleCandidacy,
});

export const candidacyRefused = defineEvent({
  type: 'members.CandidacyRefused',
  schemaVersion: 1,
  summary: 'A candidacy was refused on a ground. Who put it forward may ask others to look at it again.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(
    { ...candidacy, ground: Type.Enum(CANDIDACY_REFUSAL_GROUNDS), reasons: Personal('document'), appealBy: Date },
    closed,
  ),
  example: { ...exampleCandidacy, ground: 'papers-incomplete', reasons: document, appealBy: '2026-04-13' },
});

export const candidacyAppealed = defineEvent({
  type: 'members.CandidacyAppealed',
  schemaVersion: 1,
  summary: 'A member asked that a refused candidacy be looked at by somebody else.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...candidacy, appeal: Personal('document') }, closed),
  example: { ...exampleCandidacy, appeal: document },
});

export const candidacyRefusalUpheld = defineEvent({
  type: 'members.CandidacyRefusalUpheld',
  schemaVersion: 1,
  summary: 'Somebody else looked at a refused candidacy, and the refusal stands.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...candidacy, reasons: Personal('document') }, closed),
  example: { ...exampleCandidacy, reasons: document },
});

export const candidacyRefusalOverturned = defineEvent({
  type: 'members.CandidacyRefusalOverturned',
  schemaVersion: 1,
  summary: 'Somebody else looked at a refused candidacy, and let it stand.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...candidacy, reasons: Personal('document') }, closed),
  example: { ...exampleCandidacy, reasons: document },
});

export const candidacyWithdrawn = defineEvent({
  type: 'members.CandidacyWithdrawn',
  schemaVersion: 1,
  summary: 'A candidacy was taken back before the vote.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(candidacy, closed),
  example: exampleCandidacy,
});
