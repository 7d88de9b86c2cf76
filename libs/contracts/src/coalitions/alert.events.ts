import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Date, Personal, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** What can call for a coalition's answer. */
export const ALERT_SOURCES = [
  'struggle',
  'demand',
  'campaign',
  'commitment',
  'decision',
  'convening',
  'own-accord',
] as const;
export type AlertSource = (typeof ALERT_SOURCES)[number];

/** What a coalition answers with beside words. */
export const ALERT_ACTIONS = ['joint-action', 'campaign'] as const;
export type AlertAction = (typeof ALERT_ACTIONS)[number];

/** What became of it: it was answered; it was looked at and left; others or time settled it; it was not so. */
export const ALERT_RESULTS = ['answered', 'not-pursued', 'overtaken', 'unfounded'] as const;
export type AlertResult = (typeof ALERT_RESULTS)[number];

const closed = { additionalProperties: false } as const;
const exampleDocument = {
  subject: '7e0a4b1c-2d3e-4f50-8617-28394a5b6c7d',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

/** Where an alert comes from: which entity, or nothing but what a participant saw. */
export const AlertArisingFrom = Type.Object({ kind: Type.Enum(ALERT_SOURCES), id: Type.Optional(Uuid) }, closed);
export type AlertArisingFrom = Static<typeof AlertArisingFrom>;

export const alertRaised = defineEvent({
  type: 'coalitions.AlertRaised',
  schemaVersion: 1,
  summary: 'Something was put before a coalition that calls for its answer, by a date.',
  audience: 'auditor',
  aggregate: 'alert',
  data: Type.Object(
    {
      coalition: Uuid,
      /** Where it happens: the coalition's own unit or one below it. */
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
      arisingFrom: AlertArisingFrom,
      /** The last day for a position or an action. */
      answerBy: Date,
      /** What has happened, in words. */
      what: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    coalition: '4c5d6e7f-8091-4a2b-8c3d-4e5f6a7b8c9d',
    unit: 'UG-402',
    themes: ['social-justice'],
    arisingFrom: { kind: 'struggle', id: '1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9' },
    answerBy: '2026-03-16',
    what: exampleDocument,
  },
});

export const alertAcknowledged = defineEvent({
  type: 'coalitions.AlertAcknowledged',
  schemaVersion: 1,
  summary: 'A participant of the coalition said that it has heard an alert.',
  audience: 'auditor',
  aggregate: 'alert',
  data: Type.Object({ seat: Uuid, organisation: Uuid }, closed),
  example: {
    seat: 'c0a1b5de-3f0e-4a7b-8d5c-2f9b6f1d7e02',
    organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
  },
});

export const alertPositionTaken = defineEvent({
  type: 'coalitions.AlertPositionTaken',
  schemaVersion: 1,
  summary: 'The coalition took its position on an alert by a decision.',
  audience: 'auditor',
  aggregate: 'alert',
  data: Type.Object({ decision: Uuid }, closed),
  example: { decision: '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f90a' },
});

export const alertActionBegun = defineEvent({
  type: 'coalitions.AlertActionBegun',
  schemaVersion: 1,
  summary: 'The coalition began to act on an alert.',
  audience: 'auditor',
  aggregate: 'alert',
  data: Type.Object({ action: Type.Object({ kind: Type.Enum(ALERT_ACTIONS), id: Uuid }, closed) }, closed),
  example: { action: { kind: 'joint-action', id: '3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f60718' } },
});

export const alertAnswerFellDue = defineEvent({
  type: 'coalitions.AlertAnswerFellDue',
  schemaVersion: 1,
  summary: 'The last day for an answer to an alert passed, and the coalition has neither taken a position nor acted.',
  audience: 'auditor',
  aggregate: 'alert',
  data: Type.Object({ answerBy: Date }, closed),
  example: { answerBy: '2026-03-16' },
});

export const alertClosed = defineEvent({
  type: 'coalitions.AlertClosed',
  schemaVersion: 1,
  summary: 'An alert was closed, with what became of it.',
  audience: 'auditor',
  aggregate: 'alert',
  data: Type.Object({ result: Type.Enum(ALERT_RESULTS), narrative: Type.Optional(Personal('document')) }, closed),
  example: { result: 'answered', narrative: exampleDocument },
});

export const alertContracts = [
  alertRaised,
  alertAcknowledged,
  alertPositionTaken,
  alertActionBegun,
  alertAnswerFellDue,
  alertClosed,
] as const;
