import type { ServedModels, RecordedFact } from '@baraza/read-models';
import { BadRequest, type Caller, NotFound, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import type { LinkedFigure } from '../figures/linked-figure.ts';
import { TallyQueries, type TallyQuestion } from '../figures/tally.queries.ts';
import { TALLY_PARAMETERS, type ToldFigure } from '../figures/tally-view.ts';
import { ToldFacts } from '../figures/told-facts.ts';
import { path } from '../pages/html.ts';
import { type AskedPeriod, askedPeriod } from '../viewing/asked-period.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import type { Phrase } from '../words/words.ts';
import type { Chain, ChainNode } from './chain.pure.ts';
import { ChainQueries, PARTNERS_AUDIENCES } from './chain.queries.ts';
import { type ChainKind, chainModel } from './chain.read-model.ts';
import { IMPACT_MEASURES, IMPACT_STAGES, IMPACT_STOCKS, type ImpactStage } from './impact-dashboard.stages.ts';

export const IMPACT_PARAMETERS = [...TALLY_PARAMETERS, 'goal', 'programme'] as const;
export const IMPACT_FIGURE_PARAMETERS = [...IMPACT_PARAMETERS, 'measure', 'stage', 'limit', 'cursor'] as const;
export const CHAIN_PARAMETERS = ['asOf', 'asKnownAt', 'lang', 'format'] as const;
export const IMPACT = '/views/dashboards/impact';

export interface AskedImpact extends AskedPeriod {
  readonly question: TallyQuestion;
  readonly chain: Chain;
  /** The entities that the question is about; undefined: all that the reader's units hold. */
  readonly among: ReadonlySet<string> | undefined;
  readonly goal: ChainNode | undefined;
  readonly programme: ChainNode | undefined;
}
export interface ImpactFigure extends LinkedFigure {
  readonly measure: string;
  readonly stage: string | null;
}
export interface ImpactDocument {
  readonly stages: readonly { readonly name: Phrase; readonly figures: readonly ImpactFigure[] }[];
  readonly links: readonly { readonly kind: ChainKind; readonly nodes: readonly ChainNode[] }[];
}
export interface ChainOf {
  readonly frame: Frame;
  readonly node: ChainNode;
  readonly ledTo: readonly ChainNode[];
  readonly cameOf: readonly ChainNode[];
  readonly chain: Chain;
}

/** What is listed with the figures; all else is found in the chain of one of these. */
const LISTED: readonly ChainKind[] = ['programme', 'coalition', 'campaign', 'outcome', 'agenda-goal'];

/** The dashboard of collective impact, and the chain of one entity, as they are asked for over HTTP. */
@Injectable()
export class ImpactDashboard {
  readonly #chains: ChainQueries;
  readonly #queries: ReadonlyMap<string, TallyQueries>;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    private readonly viewing: Viewing,
    private readonly told: ToldFacts,
  ) {
    this.#chains = new ChainQueries(store);
    const measures = { flows: IMPACT_MEASURES, stocks: IMPACT_STOCKS };
    this.#queries = new Map(
      IMPACT_STAGES.map(({ model, dimension }) => [
        model,
        new TallyQueries(store, model, dimension === 'programme' ? { ...measures, withoutThemes: true } : measures),
      ]),
    );
  }

  /** @throws BadRequest that names every wrong parameter, NotFound */
  ask(caller: Caller, request: FastifyRequest): Promise<AskedImpact> {
    return this.#asked(new Asking(request.query as QueryString, IMPACT_PARAMETERS), caller, request);
  }

  async document(asked: AskedImpact): Promise<ImpactDocument> {
    const stages = await Promise.all(
      IMPACT_STAGES.map(async (stage) => ({ name: stage.name, figures: await this.#figures(asked, stage) })),
    );
    const here = this.#here(asked);
    const links = LISTED.map((kind) => ({ kind, nodes: here.filter((node) => node.kind === kind) }));
    return { stages, links };
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor, NotFound */
  async figure(caller: Caller, request: AskedRequest): Promise<ToldFigure> {
    const asking = new Asking(request.query as QueryString, IMPACT_FIGURE_PARAMETERS);
    const measure = asking.choice('measure', IMPACT_MEASURES) ?? 'outcome-judged';
    const stage = asking.code('stage');
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const asked = await this.#asked(asking, caller, request);
    const of = IMPACT_STAGES.find(({ figures }) => figures.some((figure) => figure.split('/')[0] === measure))!;
    const { value, facts, nextCursor } = await this.#factsOf(asked, of, measure, stage, { limit, cursor });
    return { ...asked, measure, value, events: await this.told.tell(facts, asked.frame), nextCursor };
  }

  /** What led to one entity, and what came of it. @throws BadRequest, NotFound */
  async chainOf(id: string, caller: Caller, request: FastifyRequest): Promise<ChainOf> {
    const asking = new Asking(request.query as QueryString, CHAIN_PARAMETERS);
    const { frame, partner } = this.#reader(await this.viewing.frame(asking, caller, request, chainModel.name), caller);
    const chain = await this.#chains.of(frame, partner);
    const node = chain.find(id);
    if (node === undefined) throw new NotFound();
    return { frame, node, chain, ledTo: chain.ledTo(id), cameOf: chain.cameOf(id) };
  }

  async #figures(asked: AskedImpact, stage: ImpactStage): Promise<readonly ImpactFigure[]> {
    const question = this.#questionOf(asked, stage);
    const queries = this.#queries.get(stage.model)!;
    const measures = [...new Set(stage.figures.map((figure) => figure.split('/')[0]!))];
    const sums = await Promise.all(
      [measures.filter((one) => IMPACT_STOCKS.includes(one)), measures.filter((one) => !IMPACT_STOCKS.includes(one))]
        .filter((some) => some.length > 0)
        .map((some) => queries.by(question, some, ['stage'])),
    );
    return stage.figures.map((figure) => {
      const [measure, at] = figure.split('/') as [string, string | undefined];
      const value = sums
        .flat()
        .filter((sum) => sum.measure === measure && (at === undefined || sum['stage'] === at))
        .reduce((so, sum) => so + sum.value, 0);
      return { measure, stage: at ?? null, value, events: linkTo(asked.frame, measure, at) };
    });
  }

  #factsOf(
    asked: AskedImpact,
    of: ImpactStage,
    measure: string,
    stage: string | undefined,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{ value: number; facts: readonly RecordedFact[]; nextCursor: string | undefined }> {
    const question = this.#questionOf(asked, of);
    const where = { ...question.where, ...(stage === undefined ? {} : { stage: [stage] }) };
    return this.#queries.get(of.model)!.factsOf({ ...question, where }, measure, page);
  }

  /** Of the entities in question; of programmes always of those alone from which something grew. */
  #questionOf(asked: AskedImpact, { dimension, kind }: ImpactStage): TallyQuestion {
    const { question, among, chain } = asked;
    if (among === undefined && dimension !== 'programme') return question;
    const ids =
      dimension === 'programme' ? this.#programmes(asked) : [...among!].filter((id) => chain.find(id)?.kind === kind);
    return { ...question, where: { [dimension]: ids } };
  }

  /** Those that built the capacity for what stands here: for a goal, a programme or a constituency, those among its chain. */
  #programmes(asked: AskedImpact): readonly string[] {
    const here = this.#here(asked);
    return here.filter(({ kind }) => kind === 'programme').map(({ id }) => id);
  }

  /** The nodes of the question, and the programmes that led to its campaigns and outcomes. */
  #here({ chain, among, question: { units, theme } }: AskedImpact): readonly ChainNode[] {
    const isHere = (node: ChainNode): boolean =>
      (units === undefined || units.includes(node.unit)) && (theme === undefined || node.themes.includes(theme));
    if (among !== undefined) {
      return chain.nodes.filter((node) => among.has(node.id) && (node.kind === 'programme' || isHere(node)));
    }
    const nodes = chain.nodes.filter((node) => node.kind !== 'programme' && isHere(node));
    const built = new Set(
      nodes
        .filter(({ kind }) => kind === 'campaign' || kind === 'outcome')
        .flatMap(({ id }) => chain.ledTo(id))
        .filter(({ kind }) => kind === 'programme'),
    );
    return [...built, ...nodes];
  }

  async #asked(asking: Asking, caller: Caller, request: AskedRequest): Promise<AskedImpact> {
    const theme = asking.code('theme');
    const [goalId, programmeId] = [asking.id('goal'), asking.id('programme')];
    const constituency = asking.code('constituency');
    const roots = Object.entries({ goal: goalId, programme: programmeId, constituency }).filter(([, id]) => id);
    if (roots.length > 1) {
      throw new BadRequest('bad-parameters', 'Ask for a goal, for a programme or for a constituency.', {
        errors: roots.slice(1).map(([name]) => ({
          ...{ pointer: `/${name}`, code: 'one-of', detail: `is not asked for together with a ${roots[0]![0]}` },
        })),
      });
    }
    const asked = await askedPeriod(this.viewing, asking, caller, request, chainModel.name);
    const { frame, partner } = this.#reader(asked.frame, caller);
    const chain = await this.#chains.of(frame, partner);
    const goal = nodeOf(chain, goalId, 'agenda-goal');
    const programme = nodeOf(chain, programmeId, 'programme');
    const everything = partner === undefined ? undefined : new Set(chain.nodes.map(({ id }) => id));
    const among =
      goal !== undefined
        ? chain.serving(goal.id)
        : programme !== undefined
          ? chain.grownFrom([programme.id])
          : constituency !== undefined
            ? chain.doneFor(constituency)
            : everything;
    return { ...asked, frame, question: { ...asked.question, theme }, chain, among, goal, programme };
  }

  /** A partner, and nothing else, reads of its own programmes and of what came of them, wherever that is. */
  #reader(frame: Frame, caller: Caller): { readonly frame: Frame; readonly partner: readonly string[] | undefined } {
    if (frame.sight.audiences.length > 1) return { frame, partner: undefined };
    const partner = caller.entitled.flatMap(({ role, organisation }) =>
      role === 'partner' && organisation !== undefined ? [organisation] : [],
    );
    return { frame: { ...frame, sight: { ...frame.sight, audiences: PARTNERS_AUDIENCES } }, partner };
  }
}

/** Hidden and not existing answer alike. @throws NotFound */
function nodeOf(chain: Chain, id: string | undefined, kind: ChainKind): ChainNode | undefined {
  if (id === undefined) return undefined;
  const node = chain.find(id);
  if (node?.kind !== kind) throw new NotFound();
  return node;
}

function linkTo(frame: Frame, measure: string, stage: string | undefined): string {
  const { unit, theme, constituency, from, goal, programme } = frame.asked;
  return path(`${IMPACT}/events`, {
    ...{ measure, stage, unit, theme, constituency, goal, programme },
    from: IMPACT_STOCKS.includes(measure) ? undefined : from,
    ...momentOf(frame),
  });
}

/** Where the chain of an entity is told, in the same moment as the page. */
export const chainAt = (frame: Frame, id: string): string => path(`${IMPACT}/chains/${id}`, momentOf(frame));
