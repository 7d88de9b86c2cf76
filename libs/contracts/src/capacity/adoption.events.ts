import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, PeopleCount, Personal, UnitCode, Uuid } from '../schemas.ts';

/** Whether an innovation worked for those who took it up. */
export const ADOPTION_FINDINGS = ['worked', 'partly-worked', 'did-not-work'] as const;
export type AdoptionFinding = (typeof ADOPTION_FINDINGS)[number];

const closed = { additionalProperties: false } as const;
const whose = { innovation: Uuid, organisation: Uuid, unit: UnitCode };
const exampleWhose = {
  innovation: 'e5f60718-293a-4b4c-8d5e-6f708192a3b4',
  organisation: '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20',
  unit: 'UG-411',
};
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

export const innovationAdopted = defineEvent({
  type: 'capacity.InnovationAdopted',
  schemaVersion: 1,
  summary: 'An organisation took up an innovation of others.',
  audience: 'auditor',
  aggregate: 'adoption',
  data: Type.Object(
    {
      ...whose,
      /** The day on which a report falls due of whether it worked. */
      reportBy: Date,
      /** What it does otherwise than the package says. */
      adaptation: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { ...exampleWhose, reportBy: '2027-03-02' },
});

export const adoptionReportFellDue = defineEvent({
  type: 'capacity.AdoptionReportFellDue',
  schemaVersion: 1,
  summary: 'It was time to tell whether an innovation worked for those who had taken it up.',
  audience: 'auditor',
  aggregate: 'adoption',
  data: Type.Object({ ...whose, reportBy: Date }, closed),
  example: { ...exampleWhose, reportBy: '2027-03-02' },
});

export const adoptionReported = defineEvent({
  type: 'capacity.AdoptionReported',
  schemaVersion: 1,
  summary: 'An organisation told whether an innovation that it had taken up worked for it.',
  audience: 'auditor',
  aggregate: 'adoption',
  data: Type.Object(
    {
      ...whose,
      finding: Type.Enum(ADOPTION_FINDINGS),
      report: Personal('document'),
      people: Type.Optional(PeopleCount),
      /** The day on which another report falls due; none where none is asked for. */
      reportBy: Type.Optional(Date),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    finding: 'worked',
    report: exampleDocument,
    people: { women: 41, men: 19, youth: 22, personsWithDisabilities: 3, total: 60 },
  },
});

export const adoptionEnded = defineEvent({
  type: 'capacity.AdoptionEnded',
  schemaVersion: 1,
  summary: 'An organisation no longer goes on with an innovation that it had taken up.',
  audience: 'auditor',
  aggregate: 'adoption',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'funds-ended' },
});

export const adoptionContracts = [innovationAdopted, adoptionReportFellDue, adoptionReported, adoptionEnded] as const;
