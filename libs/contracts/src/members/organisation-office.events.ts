import { OFFICE_STANDINGS } from '@baraza/domain';
import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, Uuid } from '../schemas.ts';

/** Of the stream `organisation-<id>`: who holds which office of it, from when to when. */
const ofOffice = {
  organisation: Uuid,
  office: Code,
  standing: Type.Enum(OFFICE_STANDINGS),
  person: Uuid,
};
const exampleOfOffice = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  office: 'executive-director',
  standing: 'substantive' as const,
  person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f',
};

export const organisationOfficeTaken = defineEvent({
  type: 'members.OrganisationOfficeTaken',
  schemaVersion: 1,
  summary: 'A person came to hold an office of an organisation, or to act in it.',
  audience: 'auditor',
  aggregate: 'organisation',
  data: Type.Object(
    {
      ...ofOffice,
      name: Personal('person'),
      /** The first day on which they hold it no more, where that was known. */
      until: Type.Optional(Date),
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleOfOffice,
    name: {
      subject: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f',
      commitment: 'Qe5Rt8Yu1Io4Pa7Sd0Fg3Hj6Kl9Zx2Cv5Bn8Mq1We4U',
    },
  },
});

export const organisationOfficeLeft = defineEvent({
  type: 'members.OrganisationOfficeLeft',
  schemaVersion: 1,
  summary: 'A person holds an office of an organisation no more, or was recorded as holding it in error.',
  audience: 'auditor',
  aggregate: 'organisation',
  data: Type.Object(
    {
      ...ofOffice,
      /** From when they had held it: which of their terms it is. */
      since: Date,
      ground: Code,
    },
    { additionalProperties: false },
  ),
  example: { ...exampleOfOffice, since: '2023-01-15', ground: 'term-ended' },
});

export const organisationOfficeContracts = [organisationOfficeTaken, organisationOfficeLeft] as const;
