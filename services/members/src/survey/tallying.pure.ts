import { cellsToTell, type Cells, oneByOne, SMALLEST_CELL, type ToldCell } from '@baraza/domain';
import { answersOf, placeOf, type Said } from './questions.pure.ts';
import type { CountedTable, Participation, Question, Taken } from './survey.state.ts';

/** A cell by the field that it has in the record. Which there are depends on who took part, and on nothing that was answered. */
export type Cell = readonly [dimension: 'unit' | 'constituency' | 'group', code: string];

/** An answer without whose it is: with the cells that may be told beside it. */
export interface Response {
  readonly cells: readonly Cell[];
  readonly said: readonly Said[];
}

type Placed = Pick<Taken, 'unit' | 'constituencies'>;

/** More levels of the tree than these below the unit that asked are none of a survey's. */
const MOST_LEVELS = 4;

/**
 * The cells that a survey's figures can be told by: the units just below the one that asked, then constituencies, then units
 * further down, each where no difference of cells has fewer than five that took part.
 * @param path the units from the one that asked down to a unit, both included
 */
export function cellsOfSurvey(
  taken: readonly Taken[],
  path: (unit: string) => readonly string[],
): readonly ToldCell<Taken>[] {
  const level = (depth: number): readonly Cells<Taken>[] => [
    { dimension: 'unit', of: ({ unit }) => path(unit).slice(depth, depth + 1) },
  ];
  const constituencies = [...new Set(taken.flatMap((one) => one.constituencies))].sort();
  const further = Array.from({ length: MOST_LEVELS - 1 }, (_, at) => level(at + 2));
  return cellsToTell(taken, [
    level(1),
    ...oneByOne<Taken>('constituency', constituencies, (one) => one.constituencies),
    ...further,
  ]);
}

/** The cells of somebody, as a label that is the same for all who share them. */
export function labelOf<One>(one: One, told: readonly ToldCell<One>[]): string {
  const cells = told.filter(({ members }) => members.includes(one)).map(({ dimension, cell }) => [dimension, cell]);
  return JSON.stringify(cells);
}

export function cellsOfLabel(label: string): readonly Cell[] {
  return label === '' ? [] : (JSON.parse(label) as Cell[]);
}

/**
 * The responses as they can be told: without any cells where there are fewer in some than were on record (a box was lost), none
 * at all where there are fewer than five.
 */
export function tellable(responses: readonly Response[]): readonly Response[] {
  if (responses.length < SMALLEST_CELL) return [];
  const parts = Map.groupBy(responses, ({ cells }) => JSON.stringify(cells));
  const isSafe = [...parts.values()].every((part) => part.length >= SMALLEST_CELL);
  return isSafe ? responses : responses.map(({ said }) => ({ cells: [], said }));
}

/** A table for each question that is not answered by a text: everybody first, then each cell. */
export function tablesOf(questions: readonly Question[], responses: readonly Response[]): readonly CountedTable[] {
  if (responses.length === 0) return [];
  const cells = namedCells(responses.flatMap((one) => one.cells));
  return questions
    .filter(({ kind }) => kind !== 'text')
    .map((question) => ({
      question: question.code,
      cells: [
        distribution(question, responses),
        ...cells.map(([dimension, code]) => ({
          [dimension]: code,
          ...distribution(
            question,
            responses.filter((one) => isIn(one.cells, dimension, code)),
          ),
        })),
      ],
    }));
}

/** How many could take part, and how many did: in the cells that the figures are told by, and no others. */
export function participationOf(
  entitled: readonly Placed[],
  taken: readonly Placed[],
  told: readonly Cell[],
  path: (unit: string) => readonly string[],
): Participation {
  const within = ({ unit, constituencies }: Placed, [dimension, code]: Cell): boolean =>
    dimension === 'unit' ? path(unit).includes(code) : constituencies.includes(code);
  return [
    { entitled: entitled.length, taken: taken.length },
    ...namedCells(told).map((cell) => ({
      [cell[0]]: cell[1],
      entitled: entitled.filter((one) => within(one, cell)).length,
      taken: taken.filter((one) => within(one, cell)).length,
    })),
  ];
}

function distribution(question: Question, responses: readonly Response[]) {
  const counts = Array<number>(answersOf(question)).fill(0);
  let unanswered = 0;
  for (const { said } of responses) {
    const place = placeOf(
      question,
      said.find((one) => one.question === question.code),
    );
    if (place === undefined) unanswered += 1;
    else counts[place]! += 1;
  }
  return { counts, unanswered };
}

/** Each once: units first, then constituencies, by their codes. */
function namedCells(cells: readonly Cell[]): readonly Cell[] {
  const each = new Map(cells.map((cell) => [cell.join(' '), cell]));
  return [...each.values()].sort(([a, one], [b, other]) => (a === b ? (one < other ? -1 : 1) : a < b ? 1 : -1));
}

const isIn = (cells: readonly Cell[], dimension: string, code: string): boolean =>
  cells.some(([of, cell]) => of === dimension && cell === code);
