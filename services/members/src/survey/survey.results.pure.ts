import type { DecidedAs, surveyResultsPublished } from '@baraza/contracts';
import { type Deciding, inFives, shownDistribution } from '@baraza/domain';
import { surveyRules } from './survey.rules.ts';
import type { Counted, Published, SurveyState } from './survey.state.ts';
import { begun, onRecord } from './survey.steps.pure.ts';

/** @throws Rejection where it was not counted, or its results are published already */
export function publishResults(
  state: SurveyState,
  given: Deciding,
): readonly DecidedAs<typeof surveyResultsPublished>[] {
  const now = begun(state, given);
  if (now.status === 'published') throw surveyRules.broken('published-already');
  if (now.status !== 'counted') throw surveyRules.broken('not-counted', { params: { status: now.status } });
  const { title, unit, opensOn, until, questions } = now.plan;
  return [
    {
      type: 'members.SurveyResultsPublished',
      data: { title, unit, opensOn, until, questions, ...shownResults(now) },
      ...onRecord(now, given),
    },
  ];
}

/** The results as they are shown to everybody: which cells there are was decided when it was counted. */
export function shownResults({ participation, tables }: Counted | Published) {
  return {
    participation: participation.map((cell) => ({
      ...cell,
      entitled: inFives(cell.entitled),
      taken: inFives(cell.taken),
    })),
    tables: tables.map(({ question, cells }) => ({
      question,
      cells: cells.map((cell) => ({
        ...cell,
        counts: [...shownDistribution(cell.counts)],
        unanswered: inFives(cell.unanswered),
      })),
    })),
  };
}
