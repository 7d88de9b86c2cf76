import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** Who is to carry a resolution out: the forum itself in the unit, or an organisation. */
export const RESOLUTION_OWNERS = ['forum', 'organisation'] as const;
/** To whom a resolution promises something, where it does. */
export const RESOLUTION_PROMISEES = ['members', 'organisation'] as const;
export const RESOLUTION_END_GROUNDS = ['superseded', 'overtaken-by-events', 'rescinded'] as const;

const closed = { additionalProperties: false } as const;
const place = { unit: UnitCode, convening: Uuid, number: PublicText(40) };
const whose = { unit: 'UG-402', convening: '3f0a1b2c-4d5e-4f60-8172-93a4b5c6d7e8', number: 'UG-402/2026/03' };
const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const document = {
  subject: 'd5e6f708-192a-4b3c-8d4e-5f6071829304',
  commitment: 'Zx3Cv6Bn9Mq2We5Rt8Yu1Io4Pa7Sd0Fg3Hj6Kl9Qw2E',
};

export const resolutionAdopted = defineEvent({
  type: 'members.ResolutionAdopted',
  schemaVersion: 1,
  summary: 'A convening adopted a resolution: who carries it out, and by when.',
  audience: 'public',
  aggregate: 'resolution',
  data: Type.Object(
    {
      ...place,
      themes: Type.Array(ThemeCode, { maxItems: 12, uniqueItems: true }),
      owner: Type.Object(
        {
          kind: Type.Enum(RESOLUTION_OWNERS),
          /** Of an owner that is an organisation. */
          organisation: Type.Optional(Uuid),
        },
        closed,
      ),
      dueOn: Date,
      /** How it was voted on, where votes were counted. */
      votes: Type.Optional(Type.Object({ agree: Count, abstain: Count, disagree: Count }, closed)),
      /** What it promises becomes a commitment in the register. */
      promisee: Type.Optional(
        Type.Object({ kind: Type.Enum(RESOLUTION_PROMISEES), organisation: Type.Optional(Uuid) }, closed),
      ),
    },
    closed,
  ),
  example: {
    ...whose,
    themes: ['governance'],
    owner: { kind: 'forum' },
    dueOn: '2026-09-30',
    votes: { agree: 38, abstain: 2, disagree: 1 },
    promisee: { kind: 'members' },
  },
});

export const resolutionTextProposed = defineEvent({
  type: 'members.ResolutionTextProposed',
  schemaVersion: 1,
  summary: 'The text of a resolution was put forward, to be published by somebody else.',
  audience: 'internal',
  aggregate: 'resolution',
  data: Type.Object({ ...place, text: Personal('document') }, closed),
  example: { ...whose, text: document },
});

export const resolutionTextPublished = defineEvent({
  type: 'members.ResolutionTextPublished',
  schemaVersion: 1,
  summary: 'The text of a resolution was published: a second person confirmed that it names no private person.',
  audience: 'public',
  aggregate: 'resolution',
  data: Type.Object({ ...place, text: PublicText(8_000) }, closed),
  example: {
    ...whose,
    text: 'The forum opens a programme on leadership transition for its members before the end of September.',
  },
});

export const resolutionProgressNoted = defineEvent({
  type: 'members.ResolutionProgressNoted',
  schemaVersion: 1,
  summary: 'It was noted how far a resolution has been carried out.',
  audience: 'public',
  aggregate: 'resolution',
  data: Type.Object(
    {
      ...place,
      percent: Type.Integer({ minimum: 0, maximum: 100, description: 'How far it is, by whoever carries it out' }),
    },
    closed,
  ),
  example: { ...whose, percent: 60 },
});

/** What was done, in words; beside the progress, for staff and auditors. */
export const resolutionProgressTold = defineEvent({
  type: 'members.ResolutionProgressTold',
  schemaVersion: 1,
  summary: 'It was told in words what has been done for a resolution.',
  audience: 'auditor',
  aggregate: 'resolution',
  data: Type.Object({ ...place, note: Personal('document') }, closed),
  example: { ...whose, note: document },
});

export const resolutionRescheduled = defineEvent({
  type: 'members.ResolutionRescheduled',
  schemaVersion: 1,
  summary: 'A later convening gave a resolution another day by which it is to be carried out.',
  audience: 'public',
  aggregate: 'resolution',
  data: Type.Object({ ...place, by: Uuid, from: Date, dueOn: Date, ground: Code }, closed),
  example: {
    ...whose,
    by: '60718293-a4b5-4c6d-8e9f-0a1b2c3d4e5f',
    from: '2026-09-30',
    dueOn: '2026-12-15',
    ground: 'funds-came-late',
  },
});

/** The calendar's: the last day has passed, and it has not been found fulfilled. */
export const resolutionOverdue = defineEvent({
  type: 'members.ResolutionOverdue',
  schemaVersion: 1,
  summary: 'The day by which a resolution was to be carried out has passed.',
  audience: 'public',
  aggregate: 'resolution',
  data: Type.Object(
    {
      ...place,
      dueOn: Date,
      /** The organisation that is to carry it out, where it is one. */
      organisation: Type.Optional(Uuid),
    },
    closed,
  ),
  example: { ...whose, dueOn: '2026-09-30', organisation },
});

export const resolutionFulfilled = defineEvent({
  type: 'members.ResolutionFulfilled',
  schemaVersion: 1,
  summary: 'A resolution was found carried out, by somebody else than who reported it so.',
  audience: 'public',
  aggregate: 'resolution',
  data: Type.Object({ ...place, dueOn: Date, isLate: Type.Boolean() }, closed),
  example: { ...whose, dueOn: '2026-09-30', isLate: false },
});

export const resolutionEnded = defineEvent({
  type: 'members.ResolutionEnded',
  schemaVersion: 1,
  summary: 'A later convening ended a resolution that had not been carried out.',
  audience: 'public',
  aggregate: 'resolution',
  data: Type.Object({ ...place, by: Uuid, ground: Type.Enum(RESOLUTION_END_GROUNDS) }, closed),
  example: { ...whose, by: '60718293-a4b5-4c6d-8e9f-0a1b2c3d4e5f', ground: 'superseded' },
});

export const resolutionContracts = [
  resolutionAdopted,
  resolutionTextProposed,
  resolutionTextPublished,
  resolutionProgressNoted,
  resolutionProgressTold,
  resolutionRescheduled,
  resolutionOverdue,
  resolutionFulfilled,
  resolutionEnded,
] as const;
