import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, Uuid } from '../schemas.ts';
import {
  candidacy,
  closed,
  exampleCandidacy,
  exampleOrganisation,
  exampleTerm,
  exampleUnit,
  place,
  Term,
  TIE_RULES,
} from './assembly.schemas.ts';

/** How somebody came by a seat. */
export const ELECTED_BY = ['vote', 'unopposed', ...TIE_RULES] as const;
export const SEAT_VACATED_GROUNDS = [
  'stepped-down',
  'died',
  'organisation-left-the-forum',
  'removed-by-resolution',
] as const;

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
    unit: exampleUnit,
    body: 'board',
    elected: [
      { candidacy: exampleCandidacy.candidacy, organisation: exampleOrganisation, constituency: 'farmers', by: 'vote' },
    ],
    vacant: 0,
    term: exampleTerm,
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
  example: {
    unit: exampleUnit,
    body: 'board',
    elected: { women: 4, men: 3, youth: 2, personsWithDisabilities: 1, total: 7 },
  },
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
  example: { ...exampleCandidacy, ground: 'stepped-down' },
});

/** The calendar's. */
export const electedTermEnded = defineEvent({
  type: 'members.ElectedTermEnded',
  schemaVersion: 1,
  summary: 'The term for which a body was elected ended.',
  audience: 'public',
  aggregate: 'assembly',
  data: Type.Object({ ...place, body: Code, until: Date }, closed),
  example: { unit: exampleUnit, body: 'board', until: '2029-04-30' },
});
