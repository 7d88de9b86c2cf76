import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, UnitCode, Uuid } from '../schemas.ts';
import { PROGRAMME_TRACKS } from './programme.events.ts';

const closed = { additionalProperties: false } as const;
/** Sixteen signs of Crockford's base 32, which leaves out those that are mistaken for others. */
export const CERTIFICATE_CODE = '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$';
export const CertificateCode = Type.String({
  pattern: CERTIFICATE_CODE,
  description: 'What a certificate is checked by: it cannot be guessed',
});
/** Whose certificate it is: of who was enrolled, or of one of the participants they named. */
export const CertificateHolder = Type.Union([
  Type.Object({ kind: Type.Enum(['organisation', 'movement']), organisation: Uuid }, closed),
  Type.Object({ kind: Type.Enum(['person', 'participant']), person: Uuid }, closed),
]);
export type CertificateHolder = Static<typeof CertificateHolder>;

const whose = { enrolment: Uuid, programme: Uuid, unit: UnitCode, holder: CertificateHolder };
const exampleWhose = {
  enrolment: '6b8d0f2a-4c5e-4a7b-9d1f-3e5a7c9b1d20',
  programme: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05',
  unit: 'UG-402',
  holder: { kind: 'organisation' as const, organisation: '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9' },
};

export const certificateIssued = defineEvent({
  type: 'capacity.CertificateIssued',
  schemaVersion: 1,
  summary: 'A certificate of having completed a programme was made out, under a code that it can be checked by.',
  // With the code anyone can check it; a list of the codes is nobody's but the auditors'.
  audience: 'auditor',
  aggregate: 'certificate',
  data: Type.Object(
    {
      ...whose,
      title: PublicText(160),
      track: Type.Enum(PROGRAMME_TRACKS),
      completedOn: Date,
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    title: 'Strong boards for Bushenyi',
    track: 'internal-governance',
    completedOn: '2026-08-28',
  },
});

export const certificateRevoked = defineEvent({
  type: 'capacity.CertificateRevoked',
  schemaVersion: 1,
  summary: 'A certificate holds no longer.',
  audience: 'auditor',
  aggregate: 'certificate',
  data: Type.Object({ ...whose, ground: Code, narrative: Type.Optional(Personal('document')) }, closed),
  example: { ...exampleWhose, ground: 'issued-in-error' },
});

export const certificateContracts = [certificateIssued, certificateRevoked] as const;
