import { cellsToTell, SMALLEST_CELL } from '@baraza/domain';
import type { Said } from '../survey/questions.pure.ts';
import type { Question } from '../survey/survey.state.ts';
import { tablesOf } from '../survey/tallying.pure.ts';
import type { CountTrustRound, PeopleCounted, Respondent, TakeSheet } from './trust-round.commands.pure.ts';

/** A sheet as it lies in the box, and what all of them come to. */

export interface Sheet {
  readonly respondent: Respondent;
  readonly said: readonly Said[];
}

/** The same bytes each time the same is said, in the order of the questions. */
export function sheetBytes(questions: readonly Question[], { respondent, answers }: TakeSheet): Uint8Array {
  const { group, woman, man, youth, personWithDisability } = respondent;
  const said = questions.flatMap(({ code }) =>
    answers
      .filter(({ question }) => question === code)
      .map(({ question, score, option }) => ({ question, score, option })),
  );
  const plain: Sheet = { respondent: { group, woman, man, youth, personWithDisability }, said };
  return new TextEncoder().encode(JSON.stringify(plain));
}

export const sheetIn = (bytes: Uint8Array): Sheet => JSON.parse(new TextDecoder().decode(bytes)) as Sheet;

/**
 * What the sheets come to: the public and duty-bearers apart, where there are five of each; who filled them in, where no part is
 * of fewer than five; nothing at all of fewer than five sheets.
 */
export function countOfSheets(questions: readonly Question[], sheets: readonly Sheet[]): CountTrustRound {
  const found = sheets.length;
  if (found < SMALLEST_CELL) return { tables: [], found, withheld: true };
  const told = cellsToTell(sheets, [[{ dimension: 'group', of: ({ respondent }) => [respondent.group] }]]);
  const responses = sheets.map(({ respondent, said }) => ({
    cells: told.length === 0 ? [] : [['group', respondent.group] as const],
    said,
  }));
  const people = peopleOf(sheets);
  const parts = [people.women, people.men, people.youth, people.personsWithDisabilities];
  const isSafe = parts.every((part) => isWide(part) && isWide(found - part));
  return { tables: tablesOf(questions, responses), found, withheld: false, ...(isSafe ? { people } : {}) };
}

const isWide = (part: number): boolean => part === 0 || part >= SMALLEST_CELL;

function peopleOf(sheets: readonly Sheet[]): PeopleCounted {
  const how = (is: (one: Respondent) => boolean): number => sheets.filter(({ respondent }) => is(respondent)).length;
  return {
    women: how(({ woman }) => woman),
    men: how(({ man }) => man),
    youth: how(({ youth }) => youth),
    personsWithDisabilities: how(({ personWithDisability }) => personWithDisability),
    total: sheets.length,
  };
}
