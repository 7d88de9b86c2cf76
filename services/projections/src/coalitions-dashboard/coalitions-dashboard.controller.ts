import { HEALTH_QUALITIES } from '@baraza/contracts';
import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Asks } from '../asking/parameters.ts';
import { tallyFigurePage } from '../figures/tally.page.ts';
import { DateText, Events, orNull, sectionsSchema, TallyFields, tallyFigureSchema } from '../figures/tally.schemas.ts';
import { presentFigure, presentTally, TALLY_FIGURE_PARAMETERS, TALLY_PARAMETERS } from '../figures/tally-view.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_CAMPAIGNS } from '../rights/readers.ts';
import type { Words } from '../words/words.ts';
import type { Phrase } from '../words/words.ts';
import { coalitionsPage } from './coalitions-dashboard.page.ts';
import { COALITIONS_SPEC } from './coalitions-dashboard.sections.ts';
import { CoalitionsDashboard, type Quality } from './coalitions-dashboard.service.ts';

const Parts = Type.Array(
  Type.Object({ measure: Type.String(), stage: orNull(Type.String()), value: Type.Integer(), events: Events }),
);
const CoalitionsDashboardSchema = Type.Object(
  {
    ...TallyFields,
    ...sectionsSchema(COALITIONS_SPEC),
    participants: Type.Object(
      { acting: Type.Integer(), seats: Type.Integer() },
      { description: 'How many did something in the period, of those who have a seat on its last day' },
    ),
    qualities: Type.Array(
      Type.Object({
        quality: Type.Enum(HEALTH_QUALITIES),
        definition: Type.String(),
        measured: Type.Array(
          Type.Object({
            name: Type.String(),
            value: orNull(Type.Number()),
            in: Type.Enum(['days', 'percent']),
            formula: Type.String(),
            sum: Parts,
            by: Parts,
          }),
          { description: 'As events measure it: `sum` divided by `by`' },
        ),
        felt: Type.Array(
          Type.Object({
            round: Type.String(),
            coalition: Type.Object({ id: Type.String(), name: Type.String() }),
            rated: Type.Object({ from: DateText, until: DateText }, { description: 'The period that was rated' }),
            ratedBy: Type.String({ format: 'date', description: 'When the round was closed' }),
            asked: Type.Integer(),
            answered: Type.Integer(),
            median: Type.Number({ description: 'Of levels from 1 to 4' }),
            lower: Type.Number(),
            upper: Type.Number(),
            trail: Type.String(),
          }),
          {
            description:
              'As participants felt it, in rounds that were closed in the period and that five or more rated',
          },
        ),
      }),
    ),
  },
  { description: 'How coalitions work, as it is felt beside as it is measured, and what they decide and promise' },
);

@ApiTags('views')
@Controller('views')
export class CoalitionsDashboardController {
  constructor(private readonly dashboard: CoalitionsDashboard) {}

  @Query({
    operationId: 'readCoalitionsDashboard',
    path: 'dashboards/coalitions',
    summary: 'How coalitions work: the four qualities felt and measured, dormancy, decisions, alerts, promises',
    description:
      'What happened is of the period; what stands, of its last day. Each measured quality stands with its formula, and each part of the formula leads to its events. Of a constituency: the coalitions in which a body of it acts on that day, and what belongs to them.',
    roles: READERS_OF_CAMPAIGNS,
    schema: CoalitionsDashboardSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...TALLY_PARAMETERS, COALITIONS_SPEC.of)
  async coalitions(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.dashboard.ask(caller, request);
    const document = await this.dashboard.document(asked);
    return answer(request, reply, {
      json: () => ({
        ...{ ...presentTally(asked), ...document },
        qualities: document.qualities.map((one) => presentQuality(asked.frame.words, one)),
      }),
      page: () => coalitionsPage(asked, document),
    });
  }

  @Query({
    operationId: 'readCoalitionsFigureEvents',
    path: 'dashboards/coalitions/events',
    summary: 'The events that a figure of coalitions is the sum of',
    roles: READERS_OF_CAMPAIGNS,
    schema: tallyFigureSchema(COALITIONS_SPEC, 'coalitions'),
    html: true,
    readsViews: true,
  })
  @Asks(...TALLY_FIGURE_PARAMETERS, COALITIONS_SPEC.of)
  async events(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const told = await this.dashboard.figure(caller, request);
    return answer(request, reply, {
      json: () => presentFigure(told),
      page: () => tallyFigurePage(told, { phrase: 'coalitions-dashboard', at: COALITIONS_SPEC.at }),
    });
  }
}

const presentQuality = (words: Words, { quality, measured, felt }: Quality) => ({
  quality,
  definition: words.say(`quality-${quality}` as Phrase),
  measured: measured.map(({ formula, value, sum, by }) => ({
    ...{ name: formula.name, value, in: formula.in, sum, by },
    formula: words.say(`formula-${formula.name}` as Phrase),
  })),
  felt,
});
