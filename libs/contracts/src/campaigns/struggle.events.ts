import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, PeopleCount, Personal, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { EvidenceCited } from './evidence.schemas.ts';
import { STRUGGLE_KINDS, STRUGGLE_WAITS, StruggleReporter, VERIFICATION_WAYS } from './struggle.schemas.ts';

/**
 * What citizens face daily, from the report to its end. Until somebody has verified it a report is for those who work on it:
 * it may be wrong, and says who spoke. From then on auditors see what it is and where; the public, what was published of it.
 */
const closed = { additionalProperties: false } as const;
const Narrative = Type.Optional(Personal('document'));

/** What it is and where, as every service needs it that acts on it. */
export const struggleIdentity = {
  unit: UnitCode,
  kind: Type.Enum(STRUGGLE_KINDS),
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
};
export const exampleStruggle = {
  unit: 'UG-402',
  kind: 'service-failure' as const,
  themes: ['social-justice'],
};
const exampleDocument = {
  subject: '6f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f',
  commitment: 'p5Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const another = '7a8b9c0d-1e2f-4031-8253-647586970819';
const campaign = '0c1d2e3f-4a5b-4c6d-8e7f-8091a2b3c4d5';

export const struggleReported = defineEvent({
  type: 'campaigns.StruggleReported',
  schemaVersion: 1,
  summary: 'A community, an organisation or a movement reported what citizens face.',
  // Nobody has verified it yet, and it says who spoke.
  audience: 'internal',
  aggregate: 'struggle',
  data: Type.Object(
    {
      ...struggleIdentity,
      /** Since when people face it. */
      since: Type.Optional(Date),
      /** Whom it affects, as far as it has been counted. */
      affected: Type.Optional(PeopleCount),
      reportedBy: StruggleReporter,
      account: Narrative,
      /** The last day on which it is verified in time. */
      verifyBy: Date,
    },
    closed,
  ),
  example: {
    ...exampleStruggle,
    since: '2026-01-12',
    affected: { women: 240, men: 180, youth: 150, personsWithDisabilities: 12, total: 430 },
    reportedBy: { kind: 'organisation', id: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f' },
    account: exampleDocument,
    verifyBy: '2026-03-16',
  },
});

export const struggleVerified = defineEvent({
  type: 'campaigns.StruggleVerified',
  schemaVersion: 1,
  summary: 'Somebody other than who reported it found that a struggle is as it was reported, and how.',
  audience: 'auditor',
  aggregate: 'struggle',
  // All that others need to act on it: who reported it is no part of that.
  data: Type.Object(
    {
      ...struggleIdentity,
      how: Type.Enum(VERIFICATION_WAYS),
      finding: Narrative,
      /** The last day on which it is taken up in time. */
      takeUpBy: Date,
    },
    closed,
  ),
  example: { ...exampleStruggle, how: 'site-visit', finding: exampleDocument, takeUpBy: '2026-05-04' },
});

/** Beside the verification: which evidence it rests on. */
export const struggleEvidenceCited = defineEvent({
  type: 'campaigns.StruggleEvidenceCited',
  schemaVersion: 1,
  summary: 'It was put on record which evidence the verification of a struggle rests on.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ evidence: EvidenceCited }, closed),
  example: { evidence: ['3a4b5c6d-7e8f-4901-a2b3-c4d5e6f70819'] },
});

export const struggleNotVerified = defineEvent({
  type: 'campaigns.StruggleNotVerified',
  schemaVersion: 1,
  summary: 'It could not be found that a struggle is as it was reported, with grounds. It may be verified later.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ ground: Code, finding: Narrative }, closed),
  example: { ground: 'no-trace-on-site', finding: exampleDocument },
});

/** A link, never a move: what it was joined to goes on for both. */
export const struggleJoined = defineEvent({
  type: 'campaigns.StruggleJoined',
  schemaVersion: 1,
  summary: 'A verified struggle was joined to another that is like it.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ to: Uuid }, closed),
  example: { to: another },
});

export const struggleParted = defineEvent({
  type: 'campaigns.StruggleParted',
  schemaVersion: 1,
  summary: 'A struggle that had been joined to another stands by itself again.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ from: Uuid, ground: Code, takeUpBy: Date }, closed),
  example: { from: another, ground: 'another-cause', takeUpBy: '2026-06-01' },
});

/** In the stream of what it was joined to, in the same append. */
export const anotherStruggleJoined = defineEvent({
  type: 'campaigns.AnotherStruggleJoined',
  schemaVersion: 1,
  summary: 'Another struggle like it was joined to this one.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ struggle: Uuid }, closed),
  example: { struggle: another },
});

export const anotherStruggleParted = defineEvent({
  type: 'campaigns.AnotherStruggleParted',
  schemaVersion: 1,
  summary: 'A struggle that had been joined to this one was parted from it.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ struggle: Uuid }, closed),
  example: { struggle: another },
});

export const struggleTakenUp = defineEvent({
  type: 'campaigns.StruggleTakenUp',
  schemaVersion: 1,
  summary: 'A campaign took a struggle up.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ campaign: Uuid }, closed),
  example: { campaign },
});

export const struggleResolved = defineEvent({
  type: 'campaigns.StruggleResolved',
  schemaVersion: 1,
  summary: 'What citizens faced is over.',
  audience: 'auditor',
  aggregate: 'struggle',
  // The outcome that shows it, where one was harvested.
  data: Type.Object({ outcome: Type.Optional(Uuid), account: Narrative }, closed),
  example: { outcome: 'b2c3d4e5-f607-4819-8a2b-3c4d5e6f7081', account: exampleDocument },
});

export const struggleClosed = defineEvent({
  type: 'campaigns.StruggleClosed',
  schemaVersion: 1,
  summary: 'A struggle was closed without being resolved, with grounds.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ ground: Code, account: Narrative }, closed),
  example: { ground: 'affected-moved-away' },
});

export const struggleFellSilent = defineEvent({
  type: 'campaigns.StruggleFellSilent',
  schemaVersion: 1,
  summary: 'Nobody verified a struggle in time, or nobody took it up.',
  audience: 'auditor',
  aggregate: 'struggle',
  data: Type.Object({ waitsFor: Type.Enum(STRUGGLE_WAITS), by: Date }, closed),
  example: { waitsFor: 'verification', by: '2026-03-16' },
});

export const struggleContracts = [
  struggleReported,
  struggleVerified,
  struggleEvidenceCited,
  struggleNotVerified,
  struggleJoined,
  struggleParted,
  anotherStruggleJoined,
  anotherStruggleParted,
  struggleTakenUp,
  struggleResolved,
  struggleClosed,
  struggleFellSilent,
] as const;
