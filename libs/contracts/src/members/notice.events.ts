import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, UnitCode, Uuid } from '../schemas.ts';
import { LanguageCode } from './members.schemas.ts';

/** How a notice goes to an organisation. */
export const NOTICE_CHANNELS = ['email', 'message', 'letter'] as const;
/** How it is known that a notice arrived, where the organisation itself has not said so. */
export const DELIVERY_PROOFS = ['handed-over', 'signed-for', 'delivery-receipt'] as const;
/** Why a notice did not arrive by e-mail or message; a letter follows. */
export const NOTICE_FAILURES = [
  'nobody-reachable',
  'address-refused',
  'provider-away',
  'not-delivered',
  'no-proof-in-time',
] as const;

/** In every event of a notice: who is told, of what, and in which of the forum's standing words. Never what a case holds. */
const whose = {
  organisation: Uuid,
  unit: UnitCode,
  about: Type.Object({ kind: Code, id: Uuid }, { additionalProperties: false }),
  template: Code,
};
const exampleWhose = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
  about: { kind: 'membership', id: '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d' },
  template: 'application-admitted',
};
const closed = { additionalProperties: false } as const;

export const noticePrepared = defineEvent({
  type: 'members.NoticePrepared',
  schemaVersion: 1,
  summary: 'An organisation was to be told of something that concerns it.',
  audience: 'auditor',
  aggregate: 'notice',
  data: Type.Object(
    {
      ...whose,
      channel: Type.Enum(NOTICE_CHANNELS),
      language: LanguageCode,
      /** The last day on which it is still told in time. */
      by: Date,
      /** Whether that it was sent is not enough: a clock runs from its arrival. */
      needsProof: Type.Boolean(),
    },
    closed,
  ),
  example: { ...exampleWhose, channel: 'email', language: 'en', by: '2026-03-16', needsProof: false },
});

export const noticeSent = defineEvent({
  type: 'members.NoticeSent',
  schemaVersion: 1,
  summary: 'A provider took over a notice, to bring it to a person of the organisation.',
  audience: 'auditor',
  aggregate: 'notice',
  data: Type.Object(
    {
      ...whose,
      channel: Type.Enum(NOTICE_CHANNELS),
      /** The contact it went to, by their random id. */
      person: Uuid,
    },
    closed,
  ),
  example: { ...exampleWhose, channel: 'email', person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f' },
});

export const noticeFailed = defineEvent({
  type: 'members.NoticeFailed',
  schemaVersion: 1,
  summary: 'A notice did not arrive the way it was sent; it is to go as a letter.',
  audience: 'auditor',
  aggregate: 'notice',
  data: Type.Object({ ...whose, channel: Type.Enum(NOTICE_CHANNELS), reason: Type.Enum(NOTICE_FAILURES) }, closed),
  example: { ...exampleWhose, channel: 'email', reason: 'address-refused' },
});

export const noticePrinted = defineEvent({
  type: 'members.NoticePrinted',
  schemaVersion: 1,
  summary: 'A notice was printed as a letter.',
  audience: 'auditor',
  aggregate: 'notice',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

export const noticeDelivered = defineEvent({
  type: 'members.NoticeDelivered',
  schemaVersion: 1,
  summary: 'There is proof that a notice arrived.',
  audience: 'auditor',
  aggregate: 'notice',
  data: Type.Object({ ...whose, proof: Type.Enum(DELIVERY_PROOFS) }, closed),
  example: { ...exampleWhose, proof: 'signed-for' },
});

export const noticeAcknowledged = defineEvent({
  type: 'members.NoticeAcknowledged',
  schemaVersion: 1,
  summary: 'A representative of the organisation confirmed that the notice arrived.',
  audience: 'auditor',
  aggregate: 'notice',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

export const noticeContracts = [
  noticePrepared,
  noticeSent,
  noticeFailed,
  noticePrinted,
  noticeDelivered,
  noticeAcknowledged,
] as const;
