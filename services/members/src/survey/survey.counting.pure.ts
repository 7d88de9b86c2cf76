import type { DecidedAs, surveyAnswersCounted, surveyCounted, surveyTextsReleased } from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import type { CountSurvey, ReleaseTexts } from './survey.commands.pure.ts';
import { surveyRules } from './survey.rules.ts';
import type { Closed, SurveyState } from './survey.state.ts';
import { begun, onRecord } from './survey.steps.pure.ts';

/** What comes out of the box, or was answered by name, enters the record: as texts in an order of chance, and as counts. */

/** A part of the texts to one question. One that is on record already is nothing to do. */
export function releaseTexts(
  state: SurveyState,
  { question, part, texts }: ReleaseTexts,
  given: Deciding,
): readonly DecidedAs<typeof surveyTextsReleased>[] {
  const now = closed(state, given);
  if (now.texts.some((one) => one.question === question && one.part === part)) return [];
  const documents = texts.map((text, at) => freeText(given.id(`text ${at}`), text));
  const data = { question, part, texts: documents };
  return [{ type: 'members.SurveyTextsReleased', data, ...onRecord(now, given) }];
}

export function count(
  state: SurveyState,
  { tables, participation, found, withheld }: CountSurvey,
  given: Deciding,
): readonly (DecidedAs<typeof surveyAnswersCounted> | DecidedAs<typeof surveyCounted>)[] {
  const now = closed(state, given);
  const record = onRecord(now, given);
  return [
    ...tables.map((data) => ({ type: 'members.SurveyAnswersCounted', data, ...record }) as const),
    { type: 'members.SurveyCounted', data: { participation, found, withheld }, ...record },
  ];
}

function closed(state: SurveyState, given: Deciding): Closed {
  const now = begun(state, given);
  if (now.status !== 'closed') throw surveyRules.broken('not-closed', { params: { status: now.status } });
  return now;
}
