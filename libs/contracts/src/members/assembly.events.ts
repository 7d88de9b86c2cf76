import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, Personal, UnitCode, Uuid } from '../schemas.ts';
import { STANDING_RULES } from './good-standing.ts';

/** How a tie for the last seat is settled: by the longer membership of who put them forward, or by a lot drawn in public. */
export const TIE_RULES = ['longest-membership', 'lot'] as const;
export const CANDIDACY_REFUSAL_GROUNDS = [
  'not-in-good-standing',
  'category-may-not-stand',
  'not-of-the-constituency',
  'under-a-measure-of-conduct',
  'conflict-of-interest',
  'papers-incomplete',
] as const;
/** How somebody came by a seat. */
export const ELECTED_BY = ['vote', 'unopposed', ...TIE_RULES] as const;
export const SEAT_VACATED_GROUNDS = [
  'stepped-down',
  'died',
  'organisation-left-the-forum',
  'removed-by-resolution',
] as const;
/** Of the roll, in one event. */
export const ROLL_PART_MAX = 120;
/** With fewer ballots than this no count is told, only who was elected. */
export const COUNT_TOLD_FROM = 5;

const closed = { additionalProperties: false } as const;
const place = { unit: UnitCode };
/** A list of seats that is voted on: a body's, of one constituency or of none. */
const list = { body: Code, constituency: Type.Optional(Code) };
const candidacy = { ...place, ...list, candidacy: Uuid, organisation: Uuid };
const Term = Type.Object({ from: Date, until: Date }, closed);

const unit = 'UG-WA';
const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const other = '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20';
const person = '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f';
const stands = {
  unit,
  body: 'board',
  constituency: 'farmers',
  candidacy: '708192a3-b4c5-4d6e-8f90-1a2b3c4d5e6f',
  organisation,
};
const document = {
  subject: 'e6f70819-2a3b-4c4d-8e5f-607182930415',
  commitment: 'Pa7Sd0Fg3Hj6Kl9Qw2EZx3Cv6Bn9Mq2We5Rt8Yu1Io4',
};
const term = { from: '2026-05-01', until: '2029-04-30' };

export const assemblyCalled = defineEvent({
  type: 'members.AssemblyCalled',
  schemaVersion: 1,
  summary: 'A convening is to elect: which bodies, by which constituencies, for which term, and how a tie is settled.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object(
    {
      ...place,
      convening: Uuid,
      /** The day whose roll says who votes. */
      rollOn: Date,
      /** The last day on which candidacies are entered. */
      nominationsUntil: Date,
      tieRule: Type.Enum(TIE_RULES),
      elections: Type.Array(
        Type.Object(
          {
            body: Code,
            lists: Type.Array(
              Type.Object(
                { constituency: Type.Optional(Code), seats: Type.Integer({ minimum: 1, maximum: 30 }) },
                closed,
              ),
              { minItems: 1, maxItems: 20 },
            ),
            term: Term,
          },
          closed,
        ),
        { minItems: 1, maxItems: 6 },
      ),
    },
    closed,
  ),
  example: {
    unit,
    convening: '3f0a1b2c-4d5e-4f60-8172-93a4b5c6d7e8',
    rollOn: '2026-04-18',
    nominationsUntil: '2026-04-04',
    tieRule: 'lot',
    elections: [
      { body: 'board', lists: [{ constituency: 'farmers', seats: 2 }, { seats: 3 }], term },
      { body: 'code-of-conduct-committee', lists: [{ seats: 3 }], term },
    ],
  },
});

export const candidacyEntered = defineEvent({
  type: 'members.CandidacyEntered',
  schemaVersion: 1,
  summary: 'A member put somebody forward for a seat.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(
    { ...candidacy, person: Uuid, name: Personal('person'), statement: Type.Optional(Personal('document')) },
    closed,
  ),
  example: {
    ...stands,
    person,
    name: { subject: person, commitment: 'Qe5Rt8Yu1Io4Pa7Sd0Fg3Hj6Kl9Zx2Cv5Bn8Mq1We4U' },
    statement: document,
  },
});

export const candidacyAccepted = defineEvent({
  type: 'members.CandidacyAccepted',
  schemaVersion: 1,
  summary: 'A candidacy was found in order.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(candidacy, closed),
  example: stands,
});

export const candidacyRefused = defineEvent({
  type: 'members.CandidacyRefused',
  schemaVersion: 1,
  summary: 'A candidacy was refused on a ground. Who put it forward may ask others to look at it again.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(
    { ...candidacy, ground: Type.Enum(CANDIDACY_REFUSAL_GROUNDS), reasons: Personal('document'), appealBy: Date },
    closed,
  ),
  example: { ...stands, ground: 'papers-incomplete', reasons: document, appealBy: '2026-04-13' },
});

export const candidacyAppealed = defineEvent({
  type: 'members.CandidacyAppealed',
  schemaVersion: 1,
  summary: 'A member asked that a refused candidacy be looked at by somebody else.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...candidacy, appeal: Personal('document') }, closed),
  example: { ...stands, appeal: document },
});

export const candidacyRefusalUpheld = defineEvent({
  type: 'members.CandidacyRefusalUpheld',
  schemaVersion: 1,
  summary: 'Somebody else looked at a refused candidacy, and the refusal stands.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...candidacy, reasons: Personal('document') }, closed),
  example: { ...stands, reasons: document },
});

export const candidacyRefusalOverturned = defineEvent({
  type: 'members.CandidacyRefusalOverturned',
  schemaVersion: 1,
  summary: 'Somebody else looked at a refused candidacy, and let it stand.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...candidacy, reasons: Personal('document') }, closed),
  example: { ...stands, reasons: document },
});

export const candidacyWithdrawn = defineEvent({
  type: 'members.CandidacyWithdrawn',
  schemaVersion: 1,
  summary: 'A candidacy was taken back before the vote.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(candidacy, closed),
  example: stands,
});

/** The calendar's. */
export const nominationsClosed = defineEvent({
  type: 'members.NominationsClosed',
  schemaVersion: 1,
  summary: 'The time to put somebody forward for an election ended.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object({ ...place, nominationsUntil: Date }, closed),
  example: { unit, nominationsUntil: '2026-04-04' },
});

const Reason = { rule: Type.Enum(STANDING_RULES), of: Type.Optional(Code) };

/** A roll says who lacks what: for those who may read that. It stands under no organisation's tag. */
export const votingRollPartFixed = defineEvent({
  type: 'members.VotingRollPartFixed',
  schemaVersion: 1,
  summary: 'A part of the voting roll of a day was fixed: who may vote, who may not, and why.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object(
    {
      ...place,
      on: Date,
      part: Type.Integer({ minimum: 1 }),
      entries: Type.Array(
        Type.Object(
          {
            organisation: Uuid,
            votes: Type.Boolean(),
            /** Of those that the organisation belongs to: the ones that elect a list of their own. */
            constituencies: Type.Array(Code, { maxItems: 20 }),
            met: Type.Array(Type.Object(Reason, closed), { maxItems: 24 }),
            lacks: Type.Array(Type.Object(Reason, closed), { maxItems: 24 }),
          },
          closed,
        ),
        { minItems: 1, maxItems: ROLL_PART_MAX },
      ),
    },
    closed,
  ),
  example: {
    unit,
    on: '2026-04-18',
    part: 1,
    entries: [
      {
        organisation,
        votes: true,
        constituencies: ['farmers'],
        met: [{ rule: 'is-member' }, { rule: 'category-votes' }, { rule: 'dues-paid' }],
        lacks: [],
      },
      {
        organisation: other,
        votes: false,
        constituencies: [],
        met: [{ rule: 'is-member' }, { rule: 'category-votes' }],
        lacks: [{ rule: 'dues-paid' }],
      },
    ],
  },
});

export const electionOpened = defineEvent({
  type: 'members.ElectionOpened',
  schemaVersion: 1,
  summary: 'The vote was opened, on the roll of the day and with the candidates that stand.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object(
    {
      ...place,
      roll: Type.Object(
        {
          on: Date,
          /** The version of the rules it was made by, and how far the record had come: the view of it says the rest. */
          rules: Type.Integer({ minimum: 1 }),
          knownAt: Type.Integer({ minimum: 1 }),
          parts: Count,
          voting: Count,
          leftOut: Count,
        },
        closed,
      ),
      papers: Type.Array(
        Type.Object(
          {
            ...list,
            seats: Type.Integer({ minimum: 1, maximum: 30 }),
            /** Whether all vote on it, or those of the constituency: where fewer than five of it are on the roll, all do. */
            electorate: Type.Enum(['all', 'constituency']),
            candidates: Type.Array(Type.Object({ candidacy: Uuid, organisation: Uuid }, closed), { maxItems: 100 }),
          },
          closed,
        ),
        { minItems: 1, maxItems: 120 },
      ),
    },
    closed,
  ),
  example: {
    unit,
    roll: { on: '2026-04-18', rules: 1, knownAt: 4711, parts: 1, voting: 48, leftOut: 12 },
    papers: [
      {
        body: 'board',
        constituency: 'farmers',
        seats: 2,
        electorate: 'constituency',
        candidates: [{ candidacy: stands.candidacy, organisation }],
      },
    ],
  },
});

/** That an organisation took part. What it voted is nowhere in the record. */
export const ballotTaken = defineEvent({
  type: 'members.BallotTaken',
  schemaVersion: 1,
  summary: 'An organisation on the roll gave its ballot. It may change it until the vote is closed.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...place, organisation: Uuid }, closed),
  example: { unit, organisation },
});

export const electionClosed = defineEvent({
  type: 'members.ElectionClosed',
  schemaVersion: 1,
  summary: 'The vote was closed and counted, and the ballots were destroyed.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object(
    {
      ...place,
      /** How many might vote, and how many ballots lay in the box. */
      onRoll: Count,
      ballots: Count,
      papers: Type.Array(
        Type.Object(
          {
            ...list,
            seats: Type.Integer({ minimum: 1, maximum: 30 }),
            ballots: Count,
            /** Those with a seat by the count, most votes first. */
            elected: Type.Array(Uuid, { maxItems: 30 }),
            isUnopposed: Type.Boolean(),
            /** Between whom the last seats are to be settled. */
            tied: Type.Optional(
              Type.Object(
                { seats: Type.Integer({ minimum: 1, maximum: 30 }), candidacies: Type.Array(Uuid, { maxItems: 100 }) },
                closed,
              ),
            ),
            /** Left out where so few voted on it that the count would tell who voted what. */
            votes: Type.Optional(Type.Array(Type.Object({ candidacy: Uuid, votes: Count }, closed), { maxItems: 100 })),
          },
          closed,
        ),
        { minItems: 1, maxItems: 120 },
      ),
    },
    closed,
  ),
  example: {
    unit,
    onRoll: 48,
    ballots: 41,
    papers: [
      {
        body: 'board',
        constituency: 'farmers',
        seats: 2,
        ballots: 14,
        elected: [stands.candidacy],
        isUnopposed: false,
        votes: [{ candidacy: stands.candidacy, votes: 9 }],
      },
    ],
  },
});

export const electionResultDeclared = defineEvent({
  type: 'members.ElectionResultDeclared',
  schemaVersion: 1,
  summary: 'Who was elected to a body was declared, and for how long.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object(
    {
      ...place,
      body: Code,
      elected: Type.Array(
        Type.Object(
          {
            candidacy: Uuid,
            organisation: Uuid,
            constituency: Type.Optional(Code),
            by: Type.Enum(ELECTED_BY),
          },
          closed,
        ),
        { maxItems: 200 },
      ),
      /** Seats for which nobody was elected. */
      vacant: Count,
      term: Term,
    },
    closed,
  ),
  example: {
    unit,
    body: 'board',
    elected: [{ candidacy: stands.candidacy, organisation, constituency: 'farmers', by: 'vote' }],
    vacant: 0,
    term,
  },
});

/** Beside the result, for those who may see figures about a few people. */
export const electedPeopleCounted = defineEvent({
  type: 'members.ElectedPeopleCounted',
  schemaVersion: 1,
  summary: 'Those elected to a body were counted: women, men, youth and persons with disabilities.',
  audience: 'auditor',
  aggregate: 'assembly',
  data: Type.Object({ ...place, body: Code, elected: PeopleCount }, closed),
  example: { unit, body: 'board', elected: { women: 4, men: 3, youth: 2, personsWithDisabilities: 1, total: 7 } },
});

export const electedSeatVacated = defineEvent({
  type: 'members.ElectedSeatVacated',
  schemaVersion: 1,
  summary: 'Somebody elected holds the seat no more, before the end of the term.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object(
    {
      ...candidacy,
      ground: Type.Enum(SEAT_VACATED_GROUNDS),
      /** Of a removal: the resolution by which a convening decided it. */
      resolution: Type.Optional(Uuid),
    },
    closed,
  ),
  example: { ...stands, ground: 'stepped-down' },
});

/** The calendar's. */
export const electedTermEnded = defineEvent({
  type: 'members.ElectedTermEnded',
  schemaVersion: 1,
  summary: 'The term for which a body was elected ended.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object({ ...place, body: Code, until: Date }, closed),
  example: { unit, body: 'board', until: '2029-04-30' },
});

export const assemblyCancelled = defineEvent({
  type: 'members.AssemblyCancelled',
  schemaVersion: 1,
  summary: 'An election was called off before a result was declared, on a ground.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object({ ...place, ground: Code }, closed),
  example: { unit, ground: 'no-quorum' },
});

export const assemblyContracts = [
  assemblyCalled,
  candidacyEntered,
  candidacyAccepted,
  candidacyRefused,
  candidacyAppealed,
  candidacyRefusalUpheld,
  candidacyRefusalOverturned,
  candidacyWithdrawn,
  nominationsClosed,
  votingRollPartFixed,
  electionOpened,
  ballotTaken,
  electionClosed,
  electionResultDeclared,
  electedPeopleCounted,
  electedSeatVacated,
  electedTermEnded,
  assemblyCancelled,
] as const;
