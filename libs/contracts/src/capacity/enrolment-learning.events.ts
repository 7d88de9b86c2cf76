import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { CertificateCode, CertificateHolder } from './certificate.events.ts';
import {
  exampleEnrolment,
  exampleParticipant,
  EVALUATION_FINDINGS,
  FOLLOW_UP_LEVELS,
  FollowUpDue,
  MarkOfParticipant,
  whoseEnrolment,
} from './enrolment.schemas.ts';

/** What an enrolment learns by, how it ends well, and what is asked afterwards. */

const closed = { additionalProperties: false } as const;
const ofEnrolment = { audience: 'auditor', aggregate: 'enrolment', schemaVersion: 1 } as const;
const Percent = Type.Integer({ minimum: 0, maximum: 100 });
const Level = Type.Enum(FOLLOW_UP_LEVELS);
const session = '9a1c3e5f-7b2d-4f6a-8c0e-1d3f5a7b9c20';

export const enrolmentAttendanceNoted = defineEvent({
  type: 'capacity.EnrolmentAttendanceNoted',
  ...ofEnrolment,
  summary:
    'It was noted who of an enrolment came to a session. Noted again, it takes the place of what was noted before.',
  data: Type.Object(
    { ...whoseEnrolment, session: Uuid, on: Date, marks: Type.Array(MarkOfParticipant, { minItems: 1, maxItems: 64 }) },
    closed,
  ),
  example: {
    ...exampleEnrolment,
    session,
    on: '2026-04-14',
    marks: [{ participant: exampleParticipant, mark: 'unexcused' }],
  },
});

export const enrolmentAbsenceFlagged = defineEvent({
  type: 'capacity.EnrolmentAbsenceFlagged',
  ...ofEnrolment,
  summary: 'A participant stayed away without excuse from several sessions, one after the other.',
  data: Type.Object({ ...whoseEnrolment, participant: Uuid, absences: Count, session: Uuid }, closed),
  example: { ...exampleEnrolment, participant: exampleParticipant, absences: 2, session },
});

export const enrolmentLearningTested = defineEvent({
  type: 'capacity.EnrolmentLearningTested',
  ...ofEnrolment,
  summary: 'It was tested what was known before the course and after it: evaluation at its second level.',
  data: Type.Object({ ...whoseEnrolment, module: Type.Optional(Code), before: Percent, after: Percent }, closed),
  example: { ...exampleEnrolment, module: 'board-roles', before: 40, after: 75 },
});

export const enrolmentCompleted = defineEvent({
  type: 'capacity.EnrolmentCompleted',
  ...ofEnrolment,
  summary: 'Who was enrolled went through the whole course. When it is to be asked what came of it is fixed here.',
  data: Type.Object(
    {
      ...whoseEnrolment,
      people: PeopleCount,
      /** Of the sessions held; left out where none was. */
      attendedPercent: Type.Optional(Percent),
      certificates: Type.Array(Type.Object({ code: CertificateCode, holder: CertificateHolder }, closed), {
        minItems: 1,
        maxItems: 21,
      }),
      followUps: Type.Array(FollowUpDue, { maxItems: FOLLOW_UP_LEVELS.length }),
    },
    closed,
  ),
  example: {
    ...exampleEnrolment,
    people: { women: 1, men: 0, youth: 1, personsWithDisabilities: 0, total: 1 },
    attendedPercent: 90,
    certificates: [{ code: '7K3M-9QXW-2B4D-HT6R', holder: exampleEnrolment.enrolled }],
    followUps: [
      { level: 'behaviour', dueOn: '2027-02-24' },
      { level: 'results', dueOn: '2027-08-28' },
    ],
  },
});

export const campaignAssignmentHandedIn = defineEvent({
  type: 'capacity.CampaignAssignmentHandedIn',
  summary: 'Who completed a campaign-launch course leaves the campaign they worked out there to be drafted.',
  schemaVersion: 1,
  // A campaign that has not been launched is a plan: it is not for auditors or the public before its release.
  audience: 'internal',
  aggregate: 'enrolment',
  data: Type.Object(
    {
      ...whoseEnrolment,
      organisation: Uuid,
      title: PublicText(160),
      cause: PublicText(500),
      campaignUnit: UnitCode,
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
    },
    closed,
  ),
  example: {
    ...exampleEnrolment,
    organisation: '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9',
    title: 'Clean water for Kyamuhunga',
    cause: 'Boreholes promised to the sub-county stand dry',
    campaignUnit: 'UG-402',
    themes: ['social-justice'],
  },
});

export const followUpFellDue = defineEvent({
  type: 'capacity.FollowUpFellDue',
  ...ofEnrolment,
  summary: 'The day came on which it is to be asked what a course led to, and nobody had asked yet.',
  data: Type.Object({ ...whoseEnrolment, level: Level, dueOn: Date }, closed),
  example: { ...exampleEnrolment, level: 'behaviour', dueOn: '2027-02-24' },
});

export const followUpReported = defineEvent({
  type: 'capacity.FollowUpReported',
  ...ofEnrolment,
  summary: 'It was asked what a course led to, and how far: evaluation at its third level or its fourth.',
  data: Type.Object(
    {
      ...whoseEnrolment,
      level: Level,
      dueOn: Date,
      finding: Type.Enum(EVALUATION_FINDINGS),
      narrative: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { ...exampleEnrolment, level: 'behaviour', dueOn: '2027-02-24', finding: 'mostly' },
});

export const followUpWaived = defineEvent({
  type: 'capacity.FollowUpWaived',
  ...ofEnrolment,
  summary: 'It will not be asked what a course led to.',
  data: Type.Object({ ...whoseEnrolment, level: Level, dueOn: Date, ground: Code }, closed),
  example: { ...exampleEnrolment, level: 'results', dueOn: '2027-08-28', ground: 'organisation-dissolved' },
});

export const enrolmentLearningContracts = [
  enrolmentAttendanceNoted,
  enrolmentAbsenceFlagged,
  enrolmentLearningTested,
  enrolmentCompleted,
  campaignAssignmentHandedIn,
  followUpFellDue,
  followUpReported,
  followUpWaived,
] as const;
