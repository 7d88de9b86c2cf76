import type { ServedModels } from '@baraza/read-models';
import { type Caller, Forbidden } from '@baraza/service-kit';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { path } from '../pages/html.ts';
import { type AskedPeriod, askedPeriod } from '../viewing/asked-period.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import type { Moment } from '../history/history.pure.ts';
import { type Frame, frameFields, momentOf } from '../viewing/frame.ts';
import type { Viewing } from '../viewing/viewing.ts';
import { ALIKE_PARAMETERS, askedAlike } from './alike.ts';
import { presentFigureEvent } from './figure-events.ts';
import { type LinkTo, type Section, type SectionsDocument, sectionsDocument } from './sections.pure.ts';
import { type TallyCell, type TallyMeasures, TallyQueries, type TallyQuestion } from './tally.queries.ts';
import type { FigureEvent, ToldFacts } from './told-facts.ts';
import { unitGroups, within } from './unit-groups.ts';

export const TALLY_PARAMETERS = ALIKE_PARAMETERS;
export const TALLY_FIGURE_PARAMETERS = [
  ...TALLY_PARAMETERS,
  ...(['measure', 'stage', 'kind', 'own', 'limit', 'cursor'] as const),
] as const;

/** A dashboard whose figures are those of a tally. */
export interface TallySpec extends TallyMeasures {
  readonly model: string;
  /** Where it is found; its events are below it. */
  readonly at: string;
  readonly sections: readonly Section[];
  /** What its table by unit says of each. */
  readonly unitMeasures: readonly string[];
  /** The stages of measures that have some which are for staff alone. */
  readonly stagesOf: Readonly<Record<string, readonly string[]>>;
  /** Measures, and `measure/stage`, that tell what only staff may read yet. */
  readonly ofStaff: readonly string[];
  /** The parameter, and the dimension, by which it can be asked for what belongs to one entity. */
  readonly of: 'campaign' | 'coalition';
  /** Which of these are a constituency's at a moment. */
  readonly ofConstituency: (store: ServedModels, constituency: string, moment: Moment) => Promise<readonly string[]>;
}

export interface AskedTally extends AskedPeriod {
  readonly question: TallyQuestion;
}
export interface ToldFigure extends AskedTally {
  readonly measure: string;
  readonly value: number;
  readonly events: readonly FigureEvent[];
  readonly nextCursor: string | undefined;
}

/** What dashboards of tallies have in common: how they are asked, and how a figure leads to its events. */
export class TallyView {
  readonly queries: TallyQueries;

  constructor(
    private readonly store: ServedModels,
    private readonly viewing: Viewing,
    private readonly told: ToldFacts,
    private readonly spec: TallySpec,
  ) {
    this.queries = new TallyQueries(store, spec.model, spec);
  }

  /** @throws BadRequest that names every wrong parameter */
  ask(caller: Caller, request: FastifyRequest): Promise<AskedTally> {
    return this.#asked(new Asking(request.query as QueryString, [...TALLY_PARAMETERS, this.spec.of]), caller, request);
  }

  async document({ frame, question, unit }: AskedTally): Promise<SectionsDocument> {
    const cells = this.readable(await this.queries.cells(question), frame);
    const isKept = (measure: string, stage?: string): boolean =>
      isOfStaff(this.spec, measure, stage) && !isStaff(frame);
    return sectionsDocument(this.spec, cells, unitGroups(frame, unit?.code), this.linksOf(frame), isKept);
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor, Forbidden */
  async figure(caller: Caller, request: AskedRequest): Promise<ToldFigure> {
    const asking = new Asking(request.query as QueryString, [...TALLY_FIGURE_PARAMETERS, this.spec.of]);
    const measures = [...this.spec.flows, ...this.spec.stocks];
    const measure = asking.choice('measure', measures) ?? measures[0]!;
    const stage = asking.code('stage');
    const kind = asking.code('kind');
    const itself = asking.flag('own');
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const asked = await this.#asked(asking, caller, request);
    const { unit, frame } = asked;
    const onlyHere = itself && unit !== undefined ? { units: within(asked.question.units, [unit.code]) } : {};
    const stages = this.stagesFor(frame, measure, stage);
    const where = {
      ...asked.question.where,
      ...(stages === undefined ? {} : { stage: stages }),
      ...(kind === undefined ? {} : { kind: [kind] }),
    };
    const question = { ...asked.question, ...onlyHere, where };
    const { value, facts, nextCursor } = await this.queries.factsOf(question, measure, { limit, cursor });
    return { ...asked, measure, value, events: await this.told.tell(facts, frame), nextCursor };
  }

  /** Without what is for staff, where the reader is none of them. */
  readable(cells: readonly TallyCell[], frame: Frame): readonly TallyCell[] {
    return isStaff(frame) ? cells : cells.filter(({ measure, stage }) => !isOfStaff(this.spec, measure, stage));
  }

  /** The stages that a figure is made of; undefined: of all there are. @throws Forbidden */
  stagesFor(frame: Frame, measure: string, stage: string | undefined): readonly string[] | undefined {
    if (isStaff(frame)) return stage === undefined ? undefined : [stage];
    if (isOfStaff(this.spec, measure, stage)) {
      throw new Forbidden('not-out-yet', 'What is not out yet is for those who work on it.');
    }
    if (stage !== undefined) return [stage];
    return this.spec.stagesOf[measure]?.filter((one) => !isOfStaff(this.spec, measure, one));
  }

  /** The address of a figure's events, in the same moment as the page. */
  linksOf(frame: Frame): LinkTo {
    const { asked } = frame;
    return (measure, { stage, kind, unit, own }) =>
      path(`${this.spec.at}/events`, {
        ...{ measure, stage, kind },
        unit: unit ?? asked.unit,
        theme: asked.theme,
        constituency: asked.constituency,
        [this.spec.of]: asked[this.spec.of],
        own: own === true ? 'true' : undefined,
        from: this.spec.stocks.includes(measure) ? undefined : asked.from,
        ...momentOf(frame),
      });
  }

  async #asked(asking: Asking, caller: Caller, request: AskedRequest): Promise<AskedTally> {
    const theme = asking.code('theme');
    const constituency = asking.code('constituency');
    const id = asking.id(this.spec.of);
    const asked = await askedPeriod(this.viewing, asking, caller, request, this.spec.model);
    const its = constituency === undefined ? undefined : await this.#its(constituency, asked);
    const ids = id === undefined ? its : (its ?? [id]).filter((one) => one === id);
    const where = ids === undefined ? {} : { [this.spec.of]: ids };
    return { ...asked, question: { ...asked.question, theme, where } };
  }

  #its(constituency: string, { question: { asOf, knownAt } }: AskedPeriod): Promise<readonly string[]> {
    return this.spec.ofConstituency(this.store, constituency, { asOf, knownAt });
  }
}

const isStaff = ({ sight }: Frame): boolean => sight.audiences.includes('internal');

function isOfStaff({ ofStaff }: TallySpec, measure: string, stage?: string): boolean {
  return ofStaff.includes(measure) || (stage !== undefined && ofStaff.includes(`${measure}/${stage}`));
}

/** What a tally's dashboard says before its figures, as JSON. */
export const presentTally = ({ frame, unit, period }: AskedTally) => ({
  ...frameFields(frame),
  ...{ unit: unit ?? null, ...askedAlike(frame), period },
});

export const presentFigure = ({ frame, measure, value, events, nextCursor }: ToldFigure) => ({
  ...frameFields(frame),
  ...{ measure, value, events: events.map(presentFigureEvent) },
  ...(nextCursor === undefined ? {} : { nextCursor }),
});
