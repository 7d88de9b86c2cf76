import fc from 'fast-check';
import { BALLOT_ROOM, ballotOf, count } from './assembly.counting.pure.ts';
import type { Paper } from './assembly.state.ts';

const candidacy = (index: number): string => `60000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const organisation = '50000000-0000-4000-8000-000000000000';
const paper = (seats: number, first: number, candidates: number, more: Partial<Paper> = {}): Paper => ({
  ...{ body: 'board', seats, electorate: 'all' },
  candidates: Array.from({ length: candidates }, (_, index) => ({ candidacy: candidacy(first + index), organisation })),
  ...more,
});
const board = paper(2, 0, 4);
const counting = (...ballots: number[][]) =>
  count(
    [board],
    ballots.map((chosen) => ballotOf([board], [{ body: 'board', candidacies: chosen.map(candidacy) }])),
  )[0]!;

describe('the count of a vote', () => {
  it('gives the seats to those with most votes', () => {
    const result = counting([0, 1], [0, 1], [0, 2], [0], [3, 1]);
    expect(result).toMatchObject({ ballots: 5, elected: [0, 1].map(candidacy), isUnopposed: false });
    expect(result.votes?.map(({ votes }) => votes)).toEqual([4, 3, 1, 1]);
    expect(result).not.toHaveProperty('tied');
  });

  it('leaves open what is tied for the last seats, and gives nobody a seat without a vote', () => {
    expect(counting([0, 1], [0, 2], [0, 1], [0, 2], [0])).toMatchObject({
      elected: [candidacy(0)],
      tied: { seats: 1, candidacies: [1, 2].map(candidacy) },
    });
    expect(counting([0], [0], [0], [0], [0])).toMatchObject({ elected: [candidacy(0)] });
    expect(counting()).toMatchObject({ ballots: 0, elected: [] });
  });

  it('elects all where no more stand than there are seats', () => {
    expect(count([paper(4, 0, 3)], [])[0]).toMatchObject({ isUnopposed: true, elected: [0, 1, 2].map(candidacy) });
  });

  it('tells no numbers, and no order, where so few voted that they would tell who voted what', () => {
    const few = counting([3], [3], [3, 0], [0]);
    expect(few).toMatchObject({ ballots: 4, elected: [0, 3].map(candidacy) });
    expect(few).not.toHaveProperty('votes');
  });

  it('is of every ballot once, in whatever order they are drawn, and of the papers apart', () => {
    const papers = [board, paper(1, 4, 3, { constituency: 'farmers' }), paper(3, 7, 10, { body: 'committee' })];
    const choice = ({ candidates, seats, ...list }: Paper) =>
      fc
        .subarray(
          candidates.map((one) => one.candidacy),
          { maxLength: seats },
        )
        .map((candidacies) => ({ ...list, candidacies }));
    const aBallot = fc.tuple(...papers.map(choice));
    fc.assert(
      fc.property(fc.array(aBallot, { minLength: 5, maxLength: 12 }), (ballots) => {
        const bytes = ballots.map((choices) => ballotOf(papers, choices));
        expect(new Set(bytes.map(({ length }) => length)).size).toBe(1);
        const counted = count(papers, bytes);
        expect(count(papers, [...bytes].reverse())).toEqual(counted);
        counted.forEach((result, index) => {
          const chosen = ballots.flatMap((choices) => choices[index]!.candidacies);
          for (const { candidacy: id, votes } of result.votes ?? []) {
            expect(votes).toBe(chosen.filter((one) => one === id).length);
          }
          const seats = result.elected.length + (result.tied?.seats ?? 0);
          expect(seats).toBeLessThanOrEqual(result.seats);
        });
      }),
    );
  });

  it('has room for the most candidates that there can be', () => {
    const papers = Array.from({ length: 120 }, (_, index) => paper(30, index * 100, 100, { body: `body-${index}` }));
    expect(ballotOf(papers, []).length).toBe(BALLOT_ROOM);
  });
});
