import {
  changeBetween,
  Code,
  communityScored,
  Date,
  meanScore,
  reportCardDrawnUp,
  reportCardRoundHeld,
  reportCardRoundOpened,
  UnitCode,
  Uuid,
} from '@baraza/contracts';
import { Type } from 'typebox';
import type { HeldRound, ReportCardState } from './report-card.state.ts';

const closed = { additionalProperties: false } as const;
const { indicators, ...identity } = reportCardDrawnUp.data.properties;
const { round, number, version, scored, communities, scores, people, nextRoundBy } =
  reportCardRoundHeld.data.properties;
const Scores = Type.Array(
  Type.Object({ indicator: Code, counts: scores.items.properties.counts, mean: Type.Optional(Type.Number()) }, closed),
);
const Change = Type.Array(
  Type.Object({ indicator: Code, before: Type.Number(), after: Type.Number(), change: Type.Number() }, closed),
  { description: 'Since the round before, over the indicators that were scored in both' },
);

/** A report card as it is read, with its rounds and what changed from each to the next. */
export const ReportCardDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['kept', 'scoring', 'retired']),
    ...identity,
    version,
    indicators,
    nextRoundBy: Type.Optional(nextRoundBy),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was retired' })),
    round: Type.Optional(
      Type.Object(
        {
          ...{ round, number, version, scored, holdBy: reportCardRoundOpened.data.properties.holdBy },
          communities: Type.Array(
            Type.Object(
              {
                community: UnitCode,
                scores: communityScored.data.properties.scores,
                people: communityScored.data.properties.people,
              },
              closed,
            ),
          ),
        },
        { ...closed, description: 'The round that is going on' },
      ),
    ),
    rounds: Type.Array(
      Type.Object(
        {
          ...{ round, number, version, scored, heldOn: Date, communities, scores: Scores, people },
          publishedOn: Type.Optional(Date),
          change: Change,
        },
        closed,
      ),
    ),
  },
  { ...closed, $id: 'ReportCard' },
);

export function presentReportCard(state: ReportCardState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a report card that was never drawn up');
  const { card, worded: _, roundsBegun: __, lastStepOn: ___, rounds, ...known } = state;
  const open =
    known.status === 'scoring'
      ? {
          round: {
            ...known.round,
            communities: Object.entries(known.round.communities).map(([community, told]) => ({ community, ...told })),
          },
        }
      : {};
  return { id, ...card, ...known, ...open, rounds: rounds.map((held, index) => shown(held, rounds[index - 1])) };
}

function shown(held: HeldRound, before: HeldRound | undefined): object {
  return {
    ...held,
    scores: held.scores.map((one) => ({ ...one, mean: meanScore(one) })),
    change: before === undefined ? [] : changeBetween(before.scores, held.scores),
  };
}
