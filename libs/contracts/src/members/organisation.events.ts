import { Type, type TObject, type TProperties } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { organisationMergeContracts } from './organisation-merge.events.ts';
import { organisationProtectionContracts } from './protection.events.ts';
import { organisationOfficeContracts } from './organisation-office.events.ts';
import { LanguageCode, OrganisationKind, PartialDate, RegistrarCode, WebAddress } from './members.schemas.ts';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

/** A registration: the registrar's list code (org-id.guide) and the number it gave. */
const Registration = closed({ registrar: RegistrarCode, number: PublicText(80) });
/** A movement without registration is known by its unit and by the members who attest it. */
const Attestation = closed({
  unit: UnitCode,
  members: Type.Array(Uuid, { minItems: 1, maxItems: 20, uniqueItems: true }),
});

const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const several = { maxItems: 50, uniqueItems: true } as const;
const profile = {
  worksIn: Type.Array(UnitCode, { ...several, maxItems: 500 }),
  themes: Type.Array(ThemeCode, { ...several, minItems: 1 }),
  constituencies: Type.Array(Code, several),
  languages: Type.Array(LanguageCode, several),
  web: Type.Array(WebAddress, { ...several, maxItems: 10 }),
};
/** In which band of the forum's own its yearly budget and its paid staff lie. */
const bands = { budgetBand: Type.Optional(Code), staffBand: Type.Optional(Code) };

export const organisationRegistered = defineEvent({
  type: 'members.OrganisationRegistered',
  schemaVersion: 1,
  summary: 'The forum came to know an organisation.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: closed({
    organisation: Uuid,
    kind: OrganisationKind,
    legalName: PublicText(300),
    acronym: Type.Optional(PublicText(40)),
    unit: UnitCode,
    ...profile,
    registration: Type.Optional(Registration),
    attestedBy: Type.Optional(Attestation),
    founded: Type.Optional(PartialDate),
    ...bands,
  }),
  example: {
    organisation,
    kind: 'cbo',
    legalName: "Kyeizooba Farmers' Voice",
    acronym: 'KFV',
    unit: 'UG-402',
    worksIn: ['UG-402-KYEIZOOBA'],
    themes: ['governance', 'environment-and-climate-change'],
    constituencies: ['farmers', 'cbo'],
    languages: ['en', 'nyn'],
    web: ['https://kfv.example'],
    registration: { registrar: 'UG-204CBO', number: 'CBO/402/0117' },
    founded: '2009',
    budgetBand: '10k-50k',
    staffBand: '1-5',
  },
});

const orNothing = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()], { description: 'null: there is none' });

export const organisationCorrected = defineEvent({
  type: 'members.OrganisationCorrected',
  schemaVersion: 1,
  summary: 'What is known of an organisation was corrected, or has changed.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: closed({
    organisation: Uuid,
    reason: Code,
    /** Only the fields that change. A list replaces the list before. */
    changes: Type.Object(
      {
        kind: Type.Optional(OrganisationKind),
        legalName: Type.Optional(PublicText(300)),
        acronym: Type.Optional(orNothing(PublicText(40))),
        unit: Type.Optional(UnitCode),
        worksIn: Type.Optional(profile.worksIn),
        themes: Type.Optional(profile.themes),
        constituencies: Type.Optional(profile.constituencies),
        languages: Type.Optional(profile.languages),
        web: Type.Optional(profile.web),
        registration: Type.Optional(orNothing(Registration)),
        attestedBy: Type.Optional(orNothing(Attestation)),
        founded: Type.Optional(orNothing(PartialDate)),
        budgetBand: Type.Optional(orNothing(Code)),
        staffBand: Type.Optional(orNothing(Code)),
      },
      { additionalProperties: false, minProperties: 1 },
    ),
  }),
  example: {
    organisation,
    reason: 'renamed',
    changes: { legalName: "Kyeizooba Farmers' Voice Association", acronym: 'KFVA' },
  },
});

export const organisationClosed = defineEvent({
  type: 'members.OrganisationClosed',
  schemaVersion: 1,
  summary: 'An organisation exists no longer, or should never have been registered.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: closed({ organisation: Uuid, ground: Code }),
  example: { organisation, ground: 'dissolved' },
});

export const organisationContactNamed = defineEvent({
  type: 'members.OrganisationContactNamed',
  schemaVersion: 1,
  summary: 'A person whom the forum may reach for an organisation was named, or their details renewed.',
  audience: 'auditor',
  aggregate: 'organisation',
  data: closed({
    organisation: Uuid,
    person: Uuid,
    role: Code,
    name: Personal('person'),
    email: Type.Optional(Personal('person')),
    phone: Type.Optional(Personal('person')),
  }),
  example: {
    organisation,
    person: '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d',
    role: 'focal-person',
    name: {
      subject: '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d',
      commitment: 'm3xkqg8b0Yw5dQz1c7Vn2Jt9Lr4Hs6Pf0Xa8Ue1Bk5E',
    },
    email: {
      subject: '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d',
      commitment: 'Zp2Wn7Tq4Rk9Gv1Yc6Md3Hb8Xs5Lf0Ja2Ue7Oi4Pw1A',
    },
  },
});

export const organisationContactRemoved = defineEvent({
  type: 'members.OrganisationContactRemoved',
  schemaVersion: 1,
  summary: 'A person is no longer a contact of an organisation.',
  audience: 'auditor',
  aggregate: 'organisation',
  data: closed({ organisation: Uuid, person: Uuid }),
  example: { organisation, person: '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d' },
});

export const organisationRepresentativeNamed = defineEvent({
  type: 'members.OrganisationRepresentativeNamed',
  schemaVersion: 1,
  summary: 'A person may act for an organisation from now on.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: closed({ organisation: Uuid, person: Uuid, office: Code, name: Personal('person') }),
  example: {
    organisation,
    person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f',
    office: 'executive-director',
    name: {
      subject: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f',
      commitment: 'Qe5Rt8Yu1Io4Pa7Sd0Fg3Hj6Kl9Zx2Cv5Bn8Mq1We4U',
    },
  },
});

export const organisationRepresentativeEnded = defineEvent({
  type: 'members.OrganisationRepresentativeEnded',
  schemaVersion: 1,
  summary: 'A person may no longer act for an organisation.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: closed({ organisation: Uuid, person: Uuid }),
  example: { organisation, person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f' },
});

export const organisationContracts = [
  organisationRegistered,
  organisationCorrected,
  organisationClosed,
  organisationContactNamed,
  organisationContactRemoved,
  organisationRepresentativeNamed,
  organisationRepresentativeEnded,
  ...organisationOfficeContracts,
  ...organisationMergeContracts,
  ...organisationProtectionContracts,
] as const;
