import { allDocuments, type ServedModels } from '@baraza/read-models';
import { SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { rowAt } from '../history/history.pure.ts';
import { path } from '../pages/html.ts';
import { entityTrail } from '../pages/links.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import {
  type FindingDoc,
  type PromiseDoc,
  type PromiseRow,
  type SaidDoc,
  saidModel,
  type SurveyDoc,
} from './said-and-done.read-model.ts';
import {
  byConstituency,
  byQuestion,
  byUnit,
  figuresOf,
  type QuestionLine,
  type SatisfactionFigures,
  type SatisfactionLine,
} from './satisfaction.pure.ts';

/** A survey as it is told of a unit, or of everybody. */
export interface SurveyTold {
  readonly survey: SurveyDoc;
  readonly figures: SatisfactionFigures;
  /** Where the event is that published it. */
  readonly events: string;
}
export interface Satisfaction {
  /** The first one first. */
  readonly trend: readonly SurveyTold[];
  readonly latest:
    | (SurveyTold & {
        readonly byUnit: readonly SatisfactionLine[];
        readonly byConstituency: readonly SatisfactionLine[];
        readonly byQuestion: readonly QuestionLine[];
      })
    | undefined;
}
/** You said, we did. */
export interface SaidAndDone {
  readonly finding: FindingDoc;
  readonly findingEvents: string;
  readonly promise: (PromiseRow & { readonly id: string; readonly events: string }) | undefined;
}

/** What members said in surveys, and what the forum promised and did for it. */
@Injectable()
export class SaidAndDoneQueries {
  readonly #store: ServedModels;

  constructor(@Inject(SERVED_MODELS) store: ServedModels) {
    this.#store = store;
  }

  /** @param unit the unit that is asked about: the whole forum's root where none is */
  async satisfaction(frame: Frame, unit: string): Promise<Satisfaction> {
    const surveys = (await this.#all<SurveyDoc>('survey')).filter((survey) => isKnown(survey, frame));
    const trend = surveys
      .sort((one, other) => (one.results.until < other.results.until ? -1 : 1))
      .flatMap((survey) => {
        const figures = figuresOf(survey.results, { unit });
        return figures === undefined ? [] : [{ survey, figures, events: eventOf(frame, survey.id, survey.sequence) }];
      });
    const last = trend.at(-1);
    if (last === undefined) return { trend, latest: undefined };
    const { results } = last.survey;
    const below = frame.forum.tree.andBelow(unit, { asOf: frame.asOf }).filter((code) => code !== unit);
    return {
      trend,
      latest: {
        ...last,
        byUnit: byUnit(results, (code) => below.includes(code)),
        // By constituency is told of all who were asked, and of no part of them.
        byConstituency: unit === results.unit ? byConstituency(results) : [],
        byQuestion: byQuestion(results, { unit }),
      },
    };
  }

  /** Findings about the unit, those above it and those below it; the newest first. */
  async saidAndDone(frame: Frame, unit: string): Promise<readonly SaidAndDone[]> {
    const { asOf, knownAt, forum } = frame;
    const [findings, promises] = await Promise.all([
      this.#all<FindingDoc>('finding'),
      this.#all<PromiseDoc>('promise'),
    ]);
    const near = new Set([...forum.tree.andBelow(unit, { asOf }), ...forum.tree.wayUp(unit).map(({ code }) => code)]);
    return findings
      .filter((found) => isKnown(found, frame) && near.has(found.finding.unit))
      .sort((one, other) => other.sequence - one.sequence)
      .map((finding) => {
        const made = promises.find((promise) => promise.finding === finding.id);
        const row = made === undefined ? undefined : rowAt(made.changes, { asOf, knownAt });
        return {
          finding,
          findingEvents: eventOf(frame, finding.survey, finding.sequence),
          promise:
            made === undefined || row === undefined
              ? undefined
              : { ...row, id: made.id, events: path(entityTrail(made.id), momentOf(frame)) },
        };
      });
  }

  async #all<Doc extends SaidDoc>(kind: Doc['kind']): Promise<readonly Doc[]> {
    return (await allDocuments(this.#store, saidModel, { where: { kind: { is: kind } } })) as readonly Doc[];
  }
}

const isKnown = ({ on, sequence }: SurveyDoc | FindingDoc, { asOf, knownAt }: Frame): boolean =>
  on <= asOf && sequence <= knownAt;

const eventOf = (frame: Frame, entity: string, sequence: number): string =>
  `${path(entityTrail(entity), momentOf(frame))}#event-${sequence}`;
