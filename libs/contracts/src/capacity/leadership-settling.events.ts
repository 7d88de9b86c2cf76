import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

/** Of the stream `leadership-transition-<id>`: how the leader who was appointed settles in. */
const closed = { additionalProperties: false } as const;
const whose = { organisation: Uuid, unit: UnitCode, office: Code };
const exampleWhose = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
  office: 'executive-director',
};
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

/** How board and leader get on with what they agreed, at a follow-up. */
export const FOLLOW_UP_FINDINGS = ['on-course', 'needs-attention', 'at-risk'] as const;
export type FollowUpFinding = (typeof FOLLOW_UP_FINDINGS)[number];

export const SettlingFollowUp = Type.Object({ code: Code, dueOn: Date }, closed);
export type SettlingFollowUp = Static<typeof SettlingFollowUp>;

export const transitionSettlingBegan = defineEvent({
  type: 'capacity.TransitionSettlingBegan',
  schemaVersion: 1,
  summary: 'A new leader took office, and board and leader agreed how the settling in goes.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object(
    {
      ...whose,
      /** The last day of the settling in: twelve to eighteen months on. */
      until: Date,
      /** What board and leader expect of each other. */
      agreement: Personal('document'),
      followUps: Type.Array(SettlingFollowUp, { minItems: 1, maxItems: 12 }),
      stallsOn: Date,
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    until: '2027-12-31',
    agreement: exampleDocument,
    followUps: [
      { code: 'after-three-months', dueOn: '2027-01-05' },
      { code: 'after-a-year', dueOn: '2027-10-05' },
    ],
    stallsOn: '2027-03-06',
  },
});

export const transitionFollowUpFellDue = defineEvent({
  type: 'capacity.TransitionFollowUpFellDue',
  schemaVersion: 1,
  summary: 'It was time to look with board and leader at how the settling in goes.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object({ ...whose, followUp: Code, stallsOn: Date }, closed),
  example: { ...exampleWhose, followUp: 'after-three-months', stallsOn: '2027-03-06' },
});

export const transitionFollowUpReported = defineEvent({
  type: 'capacity.TransitionFollowUpReported',
  schemaVersion: 1,
  summary: 'Board and leader looked at how the settling in goes.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object(
    {
      ...whose,
      followUp: Code,
      finding: Type.Enum(FOLLOW_UP_FINDINGS),
      report: Personal('document'),
      stallsOn: Date,
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    followUp: 'after-three-months',
    finding: 'on-course',
    report: exampleDocument,
    stallsOn: '2027-12-04',
  },
});

export const transitionSettled = defineEvent({
  type: 'capacity.TransitionSettled',
  schemaVersion: 1,
  summary: 'A new leader has settled in: the change of leader is complete.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object(
    {
      ...whose,
      /** When the organisation began to prepare it. */
      beganOn: Date,
    },
    closed,
  ),
  example: { ...exampleWhose, beganOn: '2026-03-02' },
});

export const leadershipSettlingContracts = [
  transitionSettlingBegan,
  transitionFollowUpFellDue,
  transitionFollowUpReported,
  transitionSettled,
] as const;
