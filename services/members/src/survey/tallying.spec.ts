import { SMALLEST_CELL } from '@baraza/domain';
import fc from 'fast-check';
import type { Taken } from './survey.state.ts';
import { aPlan } from './surveys.fixture.ts';
import {
  cellsOfLabel,
  cellsOfSurvey,
  labelOf,
  participationOf,
  type Response,
  tablesOf,
  tellable,
} from './tallying.pure.ts';

const PATHS: Readonly<Record<string, readonly string[]>> = {
  'UG-402': ['WAN', 'UG-402'],
  'UG-402-A': ['WAN', 'UG-402', 'UG-402-A'],
  'UG-411': ['WAN', 'UG-411'],
};
const path = (unit: string): readonly string[] => PATHS[unit] ?? ['WAN'];
let last = 0;
const some = (count: number, unit: string, ...constituencies: string[]): Taken[] =>
  Array.from({ length: count }, () => ({
    organisation: `organisation ${++last}`,
    membership: `membership ${last}`,
    unit,
    constituencies,
  }));
const told = (taken: readonly Taken[]) =>
  cellsOfSurvey(taken, path).map(({ dimension, cell, members }) => [dimension, cell, members.length]);
const answering = (taken: readonly Taken[], score: (one: Taken) => number): Response[] =>
  taken.map((one) => ({
    cells: cellsOfLabel(labelOf(one, cellsOfSurvey(taken, path))),
    said: [{ question: 'helpdesk', score: score(one) }],
  }));

describe('the cells of a survey', () => {
  it('are the units below the one that asks, then constituencies, then units further down', () => {
    const taken = [...some(6, 'UG-402', 'women'), ...some(6, 'UG-402-A'), ...some(7, 'UG-411')];
    expect(told(taken)).toEqual([
      ['unit', 'UG-402', 12],
      ['unit', 'UG-411', 7],
      ['constituency', 'women', 6],
      ['unit', 'UG-402-A', 6],
    ]);
  });

  it('are none where a district has fewer than five, or a difference of two has', () => {
    expect(told([...some(9, 'UG-402'), ...some(4, 'UG-411')])).toEqual([]);
    // All but one of the women are of UG-402: the one would be found by taking one table from the other.
    expect(told([...some(6, 'UG-402', 'women'), ...some(5, 'UG-411'), ...some(1, 'UG-411', 'women')])).toEqual([
      ['unit', 'UG-402', 6],
      ['unit', 'UG-411', 6],
    ]);
  });
});

describe('the tables of a survey', () => {
  const taken = [...some(6, 'UG-402'), ...some(5, 'UG-411')];

  it('count each answer, of everybody and in each cell', () => {
    const responses = answering(taken, ({ unit }) => (unit === 'UG-402' ? 5 : 2));
    const [helpdesk, recommend, mostNeeded] = tablesOf(aPlan.questions, responses);
    expect(helpdesk).toEqual({
      question: 'helpdesk',
      cells: [
        { counts: [0, 5, 0, 0, 6], unanswered: 0 },
        { unit: 'UG-402', counts: [0, 0, 0, 0, 6], unanswered: 0 },
        { unit: 'UG-411', counts: [0, 5, 0, 0, 0], unanswered: 0 },
      ],
    });
    expect(recommend!.cells[0]).toEqual({ counts: Array(11).fill(0), unanswered: 11 });
    expect(mostNeeded!.cells[0]).toEqual({ counts: [0, 0], unanswered: 11 });
  });

  it('count a choice by its options and a recommendation from nought on', () => {
    const responses = Array.from({ length: 5 }, () => ({
      cells: [],
      said: [
        { question: 'recommend', score: 0 },
        { question: 'most-needed', option: 'fundraising' },
      ],
    }));
    const [, recommend, mostNeeded] = tablesOf(aPlan.questions, responses);
    expect(recommend!.cells[0]!.counts[0]).toBe(5);
    expect(mostNeeded!.cells[0]!.counts).toEqual([0, 5]);
  });

  it('tell nothing of fewer than five, and no cells where answers were lost', () => {
    const responses = answering(taken, () => 3);
    expect(tellable(responses.slice(0, SMALLEST_CELL - 1))).toEqual([]);
    const lost = tellable(responses.slice(0, 9));
    expect(lost).toHaveLength(9);
    expect(tablesOf(aPlan.questions, lost)[0]!.cells).toHaveLength(1);
    expect(tablesOf(aPlan.questions, [])).toEqual([]);
  });

  it('do not tell the order in which answers came', () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(scores, fc.infiniteStream(fc.nat()), (given, chance) => {
        const responses = answering(taken, (one) => given[taken.indexOf(one)]!);
        const order = new Map(responses.map((one) => [one, chance.next().value]));
        const shuffled = [...responses].sort((one, other) => order.get(one)! - order.get(other)!);
        expect(tablesOf(aPlan.questions, shuffled)).toEqual(tablesOf(aPlan.questions, responses));
      }),
    );
  });
});

it('participation is told of everybody, and of the cells that answers are told by', () => {
  const taken = [...some(6, 'UG-402', 'women'), ...some(5, 'UG-411')];
  const entitled = [...taken, ...some(4, 'UG-402-A'), ...some(1, 'UG-411')];
  const cells = cellsOfSurvey(taken, path).map(({ dimension, cell }) => [dimension, cell] as never);
  expect(participationOf(entitled, taken, cells, path)).toEqual([
    { entitled: 16, taken: 11 },
    { unit: 'UG-402', entitled: 10, taken: 6 },
    { unit: 'UG-411', entitled: 6, taken: 5 },
    { constituency: 'women', entitled: 6, taken: 6 },
  ]);
});
