import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, PublicText, UnitCode } from '../schemas.ts';

/** The stream `service-<uuid of unit and code>`: a unit offers a service once at a time. */
const whose = { unit: UnitCode, code: Code };
const exampleWhose = { unit: 'WAN', code: 'legal-support' };
const closed = { additionalProperties: false } as const;
const Days = (minimum: number, maximum: number, description: string) => Type.Integer({ minimum, maximum, description });

/** Within how many days what is promised to whoever asks. A request is held to what was promised on the day it was made. */
export const ServicePromise = Type.Object(
  {
    acknowledgeDays: Days(1, 30, 'A request is acknowledged'),
    deliverDays: Days(1, 365, 'What was asked for is delivered, or declined'),
    settleDays: Days(1, 60, 'What the member disputes is looked at again'),
  },
  closed,
);
const terms = {
  ...whose,
  title: PublicText(120),
  promise: ServicePromise,
  /** How long a member may confirm or dispute what it got. */
  answerDays: Days(7, 90, 'What was delivered or declined can be confirmed or disputed'),
  /** The categories of membership whose members may ask. */
  whoMayAsk: Type.Array(Code, { minItems: 1, maxItems: 20 }),
};
const exampleTerms = {
  ...exampleWhose,
  title: 'Legal support',
  promise: { acknowledgeDays: 3, deliverDays: 21, settleDays: 14 },
  answerDays: 30,
  whoMayAsk: ['full', 'associate'],
};

export const serviceOffered = defineEvent({
  type: 'members.ServiceOffered',
  schemaVersion: 1,
  summary: 'The forum offers its members a service, with the times that it promises.',
  audience: 'public',
  aggregate: 'service',
  data: Type.Object(terms, closed),
  example: exampleTerms,
});

export const serviceChanged = defineEvent({
  type: 'members.ServiceChanged',
  schemaVersion: 1,
  summary: 'A service is offered on other terms; what was asked for before keeps the times it was promised.',
  audience: 'public',
  aggregate: 'service',
  data: Type.Object(terms, closed),
  example: { ...exampleTerms, promise: { acknowledgeDays: 2, deliverDays: 14, settleDays: 14 } },
});

export const serviceWithdrawn = defineEvent({
  type: 'members.ServiceWithdrawn',
  schemaVersion: 1,
  summary: 'A service is offered no more; what was asked for before is still owed.',
  audience: 'public',
  aggregate: 'service',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'no-funds' },
});

export const serviceContracts = [serviceOffered, serviceChanged, serviceWithdrawn] as const;
