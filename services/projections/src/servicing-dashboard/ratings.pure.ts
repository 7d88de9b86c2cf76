import { inFives, meanShown, shareShown, shownCount, shownDistribution } from '@baraza/domain';
import { type CountedMember, type ToldCells, toldCells } from './member-cells.pure.ts';

/** How often a member gave each rating in a period: 1, 2, 3, 4 and 5. */
export interface Rater extends CountedMember {
  readonly counts: readonly number[];
}
/** What is told of the ratings of a cell: rounded to fives, and nothing of fewer than five members. */
export interface RatingFigures {
  readonly members: number;
  readonly counts: readonly number[];
  readonly mean: number | undefined;
}

export function toldRatings(raters: readonly Rater[]): ToldCells<RatingFigures> {
  return toldCells(raters, (members) => {
    const counts = [0, 1, 2, 3, 4].map((at) => members.reduce((sum, one) => sum + one.counts[at]!, 0));
    const shown = shownDistribution(counts);
    return { members: shownCount(members.length) ?? 0, counts: shown, mean: meanShown(shown, 1) };
  });
}

/** How often a member got an answer in a period, in the promised time and late. */
export interface AnsweredMember extends CountedMember {
  readonly inTime: number;
  readonly late: number;
}
/** What is told of the answers that those of a cell got: rounded to fives. */
export interface AnswerFigures {
  readonly members: number;
  readonly answered: number;
  /** In whole percent. */
  readonly inTime: number | undefined;
}

export function toldAnswers(answered: readonly AnsweredMember[]): ToldCells<AnswerFigures> {
  return toldCells(answered, (members) => {
    const inTime = members.reduce((sum, one) => sum + one.inTime, 0);
    const all = members.reduce((sum, one) => sum + one.inTime + one.late, 0);
    // Fewer than five in time are told as none of so many: what is shown of them is rounded as all else.
    const share = inFives(inTime) === 0 ? 0 : shareShown(inTime, all);
    return { members: shownCount(members.length) ?? 0, answered: inFives(all), inTime: share };
  });
}
