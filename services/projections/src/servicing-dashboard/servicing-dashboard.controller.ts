import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { presentFigureEvent } from '../figures/figure-events.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_SERVICING } from '../rights/readers.ts';
import { frameFields, widestOf } from '../viewing/frame.ts';
import { SaidAndDoneQueries } from './said-and-done.service.ts';
import { servicingFigureEventsPage } from './servicing-figure-events.page.ts';
import { servicingPage } from './servicing-dashboard.page.ts';
import { presentQuarters, presentSaidAndDone, presentSatisfaction } from './servicing-dashboard.present.ts';
import { ServicingDashboardSchema, ServicingFigureEventsSchema } from './servicing-dashboard.schemas.ts';
import {
  SERVICING_FIGURE_PARAMETERS,
  SERVICING_PARAMETERS,
  ServicingDashboard,
} from './servicing-dashboard.service.ts';

@ApiTags('views')
@Controller('views')
export class ServicingDashboardController {
  constructor(
    private readonly dashboard: ServicingDashboard,
    private readonly said: SaidAndDoneQueries,
  ) {}

  @Query({
    operationId: 'readServicingDashboard',
    path: 'dashboards/servicing',
    summary: 'How well members are served: satisfaction, times against promises, ratings, you said we did',
    description:
      'Satisfaction is as surveys were published. Requests are counted in the period, what is owed on its last day. Quarters are those that are closed: ratings, and answers in time, by unit and constituency, of five members and more. Of protected organisations the answers in time are counted there, and nothing else anywhere.',
    roles: READERS_OF_SERVICING,
    schema: ServicingDashboardSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...SERVICING_PARAMETERS)
  async servicing(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.dashboard.ask(caller, request);
    const { frame, unit, period } = asked;
    const about = unit?.code ?? frame.forum.founded?.rootUnit ?? '';
    const [requests, quarters, satisfaction, saidAndDone] = await Promise.all([
      this.dashboard.served(asked),
      this.dashboard.quarters(asked),
      this.said.satisfaction(frame, about),
      this.said.saidAndDone(frame, about),
    ]);
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame),
        ...{ unit: unit ?? null, period, requests },
        satisfaction: presentSatisfaction(frame, satisfaction),
        quarters: presentQuarters(frame, quarters),
        saidAndDone: presentSaidAndDone(saidAndDone),
      }),
      page: () => {
        const audience = widestOf(frame.sight.audiences);
        return servicingPage({ frame, audience, unit, period, requests, quarters, satisfaction, saidAndDone });
      },
    });
  }

  @Query({
    operationId: 'readServicingFigureEvents',
    path: 'dashboards/servicing/events',
    summary: 'The events that a figure of requests is the sum of',
    roles: READERS_OF_SERVICING,
    schema: ServicingFigureEventsSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...SERVICING_FIGURE_PARAMETERS)
  async events(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { frame, measure, value, events, nextCursor, unit } = await this.dashboard.figure(caller, request);
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame),
        ...{ measure, value, events: events.map(presentFigureEvent) },
        ...(nextCursor === undefined ? {} : { nextCursor }),
      }),
      page: () => {
        const audience = widestOf(frame.sight.audiences);
        return servicingFigureEventsPage({ frame, audience, measure, unit, value, events, nextCursor });
      },
    });
  }
}
