import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Count, Date, Personal, Uuid } from '../schemas.ts';
import { decisionPlace, exampleDecisionDocument, exampleDecisionPlace, exampleVoter } from './decision.events.ts';
import { closed, VOTE_CHOICES, VOTE_VOID_CAUSES, VOTERS_MAX } from './decision.schemas.ts';

const Voter = { seat: Uuid, organisation: Uuid };

export const votingOpened = defineEvent({
  type: 'coalitions.VotingOpened',
  schemaVersion: 1,
  summary: 'The vote on a proposal was opened, for those who had an active seat then.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object(
    {
      ...decisionPlace,
      /** The last day on which a vote is taken. */
      closesOn: Date,
      roll: Type.Array(Type.Object(Voter, closed), { minItems: 1, maxItems: VOTERS_MAX }),
    },
    closed,
  ),
  example: { ...exampleDecisionPlace, closesOn: '2026-03-28', roll: [exampleVoter] },
});

/** The last one of a seat counts. Of a secret vote there is none: see `DecisionBallotTaken`. */
export const voteCast = defineEvent({
  type: 'coalitions.VoteCast',
  schemaVersion: 1,
  summary: 'A participant voted on a proposal, or changed its vote.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object(
    {
      ...decisionPlace,
      ...Voter,
      choice: Type.Enum(VOTE_CHOICES),
      /** Why it disagrees or blocks. */
      objection: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { ...exampleDecisionPlace, ...exampleVoter, choice: 'disagree', objection: exampleDecisionDocument },
});

/** That a participant took part. What it voted is nowhere in the record. */
export const decisionBallotTaken = defineEvent({
  type: 'coalitions.DecisionBallotTaken',
  schemaVersion: 1,
  summary: 'A participant gave its ballot in a secret vote. It may change it until the vote is closed.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, ...Voter }, closed),
  example: { ...exampleDecisionPlace, ...exampleVoter },
});

export const voteVoided = defineEvent({
  type: 'coalitions.VoteVoided',
  schemaVersion: 1,
  summary: 'A seat was suspended or ended: its vote counts no more, and it may not vote.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, ...Voter, cause: Type.Enum(VOTE_VOID_CAUSES) }, closed),
  example: { ...exampleDecisionPlace, ...exampleVoter, cause: 'seat-suspended' },
});

export const voteRestored = defineEvent({
  type: 'coalitions.VoteRestored',
  schemaVersion: 1,
  summary: 'A seat returned while the vote was open: its vote counts again, and it may vote.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, ...Voter }, closed),
  example: { ...exampleDecisionPlace, ...exampleVoter },
});

export const votingClosed = defineEvent({
  type: 'coalitions.VotingClosed',
  schemaVersion: 1,
  summary: 'The vote on a proposal was closed: its last day is past, or all have voted.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, taken: Count }, closed),
  example: { ...exampleDecisionPlace, taken: 7 },
});
