import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import {
  ArisingFrom,
  COMMITMENT_DIRECTIONS,
  COMMITMENT_SIDES,
  CommitmentEvidence,
  Promisee,
  Promisor,
} from './commitment.schemas.ts';

const closed = { additionalProperties: false } as const;
const Narrative = Type.Optional(Personal('document'));

const exampleDocument = {
  subject: '7e0a4b1c-2d3e-4f50-8617-28394a5b6c7d',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const exampleEvidence = {
  files: ['2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'],
  links: ['https://example.org/helpdesk'],
};
const exampleProposal = '3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f60718';
const exampleWords = 'A helpdesk for members in every district, open two days a week';

/**
 * Who promised what to whom, by when, arising from what. Its words are a document of the vault, or, where they have been
 * published with what it arises from, those words.
 */
export const commitmentMade = defineEvent({
  type: 'coalitions.CommitmentMade',
  schemaVersion: 1,
  summary: 'Somebody promised something to somebody, by a date.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object(
    {
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { maxItems: 12 }),
      direction: Type.Enum(COMMITMENT_DIRECTIONS),
      promisor: Promisor,
      promisee: Promisee,
      /** The last day on which it is kept in time. */
      dueOn: Date,
      arisingFrom: ArisingFrom,
      promise: Narrative,
      words: Type.Optional(PublicText(1_000)),
    },
    closed,
  ),
  example: {
    unit: 'UG-402',
    themes: ['governance'],
    direction: 'forum-to-members',
    promisor: { kind: 'forum' },
    promisee: { kind: 'members' },
    dueOn: '2026-09-30',
    arisingFrom: {
      kind: 'survey-finding',
      id: '1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9',
      within: '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f90a',
    },
    promise: exampleDocument,
  },
});

export const commitmentAccepted = defineEvent({
  type: 'coalitions.CommitmentAccepted',
  schemaVersion: 1,
  summary: 'Those to whom something was promised accepted the promise as it stands.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({}, closed),
  example: {},
});

export const commitmentProgressNoted = defineEvent({
  type: 'coalitions.CommitmentProgressNoted',
  schemaVersion: 1,
  summary: 'A promise got further, with what shows it.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ note: Narrative, evidence: CommitmentEvidence }, closed),
  example: { note: exampleDocument, evidence: exampleEvidence },
});

export const commitmentReportedDone = defineEvent({
  type: 'coalitions.CommitmentReportedDone',
  schemaVersion: 1,
  summary: 'The promisor said that a promise is kept: others are to confirm it.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ doneOn: Date, note: Narrative, evidence: CommitmentEvidence }, closed),
  example: { doneOn: '2026-09-21', note: exampleDocument, evidence: exampleEvidence },
});

export const commitmentReportContested = defineEvent({
  type: 'coalitions.CommitmentReportContested',
  schemaVersion: 1,
  summary: 'It was denied that a promise is kept, though the promisor said so.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ ground: Code, narrative: Narrative }, closed),
  example: { ground: 'not-done-yet', narrative: exampleDocument },
});

export const commitmentDateProposed = defineEvent({
  type: 'coalitions.CommitmentDateProposed',
  schemaVersion: 1,
  summary: 'One side asked the other for another date, with grounds.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object(
    { proposal: Uuid, side: Type.Enum(COMMITMENT_SIDES), ground: Code, dueOn: Date, narrative: Narrative },
    closed,
  ),
  example: { proposal: exampleProposal, side: 'promisor', ground: 'funds-late', dueOn: '2026-12-15' },
});

export const commitmentDateDeclined = defineEvent({
  type: 'coalitions.CommitmentDateDeclined',
  schemaVersion: 1,
  summary: 'The other side declined another date: the promise stands as it did.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ proposal: Uuid, ground: Code }, closed),
  example: { proposal: exampleProposal, ground: 'too-late-for-us' },
});

export const commitmentRenegotiated = defineEvent({
  type: 'coalitions.CommitmentRenegotiated',
  schemaVersion: 1,
  summary: 'Both sides agreed on another date for a promise.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ proposal: Uuid, ground: Code, formerDueOn: Date, dueOn: Date }, closed),
  example: { proposal: exampleProposal, ground: 'funds-late', formerDueOn: '2026-09-30', dueOn: '2026-12-15' },
});

export const commitmentFellDue = defineEvent({
  type: 'coalitions.CommitmentFellDue',
  schemaVersion: 1,
  summary: 'The last day of a promise passed, and nobody has said yet that it was kept.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ dueOn: Date }, closed),
  example: { dueOn: '2026-09-30' },
});

export const commitmentKept = defineEvent({
  type: 'coalitions.CommitmentKept',
  schemaVersion: 1,
  summary: 'Those to whom something was promised, or another officer, found the promise kept.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ doneOn: Date, onTime: Type.Boolean(), note: Narrative, evidence: CommitmentEvidence }, closed),
  example: { doneOn: '2026-09-21', onTime: true, evidence: exampleEvidence },
});

export const commitmentBroken = defineEvent({
  type: 'coalitions.CommitmentBroken',
  schemaVersion: 1,
  summary: 'A promise was found broken, or its promisor said that it will not be kept.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ ground: Code, narrative: Narrative }, closed),
  example: { ground: 'nothing-done', narrative: exampleDocument },
});

export const commitmentExcused = defineEvent({
  type: 'coalitions.CommitmentExcused',
  schemaVersion: 1,
  summary: 'A promise was let go, with grounds: it is neither kept nor broken.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ ground: Code, narrative: Narrative }, closed),
  example: { ground: 'no-longer-needed' },
});

/** The exact text that is to be published waits in the vault until somebody else has read it. */
export const commitmentWordsDrafted = defineEvent({
  type: 'coalitions.CommitmentWordsDrafted',
  schemaVersion: 1,
  summary: 'It was proposed to publish the words of a promise.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ draft: Uuid, text: Personal('document') }, closed),
  example: { draft: exampleProposal, text: exampleDocument },
});

export const commitmentWordsDeclined = defineEvent({
  type: 'coalitions.CommitmentWordsDeclined',
  schemaVersion: 1,
  summary: 'The words of a promise were not published as they were proposed.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ draft: Uuid, ground: Code }, closed),
  example: { draft: exampleProposal, ground: 'names-a-person' },
});

/** Public: it says all that is public of a promise. */
export const commitmentWordsPublished = defineEvent({
  type: 'coalitions.CommitmentWordsPublished',
  schemaVersion: 1,
  summary: 'The words of a promise were published: a second person has confirmed that they name no private person.',
  audience: 'public',
  aggregate: 'commitment',
  data: Type.Object(
    {
      draft: Uuid,
      text: PublicText(1_000),
      direction: Type.Enum(COMMITMENT_DIRECTIONS),
      promisor: Promisor,
      promisee: Promisee,
      dueOn: Date,
    },
    closed,
  ),
  example: {
    draft: exampleProposal,
    text: exampleWords,
    direction: 'forum-to-members',
    promisor: { kind: 'forum' },
    promisee: { kind: 'members' },
    dueOn: '2026-09-30',
  },
});

/** Public, as what it arises from: somebody has confirmed there that the text names no private person. */
export const commitmentWordsTakenOver = defineEvent({
  type: 'coalitions.CommitmentWordsTakenOver',
  schemaVersion: 1,
  summary: 'What a promise arises from was published: its words are those of the promise.',
  audience: 'public',
  aggregate: 'commitment',
  data: Type.Object(
    {
      text: PublicText(8_000),
      direction: Type.Enum(COMMITMENT_DIRECTIONS),
      promisor: Promisor,
      promisee: Promisee,
      dueOn: Date,
    },
    closed,
  ),
  example: {
    text: exampleWords,
    direction: 'forum-to-members',
    promisor: { kind: 'forum' },
    promisee: { kind: 'members' },
    dueOn: '2026-09-30',
  },
});

/** When the coalition that it arises from is wound down, say. */
export const commitmentTakenOver = defineEvent({
  type: 'coalitions.CommitmentTakenOver',
  schemaVersion: 1,
  summary: 'An organisation took a promise over from its promisor.',
  audience: 'auditor',
  aggregate: 'commitment',
  data: Type.Object({ promisor: Promisor, ground: Code }, closed),
  example: {
    promisor: { kind: 'organisation', id: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01' },
    ground: 'coalition-wound-down',
  },
});

export const commitmentContracts = [
  commitmentMade,
  commitmentAccepted,
  commitmentProgressNoted,
  commitmentReportedDone,
  commitmentReportContested,
  commitmentDateProposed,
  commitmentDateDeclined,
  commitmentRenegotiated,
  commitmentFellDue,
  commitmentKept,
  commitmentBroken,
  commitmentExcused,
  commitmentWordsDrafted,
  commitmentWordsDeclined,
  commitmentWordsPublished,
  commitmentWordsTakenOver,
  commitmentTakenOver,
] as const;
