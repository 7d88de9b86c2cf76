/** A community scores what a public service is like, from 1, very bad, to 5, very good. */
export const REPORT_CARD_SCORES = 5;

/** How many communities gave an indicator each score, 1 first. */
export interface IndicatorScores {
  readonly indicator: string;
  readonly counts: readonly number[];
}

export interface IndicatorChange {
  readonly indicator: string;
  readonly before: number;
  readonly after: number;
  /** Positive: better. */
  readonly change: number;
}

/** The mean score, to the hundredth; undefined where no community scored it. */
export function meanScore({ counts }: Pick<IndicatorScores, 'counts'>): number | undefined {
  const communities = counts.reduce((sum, count) => sum + count, 0);
  if (communities === 0) return undefined;
  const sum = counts.reduce((total, count, index) => total + count * (index + 1), 0);
  return Math.round((sum / communities) * 100) / 100;
}

/** What changed from one round to a later one: of those indicators alone that communities scored in both. */
export function changeBetween(
  before: readonly IndicatorScores[],
  after: readonly IndicatorScores[],
): readonly IndicatorChange[] {
  return after.flatMap((later) => {
    const earlier = before.find(({ indicator }) => indicator === later.indicator);
    const [was, is] = [earlier && meanScore(earlier), meanScore(later)];
    if (was === undefined || is === undefined) return [];
    return [{ indicator: later.indicator, before: was, after: is, change: Math.round((is - was) * 100) / 100 }];
  });
}
