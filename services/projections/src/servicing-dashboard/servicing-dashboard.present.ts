import type { Frame } from '../viewing/frame.ts';
import type { ToldCells } from './member-cells.pure.ts';
import { RATED } from './requests-served.read-model.ts';
import type { SatisfactionFigures } from './satisfaction.pure.ts';
import type { SaidAndDone, Satisfaction, SurveyTold } from './said-and-done.service.ts';
import type { CellOf, QuarterTold } from './servicing-dashboard.service.ts';

/** The dashboard as JSON: what is not told is null. */

export function presentSatisfaction(frame: Frame, { trend, latest }: Satisfaction) {
  return {
    latest:
      latest === undefined
        ? null
        : {
            ...presentSurvey(latest),
            byUnit: latest.byUnit.map(({ cell, figures }) => ({
              ...{ unit: cell, name: frame.forum.tree.nameOf(cell) },
              figures: presentFigures(figures),
            })),
            byConstituency: latest.byConstituency.map(({ cell, figures }) => ({
              constituency: cell,
              figures: presentFigures(figures),
            })),
            byQuestion: latest.byQuestion.map(({ question, mean, recommendation, counts }) => ({
              ...{ question: question.code, kind: question.kind, words: inLanguage(frame, question.words) },
              ...{ mean: mean ?? null, recommendation: recommendation ?? null, counts },
            })),
          },
    trend: trend.map(presentSurvey),
  };
}

const presentSurvey = ({ survey, figures, events }: SurveyTold) => ({
  ...{ survey: survey.id, title: survey.results.title, unit: survey.results.unit },
  ...{ opensOn: survey.results.opensOn, until: survey.results.until, publishedOn: survey.on },
  figures: presentFigures(figures),
  events,
});

const presentFigures = (figures: SatisfactionFigures) => ({
  satisfaction: figures.satisfaction ?? null,
  recommendation: figures.recommendation ?? null,
  entitled: figures.entitled,
  taken: figures.taken,
  responseRate: figures.responseRate ?? null,
});

/** A text in the language of the page, or in the first that it was written in. */
export function inLanguage(
  { words: { code } }: Frame,
  texts: readonly { readonly language: string; readonly text: string }[],
): string {
  return (texts.find(({ language }) => language === code) ?? texts[0]!).text;
}

export const presentQuarters = (frame: Frame, quarters: readonly QuarterTold[]) =>
  quarters.map(({ period, ratings, answers, eventsOf }) => ({
    ...period,
    ratings: presentCells(frame, ratings, ({ members, counts, mean }, cell) => ({
      ...{ members, counts, mean: mean ?? null, events: eventsOf(RATED, cell) },
    })),
    answers: presentCells(frame, answers, ({ members, answered, inTime }, cell) => ({
      ...{ members, answered, inTime: inTime ?? null },
      ...{ events: eventsOf('answered-in-time', cell), lateEvents: eventsOf('answered-late', cell) },
    })),
  }));

function presentCells<Figures>(
  frame: Frame,
  { all, byUnit, byConstituency }: ToldCells<Figures>,
  present: (figures: Figures, cell: CellOf) => object,
) {
  return {
    all: all === undefined ? null : present(all, {}),
    byUnit: byUnit.map(({ cell, figures }) => ({
      ...{ unit: cell, name: frame.forum.tree.nameOf(cell) },
      figures: present(figures, { unit: cell }),
    })),
    byConstituency: byConstituency.map(({ cell, figures }) => ({
      constituency: cell,
      figures: present(figures, { constituency: cell }),
    })),
  };
}

export const presentSaidAndDone = (found: readonly SaidAndDone[]) =>
  found.map(({ finding: { id, survey, on, finding }, findingEvents, promise }) => ({
    ...{ finding: id, survey, unit: finding.unit, publishedOn: on, said: finding.words, events: findingEvents },
    promised: finding.promise === undefined ? null : { words: finding.promise.words, dueOn: finding.promise.dueOn },
    commitment: promise ?? null,
  }));
