import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Uuid } from '../schemas.ts';
import { closed, exampleCandidacy, exampleOrganisation, exampleUnit, list, place, Seats } from './assembly.schemas.ts';
import { STANDING_RULES } from './good-standing.ts';

/** Of the roll, in one event. */
export const ROLL_PART_MAX = 120;
/** With fewer ballots than this no count is told, only who was elected. */
export const COUNT_TOLD_FROM = 5;

const other = '6e8f3a01-5c2b-4d9e-9f40-7b6c5d4e3f20';

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
    unit: exampleUnit,
    on: '2026-04-18',
    part: 1,
    entries: [
      {
        organisation: exampleOrganisation,
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
            seats: Seats,
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
    unit: exampleUnit,
    roll: { on: '2026-04-18', rules: 1, knownAt: 4711, parts: 1, voting: 48, leftOut: 12 },
    papers: [
      {
        body: 'board',
        constituency: 'farmers',
        seats: 2,
        electorate: 'constituency',
        candidates: [{ candidacy: exampleCandidacy.candidacy, organisation: exampleOrganisation }],
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
  example: { unit: exampleUnit, organisation: exampleOrganisation },
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
            seats: Seats,
            ballots: Count,
            /** Those with a seat by the count, most votes first. */
            elected: Type.Array(Uuid, { maxItems: 30 }),
            isUnopposed: Type.Boolean(),
            /** Between whom the last seats are to be settled. */
            tied: Type.Optional(
              Type.Object({ seats: Seats, candidacies: Type.Array(Uuid, { maxItems: 100 }) }, closed),
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
    unit: exampleUnit,
    onRoll: 48,
    ballots: 41,
    papers: [
      {
        body: 'board',
        constituency: 'farmers',
        seats: 2,
        ballots: 14,
        elected: [exampleCandidacy.candidacy],
        isUnopposed: false,
        votes: [{ candidacy: exampleCandidacy.candidacy, votes: 9 }],
      },
    ],
  },
});
