import { meanShown, netRecommendation, shareShown } from '@baraza/domain';
import type { SurveyDoc } from './said-and-done.read-model.ts';

type Results = SurveyDoc['results'];
type Question = Results['questions'][number];
interface Cell {
  readonly unit?: string;
  readonly constituency?: string;
}

/** What those of one cell said, as it was published: numbers in fives, and what is worked out from them. */
export interface SatisfactionFigures {
  /** The mean of all ratings from 1 to 5, over all questions that are answered by one. */
  readonly satisfaction: number | undefined;
  /** From -100 to 100, where it was asked whether members would recommend the forum. */
  readonly recommendation: number | undefined;
  readonly entitled: number;
  readonly taken: number;
  /** In whole percent. */
  readonly responseRate: number | undefined;
}

export interface SatisfactionLine {
  readonly cell: string;
  readonly figures: SatisfactionFigures;
}

export interface QuestionLine {
  readonly question: Question;
  readonly mean: number | undefined;
  readonly recommendation: number | undefined;
  /** How often each answer was given, in fives. */
  readonly counts: readonly number[];
}

/**
 * The figures of a cell of a survey.
 * @param unit the survey's own for everybody
 * @returns undefined where nothing is told of that cell
 */
export function figuresOf(results: Results, cell: Cell): SatisfactionFigures | undefined {
  const whose = ofSurvey(results, cell);
  const participation = results.participation.find((one) => isOf(one, whose));
  const ratings = countsOf(results, whose, 'rating');
  if (participation === undefined && ratings.length === 0) return undefined;
  const { entitled = 0, taken = 0 } = participation ?? {};
  const [recommended] = countsOf(results, whose, 'recommendation');
  return {
    satisfaction: meanShown(sumsOf(ratings), 1),
    recommendation: recommended === undefined ? undefined : netRecommendation(recommended),
    entitled,
    taken,
    responseRate: shareShown(taken, entitled),
  };
}

/** Of each unit that is told of, without the survey's own. */
export function byUnit(results: Results, within: (unit: string) => boolean): readonly SatisfactionLine[] {
  const units = new Set(cellsOf(results).flatMap(({ unit }) => (unit === undefined ? [] : [unit])));
  return [...units]
    .filter(within)
    .sort()
    .flatMap((unit) => line(results, unit, { unit }));
}

export function byConstituency(results: Results): readonly SatisfactionLine[] {
  const all = new Set(
    cellsOf(results).flatMap(({ constituency }) => (constituency === undefined ? [] : [constituency])),
  );
  return [...all].sort().flatMap((constituency) => line(results, constituency, { constituency }));
}

/** How a cell answered each question that is answered by a number or a choice. */
export function byQuestion(results: Results, cell: Cell): readonly QuestionLine[] {
  const whose = ofSurvey(results, cell);
  return results.questions.flatMap((question) => {
    const table = results.tables.find((one) => one.question === question.code);
    const counts = table?.cells.find((one) => isOf(one, whose))?.counts;
    if (counts === undefined) return [];
    return [
      {
        question,
        mean: question.kind === 'rating' ? meanShown(counts, 1) : undefined,
        recommendation: question.kind === 'recommendation' ? netRecommendation(counts) : undefined,
        counts,
      },
    ];
  });
}

/** Everybody is a cell without a unit. */
const ofSurvey = (results: Results, cell: Cell): Cell => (cell.unit === results.unit ? {} : cell);
const isOf = (one: Cell, { unit, constituency }: Cell): boolean =>
  one.unit === unit && one.constituency === constituency;

function cellsOf({ participation, tables }: Results): readonly Cell[] {
  return [...participation, ...tables.flatMap(({ cells }) => cells)];
}

function line(results: Results, cell: string, of: Cell): readonly SatisfactionLine[] {
  const figures = figuresOf(results, of);
  return figures === undefined ? [] : [{ cell, figures }];
}

function countsOf({ questions, tables }: Results, cell: Cell, kind: Question['kind']): readonly (readonly number[])[] {
  const codes = questions.filter((question) => question.kind === kind).map(({ code }) => code);
  return tables
    .filter(({ question }) => codes.includes(question))
    .flatMap(({ cells }) => cells.filter((one) => isOf(one, cell)).map(({ counts }) => counts));
}

/** Answers to several questions taken together, each answer counted for itself. */
function sumsOf(all: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(0, ...all.map((counts) => counts.length));
  return Array.from({ length: longest }, (_, at) => all.reduce((sum, counts) => sum + (counts[at] ?? 0), 0));
}
