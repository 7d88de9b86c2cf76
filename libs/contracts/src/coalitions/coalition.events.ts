import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

export const COALITION_KINDS = ['thematic-group', 'platform', 'coalition', 'network'] as const;
export type CoalitionKind = (typeof COALITION_KINDS)[number];

export const PARTICIPANT_ROLES = ['convenor', 'participant', 'observer'] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

/** How an organisation came to its seat. */
export const SEAT_BASES = ['founding', 'invitation', 'request'] as const;
export type SeatBasis = (typeof SEAT_BASES)[number];

/** What a seat is suspended for. Whoever lifts a suspension lifts this cause and no other. */
export const SuspensionCause = Type.Union([
  Type.Object(
    { kind: Type.Literal('membership'), membership: Uuid },
    { additionalProperties: false, description: "The organisation's membership of the forum ended or rests" },
  ),
  Type.Object(
    { kind: Type.Literal('decision'), ground: Code },
    { additionalProperties: false, description: 'The coalition or the forum decided so, on this ground' },
  ),
]);
export type SuspensionCause = Static<typeof SuspensionCause>;

const organisation = '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01';
const membership = '0b7e4a52-93f5-4d0c-8f6e-77c1b1a2d301';
const ofSeat = { seat: Uuid, organisation: Uuid };
const seat = { seat: 'c0a1b5de-3f0e-4a7b-8d5c-2f9b6f1d7e02', organisation };
const Role = Type.Enum(PARTICIPANT_ROLES);

export const coalitionFormed = defineEvent({
  type: 'coalitions.CoalitionFormed',
  schemaVersion: 1,
  summary: 'A coalition was formed.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object(
    {
      kind: Type.Enum(COALITION_KINDS),
      name: PublicText(160),
      unit: UnitCode,
      purpose: PublicText(500),
      themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
    },
    { additionalProperties: false },
  ),
  example: {
    kind: 'coalition',
    name: 'Bushenyi Water Justice Coalition',
    unit: 'UG-402',
    purpose: 'That every sub-county of the district has the water it was promised',
    themes: ['social-justice', 'environment-and-climate-change'],
  },
});

export const participantInvited = defineEvent({
  type: 'coalitions.ParticipantInvited',
  schemaVersion: 1,
  summary: 'An organisation was invited to take a seat in a coalition.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object({ ...ofSeat, role: Role }, { additionalProperties: false }),
  example: { ...seat, role: 'participant' },
});

export const participationRequested = defineEvent({
  type: 'coalitions.ParticipationRequested',
  schemaVersion: 1,
  summary: 'An organisation asked for a seat in a coalition.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object({ ...ofSeat, role: Role }, { additionalProperties: false }),
  example: { ...seat, role: 'observer' },
});

export const participantAdmitted = defineEvent({
  type: 'coalitions.ParticipantAdmitted',
  schemaVersion: 1,
  summary: 'An organisation took its seat in a coalition.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object(
    {
      ...ofSeat,
      role: Role,
      basis: Type.Enum(SEAT_BASES),
      membership: Type.Optional(
        Type.String({
          ...Uuid,
          description: 'The membership of the forum the organisation held then; none for a body that is no member',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  example: { ...seat, role: 'participant', basis: 'invitation', membership },
});

export const participationDeclined = defineEvent({
  type: 'coalitions.ParticipationDeclined',
  schemaVersion: 1,
  summary: 'An invitation or a request for a seat came to nothing.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object(
    {
      ...ofSeat,
      by: Type.Enum(['organisation', 'coalition']),
      ground: Type.Optional(Type.String({ ...Code, description: 'Why, where the coalition declined' })),
    },
    { additionalProperties: false },
  ),
  example: { ...seat, by: 'organisation' },
});

export const seatRoleChanged = defineEvent({
  type: 'coalitions.SeatRoleChanged',
  schemaVersion: 1,
  summary: 'A participant of a coalition took on another role.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object({ ...ofSeat, role: Role }, { additionalProperties: false }),
  example: { ...seat, role: 'convenor' },
});

export const participantLeft = defineEvent({
  type: 'coalitions.ParticipantLeft',
  schemaVersion: 1,
  summary: 'An organisation gave up its seat in a coalition.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object(ofSeat, { additionalProperties: false }),
  example: seat,
});

export const seatSuspended = defineEvent({
  type: 'coalitions.SeatSuspended',
  schemaVersion: 1,
  summary: 'A seat was suspended for one cause; a second cause is a second suspension of the same seat.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object(
    { ...ofSeat, cause: SuspensionCause, narrative: Type.Optional(Personal('document')) },
    { additionalProperties: false },
  ),
  example: { ...seat, cause: { kind: 'membership', membership } },
});

export const suspensionLifted = defineEvent({
  type: 'coalitions.SuspensionLifted',
  schemaVersion: 1,
  summary: 'One cause for which a seat was suspended is gone; others may remain.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object({ ...ofSeat, cause: SuspensionCause }, { additionalProperties: false }),
  example: { ...seat, cause: { kind: 'decision', ground: 'dues-to-the-coalition-unpaid' } },
});

export const seatReinstated = defineEvent({
  type: 'coalitions.SeatReinstated',
  schemaVersion: 1,
  summary: 'A suspended seat is active again: nothing it was suspended for remains.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object(ofSeat, { additionalProperties: false }),
  example: seat,
});

export const removalDecided = defineEvent({
  type: 'coalitions.RemovalDecided',
  schemaVersion: 1,
  summary: 'It was decided to remove a participant.',
  // Conduct is not published; that the seat has ended is (ParticipantRemoved, in the same append).
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object(
    { ...ofSeat, ground: Code, narrative: Type.Optional(Personal('document')) },
    { additionalProperties: false },
  ),
  example: {
    ...seat,
    ground: 'acts-against-the-purpose',
    narrative: {
      subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
      commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
    },
  },
});

export const participantRemoved = defineEvent({
  type: 'coalitions.ParticipantRemoved',
  schemaVersion: 1,
  summary: "A participant's seat in a coalition was ended by decision.",
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object(ofSeat, { additionalProperties: false }),
  example: seat,
});

export const coalitionWoundDown = defineEvent({
  type: 'coalitions.CoalitionWoundDown',
  schemaVersion: 1,
  summary: 'A coalition ended, and every seat in it with it.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object({ ground: Code }, { additionalProperties: false }),
  example: { ground: 'purpose-achieved' },
});
