import type { ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LinkedFigure } from '../figures/linked-figure.ts';
import {
  countsOfQuarters,
  type CountOfQuarter,
  type PeopleOfQuarter,
  peopleOfQuarters,
} from '../figures/people-of-quarters.ts';
import type { SectionsDocument } from '../figures/sections.pure.ts';
import { type AskedTally, TallyView, type ToldFigure } from '../figures/tally-view.ts';
import { ToldFacts } from '../figures/told-facts.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import { Viewing } from '../viewing/viewing.ts';
import { PEOPLE, PEOPLE_AT, PROTECTED } from './campaigns-dashboard.read-model.ts';
import { CAMPAIGNS_SPEC } from './campaigns-dashboard.sections.ts';

/** How long duty-bearers took to answer, in days; null where none did. */
export interface TimeToAnswer {
  readonly mean: number | null;
  readonly days: LinkedFigure;
  readonly answers: LinkedFigure;
}
export interface CampaignsDocument extends SectionsDocument {
  readonly timeToAnswer: TimeToAnswer;
  readonly people: readonly PeopleOfQuarter[];
  /** Reports by somebody protected. */
  readonly protectedReports: readonly CountOfQuarter[];
}

/** The dashboard of campaigns as it is asked for over HTTP. */
@Injectable()
export class CampaignsDashboard {
  readonly #store: ServedModels;
  readonly #view: TallyView;

  constructor(@Inject(SERVED_MODELS) store: ServedModels, viewing: Viewing, told: ToldFacts) {
    this.#store = store;
    this.#view = new TallyView(store, viewing, told, CAMPAIGNS_SPEC);
  }

  /** @throws BadRequest that names every wrong parameter */
  ask(caller: Caller, request: FastifyRequest): Promise<AskedTally> {
    return this.#view.ask(caller, request);
  }

  async document(asked: AskedTally): Promise<CampaignsDocument> {
    const [sections, timeToAnswer, people, protectedReports] = await Promise.all([
      this.#view.document(asked),
      this.#timeToAnswer(asked),
      peopleOfQuarters(this.#store, this.#view.queries, asked, PEOPLE, PEOPLE_AT),
      countsOfQuarters(this.#store, this.#view.queries, asked, PROTECTED),
    ]);
    return { ...sections, timeToAnswer, people, protectedReports };
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor, Forbidden */
  figure(caller: Caller, request: AskedRequest): Promise<ToldFigure> {
    return this.#view.figure(caller, request);
  }

  async #timeToAnswer({ frame, question }: AskedTally): Promise<TimeToAnswer> {
    const found = await this.#view.queries.by(question, ['answer-days', 'demand-answered'], []);
    const linkTo = this.#view.linksOf(frame);
    const [days, answers] = ['answer-days', 'demand-answered'].map((measure) => ({
      value: found.find((one) => one.measure === measure)?.value ?? 0,
      events: linkTo(measure, {}),
    })) as [LinkedFigure, LinkedFigure];
    const mean = answers.value === 0 ? null : Math.round((days.value / answers.value) * 10) / 10;
    return { mean, days, answers };
  }
}
