import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { tallyFigurePage } from '../figures/tally.page.ts';
import { tallyFigureSchema } from '../figures/tally.schemas.ts';
import { presentFigure } from '../figures/tally-view.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_IMPACT } from '../rights/readers.ts';
import { chainPage, impactPage } from './impact-dashboard.page.ts';
import { presentChain, presentImpact } from './impact-dashboard.present.ts';
import { ImpactChainSchema, ImpactDashboardSchema } from './impact-dashboard.schemas.ts';
import {
  CHAIN_PARAMETERS,
  IMPACT,
  IMPACT_FIGURE_PARAMETERS,
  IMPACT_PARAMETERS,
  ImpactDashboard,
} from './impact-dashboard.service.ts';
import { IMPACT_MEASURES } from './impact-dashboard.stages.ts';

@ApiTags('views')
@Controller('views')
export class ImpactDashboardController {
  constructor(private readonly dashboard: ImpactDashboard) {}

  @Query({
    operationId: 'readImpactDashboard',
    path: 'dashboards/impact',
    summary:
      'Collective impact: from what built the capacity to what changed, for a goal, a programme, a theme or a unit',
    description:
      'Of a goal: what names it, what led there and what came of that. Of a constituency: the campaigns whose rights-holders it is, what led there and what came of them. A partner reads of its own programmes and of what came of them, wherever that is; of struggles, those that were published.',
    roles: READERS_OF_IMPACT,
    schema: ImpactDashboardSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...IMPACT_PARAMETERS)
  async impact(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.dashboard.ask(caller, request);
    const document = await this.dashboard.document(asked);
    return answer(request, reply, {
      json: () => presentImpact(asked, document),
      page: () => impactPage(asked, document),
    });
  }

  @Query({
    operationId: 'readImpactFigureEvents',
    path: 'dashboards/impact/events',
    summary: 'The events that a figure of collective impact is the sum of',
    roles: READERS_OF_IMPACT,
    schema: tallyFigureSchema({ flows: IMPACT_MEASURES, stocks: [] }, 'collective impact'),
    html: true,
    readsViews: true,
  })
  @Asks(...IMPACT_FIGURE_PARAMETERS)
  async events(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const told = await this.dashboard.figure(caller, request);
    return answer(request, reply, {
      json: () => presentFigure(told),
      page: () => tallyFigurePage(told, { phrase: 'impact-dashboard', at: IMPACT }),
    });
  }

  @Query({
    operationId: 'readImpactChain',
    path: 'dashboards/impact/chains/:id',
    summary: 'What led to an outcome, a campaign or another link of the chain, and what came of it',
    roles: READERS_OF_IMPACT,
    schema: ImpactChainSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...CHAIN_PARAMETERS)
  async chain(
    @Param('id') id: string,
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.dashboard.chainOf(id, caller, request);
    return answer(request, reply, { json: () => presentChain(found), page: () => chainPage(found) });
  }
}
