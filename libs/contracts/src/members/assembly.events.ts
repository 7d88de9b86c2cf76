import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Uuid } from '../schemas.ts';
import {
  candidacyAccepted,
  candidacyAppealed,
  candidacyEntered,
  candidacyRefusalOverturned,
  candidacyRefusalUpheld,
  candidacyRefused,
  candidacyWithdrawn,
} from './assembly-candidacy.events.ts';
import {
  electedPeopleCounted,
  electedSeatVacated,
  electedTermEnded,
  electionResultDeclared,
} from './assembly-result.events.ts';
import { ballotTaken, electionClosed, electionOpened, votingRollPartFixed } from './assembly-vote.events.ts';
import { closed, exampleTerm, exampleUnit, place, Seats, Term, TIE_RULES } from './assembly.schemas.ts';

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
            lists: Type.Array(Type.Object({ constituency: Type.Optional(Code), seats: Seats }, closed), {
              minItems: 1,
              maxItems: 20,
            }),
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
    unit: exampleUnit,
    convening: '3f0a1b2c-4d5e-4f60-8172-93a4b5c6d7e8',
    rollOn: '2026-04-18',
    nominationsUntil: '2026-04-04',
    tieRule: 'lot',
    elections: [
      { body: 'board', lists: [{ constituency: 'farmers', seats: 2 }, { seats: 3 }], term: exampleTerm },
      { body: 'code-of-conduct-committee', lists: [{ seats: 3 }], term: exampleTerm },
    ],
  },
});

/** The calendar's. */
export const nominationsClosed = defineEvent({
  type: 'members.NominationsClosed',
  schemaVersion: 1,
  summary: 'The time to put somebody forward for an election ended.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object({ ...place, nominationsUntil: Date }, closed),
  example: { unit: exampleUnit, nominationsUntil: '2026-04-04' },
});

export const assemblyCancelled = defineEvent({
  type: 'members.AssemblyCancelled',
  schemaVersion: 1,
  summary: 'An election was called off before a result was declared, on a ground.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object({ ...place, ground: Code }, closed),
  example: { unit: exampleUnit, ground: 'no-quorum' },
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
