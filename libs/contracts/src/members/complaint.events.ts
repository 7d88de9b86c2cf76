import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

/** Who brought a complaint: a member, an officer of their own accord, or somebody of no member, on whose word an officer did. */
export const COMPLAINT_SOURCES = ['member', 'officer', 'community'] as const;
/** What the committee can decide against a member. */
export const CONDUCT_MEASURES = ['suspension', 'expulsion'] as const;
/** What the committee can come to. */
export const CONDUCT_DECISIONS = [...CONDUCT_MEASURES, 'dismissal'] as const;
export const APPEAL_OUTCOMES = ['decision-upheld', 'decision-overturned'] as const;
/** How it is known that something reached a member. */
export const SERVICE_PROOFS = ['handed-over', 'signed-for', 'delivery-receipt', 'acknowledged'] as const;

/** In every event of a complaint: the member complained of, and the unit it then stood in. */
const against = { organisation: Uuid, membership: Uuid, unit: UnitCode };
/** The numbers of the rules that were in force when the complaint was raised: the case goes by them to its end. */
const Procedure = Type.Object(
  {
    rules: Type.Integer({ minimum: 1, description: 'The version of the rules' }),
    replyDays: Count,
    decideDays: Count,
    appealDays: Count,
    suspensionDays: Count,
    panel: Count,
  },
  { additionalProperties: false },
);
const Grounds = Type.Array(Code, { minItems: 1, maxItems: 20 });
/** Who sat on a panel, and by which deputation, where by one. */
const Concurring = Type.Array(
  Type.Object({ person: Uuid, deputation: Type.Optional(Uuid) }, { additionalProperties: false }),
  { minItems: 1, maxItems: 50 },
);

const exampleAgainst = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  membership: '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d',
  unit: 'UG-402',
};
const exampleProcedure = {
  rules: 1,
  replyDays: 14,
  decideDays: 30,
  appealDays: 30,
  suspensionDays: 180,
  panel: 2,
};
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const exampleProposal = 'e1f2a3b4-c5d6-4e7f-8091-a2b3c4d5e6f7';
const examplePanel = [
  { person: '0a1b2c3d-4e5f-4607-8192-a3b4c5d6e7f8' },
  {
    person: '1b2c3d4e-5f60-4718-92a3-b4c5d6e7f809',
    deputation: '2c3d4e5f-6071-4829-a3b4-c5d6e7f8091a',
  },
];

/** It names who complained: for staff only, and under no organisation's tag. */
export const complaintRaised = defineEvent({
  type: 'members.ComplaintRaised',
  schemaVersion: 1,
  summary: 'Somebody complained of the conduct of a member.',
  audience: 'internal',
  aggregate: 'complaint',
  data: Type.Object(
    {
      ...against,
      grounds: Grounds,
      source: Type.Enum(COMPLAINT_SOURCES),
      /** The member that complains, where one does. */
      complainant: Type.Optional(Uuid),
      narrative: Personal('document'),
      procedure: Procedure,
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleAgainst,
    grounds: ['misuse-of-funds'],
    source: 'member',
    complainant: '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20',
    narrative: exampleDocument,
    procedure: exampleProcedure,
  },
});

export const complaintNoticeIssued = defineEvent({
  type: 'members.ComplaintNoticeIssued',
  schemaVersion: 1,
  summary: 'A member was to be told what it is complained of for, and on what grounds.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object(
    { ...against, grounds: Grounds, notice: Personal('document'), raisedOn: Date, procedure: Procedure },
    { additionalProperties: false },
  ),
  example: {
    ...exampleAgainst,
    grounds: ['misuse-of-funds'],
    notice: exampleDocument,
    raisedOn: '2026-03-02',
    procedure: exampleProcedure,
  },
});

export const complaintNoticeServed = defineEvent({
  type: 'members.ComplaintNoticeServed',
  schemaVersion: 1,
  summary: 'The notice of a complaint reached the member: its time to reply runs.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object(
    {
      ...against,
      servedOn: Date,
      /** The last day of the time to reply. */
      replyBy: Date,
      /** By when the committee is to decide. */
      decideBy: Date,
      proof: Type.Enum(SERVICE_PROOFS),
      /** The notice on whose delivery it rests; none where an officer put it on record. */
      delivery: Type.Optional(Uuid),
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleAgainst,
    servedOn: '2026-03-09',
    replyBy: '2026-03-23',
    decideBy: '2026-04-22',
    proof: 'signed-for',
  },
});

export const complaintReplyGiven = defineEvent({
  type: 'members.ComplaintReplyGiven',
  schemaVersion: 1,
  summary: 'A member replied to the notice of a complaint.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object({ ...against, reply: Personal('document') }, { additionalProperties: false }),
  example: { ...exampleAgainst, reply: exampleDocument },
});

export const complaintReplyPeriodEnded = defineEvent({
  type: 'members.ComplaintReplyPeriodEnded',
  schemaVersion: 1,
  summary: "A member's time to reply to a complaint ended without a reply.",
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object({ ...against }, { additionalProperties: false }),
  example: exampleAgainst,
});

export const complaintWithdrawn = defineEvent({
  type: 'members.ComplaintWithdrawn',
  schemaVersion: 1,
  summary: 'A complaint was taken back.',
  audience: 'internal',
  aggregate: 'complaint',
  data: Type.Object({ ...against }, { additionalProperties: false }),
  example: exampleAgainst,
});

/** Deliberation: for staff, and under no organisation's tag. */
export const complaintDecisionProposed = defineEvent({
  type: 'members.ComplaintDecisionProposed',
  schemaVersion: 1,
  summary: 'One of the conduct committee proposed how to decide a complaint.',
  audience: 'internal',
  aggregate: 'complaint',
  data: Type.Object(
    {
      ...against,
      proposal: Uuid,
      decision: Type.Enum(CONDUCT_DECISIONS),
      /** The last day of a suspension. */
      until: Type.Optional(Date),
      grounds: Grounds,
      reasons: Personal('document'),
      deputation: Type.Optional(Uuid),
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleAgainst,
    proposal: exampleProposal,
    decision: 'suspension',
    until: '2026-09-30',
    grounds: ['misuse-of-funds'],
    reasons: exampleDocument,
  },
});

export const complaintDecisionConfirmed = defineEvent({
  type: 'members.ComplaintDecisionConfirmed',
  schemaVersion: 1,
  summary: 'Another of the conduct committee concurred with a proposed decision.',
  audience: 'internal',
  aggregate: 'complaint',
  data: Type.Object({ ...against, proposal: Uuid, deputation: Type.Optional(Uuid) }, { additionalProperties: false }),
  example: { ...exampleAgainst, proposal: exampleProposal },
});

export const complaintDismissed = defineEvent({
  type: 'members.ComplaintDismissed',
  schemaVersion: 1,
  summary: 'The conduct committee dismissed a complaint.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object(
    { ...against, proposal: Uuid, grounds: Grounds, panel: Concurring },
    { additionalProperties: false },
  ),
  example: { ...exampleAgainst, proposal: exampleProposal, grounds: ['unfounded'], panel: examplePanel },
});

export const complaintDecided = defineEvent({
  type: 'members.ComplaintDecided',
  schemaVersion: 1,
  summary: 'The conduct committee decided on a measure against a member.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object(
    {
      ...against,
      /** What was proposed, with the reasons in words, and concurred in. */
      proposal: Uuid,
      measure: Type.Enum(CONDUCT_MEASURES),
      /** The last day of a suspension. */
      until: Type.Optional(Date),
      grounds: Grounds,
      panel: Concurring,
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleAgainst,
    proposal: exampleProposal,
    measure: 'suspension',
    until: '2026-09-30',
    grounds: ['misuse-of-funds'],
    panel: examplePanel,
  },
});

export const complaintDecisionServed = defineEvent({
  type: 'members.ComplaintDecisionServed',
  schemaVersion: 1,
  summary: 'The decision on a complaint reached the member: its time to appeal runs.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object(
    {
      ...against,
      servedOn: Date,
      /** The last day of the time to appeal. */
      appealBy: Date,
      proof: Type.Enum(SERVICE_PROOFS),
      delivery: Type.Optional(Uuid),
    },
    { additionalProperties: false },
  ),
  example: { ...exampleAgainst, servedOn: '2026-04-06', appealBy: '2026-05-06', proof: 'acknowledged' },
});

export const appealLodged = defineEvent({
  type: 'members.AppealLodged',
  schemaVersion: 1,
  summary: 'A member appealed against the decision on a complaint.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object(
    {
      ...against,
      appeal: Personal('document'),
      /** By when the appeal is to be decided. */
      decideBy: Date,
    },
    { additionalProperties: false },
  ),
  example: { ...exampleAgainst, appeal: exampleDocument, decideBy: '2026-05-20' },
});

export const appealPeriodEnded = defineEvent({
  type: 'members.AppealPeriodEnded',
  schemaVersion: 1,
  summary: "A member's time to appeal ended without an appeal: the decision is final.",
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object({ ...against }, { additionalProperties: false }),
  example: exampleAgainst,
});

export const appealDecisionProposed = defineEvent({
  type: 'members.AppealDecisionProposed',
  schemaVersion: 1,
  summary: 'Somebody who had no part in the decision proposed how to decide the appeal.',
  audience: 'internal',
  aggregate: 'complaint',
  data: Type.Object(
    {
      ...against,
      proposal: Uuid,
      outcome: Type.Enum(APPEAL_OUTCOMES),
      reasons: Personal('document'),
      deputation: Type.Optional(Uuid),
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleAgainst,
    proposal: exampleProposal,
    outcome: 'decision-overturned',
    reasons: exampleDocument,
  },
});

export const appealDecisionConfirmed = defineEvent({
  type: 'members.AppealDecisionConfirmed',
  schemaVersion: 1,
  summary: 'Another who had no part in the decision concurred with a proposal on the appeal.',
  audience: 'internal',
  aggregate: 'complaint',
  data: Type.Object({ ...against, proposal: Uuid, deputation: Type.Optional(Uuid) }, { additionalProperties: false }),
  example: { ...exampleAgainst, proposal: exampleProposal },
});

export const appealDecided = defineEvent({
  type: 'members.AppealDecided',
  schemaVersion: 1,
  summary: 'An appeal was decided, by others than those who took the decision.',
  audience: 'auditor',
  aggregate: 'complaint',
  data: Type.Object(
    { ...against, proposal: Uuid, outcome: Type.Enum(APPEAL_OUTCOMES), panel: Concurring },
    { additionalProperties: false },
  ),
  example: {
    ...exampleAgainst,
    proposal: exampleProposal,
    outcome: 'decision-overturned',
    panel: examplePanel,
  },
});

export const complaintContracts = [
  complaintRaised,
  complaintNoticeIssued,
  complaintNoticeServed,
  complaintReplyGiven,
  complaintReplyPeriodEnded,
  complaintWithdrawn,
  complaintDecisionProposed,
  complaintDecisionConfirmed,
  complaintDismissed,
  complaintDecided,
  complaintDecisionServed,
  appealLodged,
  appealPeriodEnded,
  appealDecisionProposed,
  appealDecisionConfirmed,
  appealDecided,
] as const;
