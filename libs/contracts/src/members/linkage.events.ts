import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

export const LINKAGE_KINDS = [
  'cooperation-agreement',
  'referral',
  'joint-project',
  'peer-support',
  'advocacy-alliance',
] as const;
export type LinkageKind = (typeof LINKAGE_KINDS)[number];
/** What came of a linkage. */
export const LINKAGE_RESULTS = ['achieved', 'partly-achieved', 'not-achieved'] as const;

const closed = { additionalProperties: false } as const;
/** In every event: the member it begins with, whom it bridges to, and the unit of the member. */
const between = { from: Uuid, to: Uuid, unit: UnitCode };
const example = {
  from: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  to: '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20',
  unit: 'UG-402',
};
const document = {
  subject: '0a112233-4455-4678-8910-2b3c4d5e6f70',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

export const linkageProposed = defineEvent({
  type: 'members.LinkageProposed',
  schemaVersion: 1,
  summary: 'One of two organisations proposed a bridge between them.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object(
    {
      ...between,
      kind: Type.Enum(LINKAGE_KINDS),
      /** Which of the two proposed it. */
      by: Uuid,
      until: Type.Optional(Date),
      purpose: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { ...example, kind: 'peer-support', by: example.from, until: '2027-03-01', purpose: document },
});

export const linkageAccepted = defineEvent({
  type: 'members.LinkageAccepted',
  schemaVersion: 1,
  summary: 'The other organisation accepted: two organisations are linked.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object({ ...between, kind: Type.Enum(LINKAGE_KINDS), until: Type.Optional(Date) }, closed),
  example: { ...example, kind: 'peer-support', until: '2027-03-01' },
});

export const linkageDeclined = defineEvent({
  type: 'members.LinkageDeclined',
  schemaVersion: 1,
  summary: 'The proposal of a linkage came to nothing: declined by the other, or taken back.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object({ ...between, ground: Code }, closed),
  example: { ...example, ground: 'no-capacity' },
});

export const linkageRenewalProposed = defineEvent({
  type: 'members.LinkageRenewalProposed',
  schemaVersion: 1,
  summary: 'One of two linked organisations proposed to go on until a later day.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object({ ...between, by: Uuid, until: Date }, closed),
  example: { ...example, by: example.to, until: '2028-03-01' },
});

export const linkageRenewed = defineEvent({
  type: 'members.LinkageRenewed',
  schemaVersion: 1,
  summary: 'Both organisations agreed that their linkage goes on until a later day.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object({ ...between, until: Date }, closed),
  example: { ...example, until: '2028-03-01' },
});

/** The calendar's: its last day has passed. */
export const linkageRanOut = defineEvent({
  type: 'members.LinkageRanOut',
  schemaVersion: 1,
  summary: 'The last day of a linkage passed.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object({ ...between, until: Date }, closed),
  example: { ...example, until: '2027-03-01' },
});

export const linkageEnded = defineEvent({
  type: 'members.LinkageEnded',
  schemaVersion: 1,
  summary: 'One of two linked organisations ended their linkage before its day.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object({ ...between, ground: Code }, closed),
  example: { ...example, ground: 'purpose-achieved' },
});

export const linkageOutcomeTold = defineEvent({
  type: 'members.LinkageOutcomeTold',
  schemaVersion: 1,
  summary: 'One of two organisations told what came of their linkage.',
  audience: 'auditor',
  aggregate: 'linkage',
  data: Type.Object(
    { ...between, by: Uuid, result: Type.Enum(LINKAGE_RESULTS), narrative: Type.Optional(Personal('document')) },
    closed,
  ),
  example: { ...example, by: example.from, result: 'partly-achieved', narrative: document },
});

export const linkageContracts = [
  linkageProposed,
  linkageAccepted,
  linkageDeclined,
  linkageRenewalProposed,
  linkageRenewed,
  linkageRanOut,
  linkageEnded,
  linkageOutcomeTold,
] as const;
