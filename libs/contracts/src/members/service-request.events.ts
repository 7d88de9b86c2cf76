import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';
import { ServicePromise } from './service.events.ts';

/** What a member disputes: that it got what it asked for, or that it was right to decline it. */
export const DISPUTED = ['delivery', 'refusal'] as const;
/** Why nothing more is to come: the member confirmed, said nothing in its time, or disputed without success. */
export const REQUEST_CLOSINGS = ['confirmed', 'unanswered', 'dispute-dismissed'] as const;
/** How a member rates what it got: 1 is the worst, 5 the best. */
export const Rating = Type.Integer({ minimum: 1, maximum: 5 });

/** In every event of a request: which service, whose request, and the unit in which the member stands. */
const whose = { service: Uuid, code: Code, organisation: Uuid, unit: UnitCode };
const exampleWhose = {
  service: '6f1e2d3c-4b5a-4968-8776-a5b4c3d2e1f0',
  code: 'legal-support',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
};
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const closed = { additionalProperties: false } as const;

export const serviceRequested = defineEvent({
  type: 'members.ServiceRequested',
  schemaVersion: 1,
  summary: 'A member asked for a service.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(
    {
      ...whose,
      membership: Uuid,
      category: Code,
      /** The last days on which the promises are kept. */
      acknowledgeBy: Date,
      deliverBy: Date,
      promise: ServicePromise,
      answerDays: Type.Integer({ minimum: 7, maximum: 90 }),
      /** What it needs, in its own words. */
      details: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    membership: '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d',
    category: 'full',
    acknowledgeBy: '2026-03-05',
    deliverBy: '2026-03-23',
    promise: { acknowledgeDays: 3, deliverDays: 21, settleDays: 14 },
    answerDays: 30,
    details: exampleDocument,
  },
});

export const serviceRequestAcknowledged = defineEvent({
  type: 'members.ServiceRequestAcknowledged',
  schemaVersion: 1,
  summary: 'The forum took note of what a member asked for.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

export const serviceRequestAssigned = defineEvent({
  type: 'members.ServiceRequestAssigned',
  schemaVersion: 1,
  summary: 'Somebody was to see to what a member asked for.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object({ ...whose, assignee: Uuid }, closed),
  example: { ...exampleWhose, assignee: '0a1b2c3d-4e5f-4607-8192-a3b4c5d6e7f8' },
});

export const serviceRequestDelivered = defineEvent({
  type: 'members.ServiceRequestDelivered',
  schemaVersion: 1,
  summary: 'A member was given what it asked for, and may confirm or dispute it.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object({ ...whose, answerBy: Date, note: Type.Optional(Personal('document')) }, closed),
  example: { ...exampleWhose, answerBy: '2026-04-17', note: exampleDocument },
});

export const serviceRequestDeclined = defineEvent({
  type: 'members.ServiceRequestDeclined',
  schemaVersion: 1,
  summary: 'What a member asked for was declined, with the ground; the member may dispute it.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object({ ...whose, ground: Code, answerBy: Date, reasons: Type.Optional(Personal('document')) }, closed),
  example: { ...exampleWhose, ground: 'outside-the-service', answerBy: '2026-04-17', reasons: exampleDocument },
});

export const serviceRequestConfirmed = defineEvent({
  type: 'members.ServiceRequestConfirmed',
  schemaVersion: 1,
  summary: 'A member confirmed that it got what it asked for, and rated it.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object({ ...whose, rating: Rating, remark: Type.Optional(Personal('document')) }, closed),
  example: { ...exampleWhose, rating: 4 },
});

export const serviceRequestDisputed = defineEvent({
  type: 'members.ServiceRequestDisputed',
  schemaVersion: 1,
  summary: 'A member disputed what it got, or that it was declined.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(
    {
      ...whose,
      disputed: Type.Enum(DISPUTED),
      ground: Code,
      /** By when it is promised to be looked at again. */
      settleBy: Date,
      statement: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    disputed: 'delivery',
    ground: 'not-what-was-asked',
    settleBy: '2026-04-24',
    statement: exampleDocument,
  },
});

export const serviceRequestReopened = defineEvent({
  type: 'members.ServiceRequestReopened',
  schemaVersion: 1,
  summary: 'A member was found right to dispute: what it asked for is owed again.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(
    { ...whose, disputed: Type.Enum(DISPUTED), deliverBy: Date, reasons: Type.Optional(Personal('document')) },
    closed,
  ),
  example: { ...exampleWhose, disputed: 'delivery', deliverBy: '2026-05-11' },
});

export const serviceRequestClosed = defineEvent({
  type: 'members.ServiceRequestClosed',
  schemaVersion: 1,
  summary: 'Nothing more is to come of what a member asked for.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(
    {
      ...whose,
      because: Type.Enum(REQUEST_CLOSINGS),
      /** Of a dispute that was dismissed. */
      ground: Type.Optional(Code),
      reasons: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { ...exampleWhose, because: 'dispute-dismissed', ground: 'delivered-as-asked', reasons: exampleDocument },
});

export const serviceRequestWithdrawn = defineEvent({
  type: 'members.ServiceRequestWithdrawn',
  schemaVersion: 1,
  summary: 'A member took back what it had asked for.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'no-longer-needed' },
});

export const serviceRequestMoved = defineEvent({
  type: 'members.ServiceRequestMoved',
  schemaVersion: 1,
  summary: 'What a member had asked for followed it to another unit, whose officers see to it from then on.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(whose, closed),
  example: { ...exampleWhose, unit: 'UG-411' },
});

const missed = { ...whose, dueOn: Date };
const exampleMissed = { ...exampleWhose, dueOn: '2026-03-05' };

export const serviceRequestAcknowledgementMissed = defineEvent({
  type: 'members.ServiceRequestAcknowledgementMissed',
  schemaVersion: 1,
  summary: 'A request was not acknowledged in the promised time, and goes to the secretariat.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(missed, closed),
  example: exampleMissed,
});

export const serviceRequestDeliveryMissed = defineEvent({
  type: 'members.ServiceRequestDeliveryMissed',
  schemaVersion: 1,
  summary:
    'What a member asked for was neither delivered nor declined in the promised time, and goes to the secretariat.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(missed, closed),
  example: { ...exampleMissed, dueOn: '2026-03-23' },
});

export const serviceRequestSettlementMissed = defineEvent({
  type: 'members.ServiceRequestSettlementMissed',
  schemaVersion: 1,
  summary: 'What a member disputed was not looked at again in the promised time, and goes to the secretariat.',
  audience: 'auditor',
  aggregate: 'service-request',
  data: Type.Object(missed, closed),
  example: { ...exampleMissed, dueOn: '2026-04-24' },
});

export const serviceRequestContracts = [
  serviceRequested,
  serviceRequestAcknowledged,
  serviceRequestAssigned,
  serviceRequestDelivered,
  serviceRequestDeclined,
  serviceRequestConfirmed,
  serviceRequestDisputed,
  serviceRequestReopened,
  serviceRequestClosed,
  serviceRequestWithdrawn,
  serviceRequestMoved,
  serviceRequestAcknowledgementMissed,
  serviceRequestDeliveryMissed,
  serviceRequestSettlementMissed,
] as const;
