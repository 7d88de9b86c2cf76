import { COUNT_TOLD_FROM } from '@baraza/contracts';
import { type CountedPaper, isSameList, type Paper, type SeatList } from './assembly.state.ts';

/** A ballot is a bit for each candidate of each paper, in the order of the papers: of one length, whatever is chosen. */
export const BALLOT_ROOM = 1_500;

/** Who is chosen on a list. */
export interface Choice extends SeatList {
  readonly candidacies: readonly string[];
}

export function ballotOf(papers: readonly Paper[], choices: readonly Choice[]): Uint8Array {
  const bits = papers.flatMap((paper) => {
    const chosen = choices.find((choice) => isSameList(choice, paper))?.candidacies ?? [];
    return paper.candidates.map(({ candidacy }) => chosen.includes(candidacy));
  });
  const ballot = new Uint8Array(Math.max(1, Math.ceil(bits.length / 8)));
  bits.forEach((isChosen, at) => {
    if (isChosen) ballot[at >> 3]! |= 1 << (at & 7);
  });
  return ballot;
}

/**
 * The count, of all ballots together: no ballot stands in it by itself. Where fewer voted on a list than could hide who
 * voted what, it says who was elected and nothing more.
 */
export function count(papers: readonly Paper[], ballots: readonly Uint8Array[]): readonly CountedPaper[] {
  let first = 0;
  return papers.map((paper) => {
    const from = first;
    first += paper.candidates.length;
    const isChosen = (ballot: Uint8Array, at: number): boolean => (((ballot[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
    const votes = paper.candidates.map(({ candidacy }, index) => ({
      candidacy,
      votes: ballots.filter((ballot) => isChosen(ballot, from + index)).length,
    }));
    const given = ballots.filter((ballot) => paper.candidates.some((_, index) => isChosen(ballot, from + index)));
    return counted(paper, votes, given.length);
  });
}

interface Votes {
  readonly candidacy: string;
  readonly votes: number;
}

/** Where no more stand than there are seats, all have one. Else nobody without a single vote. */
function counted(
  { body, constituency, seats, candidates }: Paper,
  votes: readonly Votes[],
  ballots: number,
): CountedPaper {
  const isUnopposed = candidates.length <= seats;
  const isTold = ballots >= COUNT_TOLD_FROM;
  const inOrder = [...votes].sort((a, b) => b.votes - a.votes || (a.candidacy < b.candidacy ? -1 : 1));
  const { elected, tied } = isUnopposed ? { elected: inOrder, tied: undefined } : cut(inOrder, seats);
  // Without the numbers, the order of the elected would tell something of them.
  const names = elected.map(({ candidacy }) => candidacy);
  return {
    ...{ body, ...(constituency === undefined ? {} : { constituency }), seats, ballots, isUnopposed },
    elected: isTold ? names : names.sort(),
    ...(tied === undefined ? {} : { tied }),
    ...(isTold ? { votes: inOrder } : {}),
  };
}

function cut(inOrder: readonly Votes[], seats: number) {
  const chosen = inOrder.filter(({ votes }) => votes > 0);
  const last = chosen[seats - 1]?.votes;
  if (last === undefined) return { elected: chosen, tied: undefined };
  const above = chosen.filter(({ votes }) => votes > last);
  const level = chosen.filter(({ votes }) => votes === last);
  if (above.length + level.length <= seats) return { elected: [...above, ...level], tied: undefined };
  const candidacies = level.map(({ candidacy }) => candidacy).sort();
  return { elected: above, tied: { seats: seats - above.length, candidacies } };
}
