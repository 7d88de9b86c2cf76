import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, Uuid } from '../schemas.ts';

/** How a participant comes to be removed: told on what ground, heard, and judged by somebody else. Conduct is not published. */
const closed = { additionalProperties: false } as const;
const ofConduct = { schemaVersion: 1, audience: 'auditor', aggregate: 'coalition' } as const;
const ofSeat = { seat: Uuid, organisation: Uuid };
const seat = {
  seat: 'c1e2d3f4-5a6b-4c7d-8e9f-0a1b2c3d4e04',
  organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
};
const document = {
  subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
  commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
};

export const removalProposed = defineEvent({
  ...ofConduct,
  type: 'coalitions.RemovalProposed',
  summary: 'It was proposed to remove a participant, with the ground that it is told.',
  data: Type.Object({ ...ofSeat, ground: Code, narrative: Type.Optional(Personal('document')) }, closed),
  example: { ...seat, ground: 'acts-against-the-purpose', narrative: document },
});

export const removalNoticeServed = defineEvent({
  ...ofConduct,
  type: 'coalitions.RemovalNoticeServed',
  summary: 'The notice that its removal was proposed arrived at the participant, and its time to reply began.',
  data: Type.Object({ ...ofSeat, servedOn: Date, replyBy: Date }, closed),
  example: { ...seat, servedOn: '2026-03-04', replyBy: '2026-03-18' },
});

export const removalReplyGiven = defineEvent({
  ...ofConduct,
  type: 'coalitions.RemovalReplyGiven',
  summary: 'A participant replied to the proposal to remove it.',
  data: Type.Object({ ...ofSeat, reply: Personal('document') }, closed),
  example: { ...seat, reply: document },
});

export const removalDropped = defineEvent({
  ...ofConduct,
  type: 'coalitions.RemovalDropped',
  summary: 'The proposal to remove a participant came to nothing.',
  data: Type.Object({ ...ofSeat, ground: Code }, closed),
  example: { ...seat, ground: 'reply-convinced' },
});

export const coalitionRemovalContracts = [
  removalProposed,
  removalNoticeServed,
  removalReplyGiven,
  removalDropped,
] as const;
