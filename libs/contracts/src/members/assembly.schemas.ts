import { Type } from 'typebox';
import { Code, Date, UnitCode, Uuid } from '../schemas.ts';

/** How a tie for the last seat is settled: by the longer membership of who put them forward, or by a lot drawn in public. */
export const TIE_RULES = ['longest-membership', 'lot'] as const;

export const closed = { additionalProperties: false } as const;
/** In every event of an assembly. */
export const place = { unit: UnitCode };
/** A list of seats that is voted on: a body's, of one constituency or of none. */
export const list = { body: Code, constituency: Type.Optional(Code) };
export const candidacy = { ...place, ...list, candidacy: Uuid, organisation: Uuid };
export const Seats = Type.Integer({ minimum: 1, maximum: 30 });
export const Term = Type.Object({ from: Date, until: Date }, closed);

export const exampleUnit = 'UG-WA';
export const exampleOrganisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
export const exampleCandidacy = {
  unit: exampleUnit,
  body: 'board',
  constituency: 'farmers',
  candidacy: '708192a3-b4c5-4d6e-8f90-1a2b3c4d5e6f',
  organisation: exampleOrganisation,
};
export const exampleTerm = { from: '2026-05-01', until: '2029-04-30' };
