import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, Personal, PublicText, UnitCode, Uuid } from '../schemas.ts';

/** How a convening meets. */
export const CONVENING_MODES = ['in-person', 'online', 'both'] as const;
/** What an item of the agenda asks of those who meet. */
export const AGENDA_ITEM_KINDS = ['report', 'discussion', 'resolution', 'election', 'goal'] as const;
/** As what an organisation is invited: a member of the forum is counted for the quorum, a guest is not. */
export const INVITED_AS = ['member', 'guest'] as const;
export const INVITATION_ANSWERS = ['coming', 'not-coming'] as const;
/** So many organisations are invited, or present, in one event: each is found in its own trail. */
export const CONVENING_LIST_MAX = 60;

const closed = { additionalProperties: false } as const;
const place = { unit: UnitCode };
const Organisations = Type.Array(Uuid, { minItems: 1, maxItems: CONVENING_LIST_MAX, uniqueItems: true });

const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const document = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

export const conveningCalled = defineEvent({
  type: 'members.ConveningCalled',
  schemaVersion: 1,
  summary: 'A meeting of the forum was called in a unit, for a day, with the quorum it needs.',
  audience: 'public',
  aggregate: 'convening',
  data: Type.Object(
    {
      ...place,
      title: PublicText(160),
      mode: Type.Enum(CONVENING_MODES),
      on: Date,
      venue: Type.Optional(PublicText(160)),
      quorumPercent: Type.Integer({
        minimum: 1,
        maximum: 100,
        description: 'How many of every hundred members invited have to be present',
      }),
    },
    closed,
  ),
  example: {
    unit: 'UG-402',
    title: 'District convening 2026',
    mode: 'in-person',
    on: '2026-03-28',
    venue: 'District council hall',
    quorumPercent: 34,
  },
});

export const conveningAgendaSet = defineEvent({
  type: 'members.ConveningAgendaSet',
  schemaVersion: 1,
  summary: 'The agenda of a convening was set, in place of the one before.',
  audience: 'public',
  aggregate: 'convening',
  data: Type.Object(
    {
      ...place,
      items: Type.Array(Type.Object({ kind: Type.Enum(AGENDA_ITEM_KINDS), title: PublicText(160) }, closed), {
        minItems: 1,
        maxItems: 40,
      }),
    },
    closed,
  ),
  example: {
    unit: 'UG-402',
    items: [
      { kind: 'report', title: 'What became of the resolutions of 2025' },
      { kind: 'resolution', title: 'Help with succession for members' },
    ],
  },
});

export const conveningInvitationsSent = defineEvent({
  type: 'members.ConveningInvitationsSent',
  schemaVersion: 1,
  summary: 'Organisations were invited to a convening, as members or as guests.',
  audience: 'auditor',
  aggregate: 'convening',
  data: Type.Object({ ...place, as: Type.Enum(INVITED_AS), organisations: Organisations, on: Date }, closed),
  example: { unit: 'UG-402', as: 'member', organisations: [organisation], on: '2026-03-28' },
});

export const conveningInvitationAnswered = defineEvent({
  type: 'members.ConveningInvitationAnswered',
  schemaVersion: 1,
  summary: 'An organisation said whether it comes to a convening.',
  audience: 'auditor',
  aggregate: 'convening',
  data: Type.Object({ ...place, organisation: Uuid, answer: Type.Enum(INVITATION_ANSWERS), delegates: Count }, closed),
  example: { unit: 'UG-402', organisation, answer: 'coming', delegates: 2 },
});

export const conveningPostponed = defineEvent({
  type: 'members.ConveningPostponed',
  schemaVersion: 1,
  summary: 'A convening was put off to another day.',
  audience: 'public',
  aggregate: 'convening',
  data: Type.Object({ ...place, from: Date, on: Date, ground: Code }, closed),
  example: { unit: 'UG-402', from: '2026-03-28', on: '2026-04-18', ground: 'no-venue' },
});

export const conveningCancelled = defineEvent({
  type: 'members.ConveningCancelled',
  schemaVersion: 1,
  summary: 'A convening was called off.',
  audience: 'public',
  aggregate: 'convening',
  data: Type.Object({ ...place, on: Date, ground: Code }, closed),
  example: { unit: 'UG-402', on: '2026-03-28', ground: 'insecurity' },
});

/** The calendar's: the day has passed, and nobody has put on record that it met. */
export const conveningRecordFellDue = defineEvent({
  type: 'members.ConveningRecordFellDue',
  schemaVersion: 1,
  summary: 'A convening was to have met, and nothing of it is on record.',
  audience: 'auditor',
  aggregate: 'convening',
  data: Type.Object({ ...place, on: Date }, closed),
  example: { unit: 'UG-402', on: '2026-03-28' },
});

export const conveningAttendanceTaken = defineEvent({
  type: 'members.ConveningAttendanceTaken',
  schemaVersion: 1,
  summary: 'It was put on record which organisations were present at a convening.',
  audience: 'auditor',
  aggregate: 'convening',
  data: Type.Object({ ...place, organisations: Organisations }, closed),
  example: { unit: 'UG-402', organisations: [organisation] },
});

/** Who met is counted for those who may see it; the public learns that it met, and whether enough did. */
export const conveningPeopleCounted = defineEvent({
  type: 'members.ConveningPeopleCounted',
  schemaVersion: 1,
  summary: 'The people who came to a convening were counted: women, men, youth and persons with disabilities.',
  audience: 'auditor',
  aggregate: 'convening',
  data: Type.Object({ ...place, attendance: PeopleCount }, closed),
  example: {
    unit: 'UG-402',
    attendance: { women: 34, men: 29, youth: 18, personsWithDisabilities: 6, total: 63 },
  },
});

export const conveningHeld = defineEvent({
  type: 'members.ConveningHeld',
  schemaVersion: 1,
  summary: 'A convening met, with a quorum or without one.',
  audience: 'public',
  aggregate: 'convening',
  data: Type.Object(
    {
      ...place,
      /** Members of the forum invited to it, those of them who were there, and how many its quorum asked for. */
      membersInvited: Count,
      membersPresent: Count,
      membersNeeded: Count,
      quorate: Type.Boolean(),
    },
    closed,
  ),
  example: { unit: 'UG-402', membersInvited: 60, membersPresent: 41, membersNeeded: 21, quorate: true },
});

/** Put forward to be read by a second person, before it enters the record in clear. */
export const conveningReportProposed = defineEvent({
  type: 'members.ConveningReportProposed',
  schemaVersion: 1,
  summary: 'The report of a convening was put forward, to be published by somebody else.',
  audience: 'internal',
  aggregate: 'convening',
  data: Type.Object({ ...place, report: Personal('document') }, closed),
  example: { unit: 'UG-402', report: document },
});

export const conveningReported = defineEvent({
  type: 'members.ConveningReported',
  schemaVersion: 1,
  summary: 'The report of a convening was published: a second person confirmed that it names no private person.',
  audience: 'public',
  aggregate: 'convening',
  data: Type.Object({ ...place, report: PublicText(12_000) }, closed),
  example: {
    unit: 'UG-402',
    report: 'Members heard what became of the resolutions of 2025 and asked for help with succession.',
  },
});

export const conveningContracts = [
  conveningCalled,
  conveningAgendaSet,
  conveningInvitationsSent,
  conveningInvitationAnswered,
  conveningPostponed,
  conveningCancelled,
  conveningRecordFellDue,
  conveningAttendanceTaken,
  conveningPeopleCounted,
  conveningHeld,
  conveningReportProposed,
  conveningReported,
] as const;
