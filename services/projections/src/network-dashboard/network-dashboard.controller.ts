import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { presentFigureEvent } from '../figures/figure-events.ts';
import { askedAlike } from '../figures/alike.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_FIGURES } from '../rights/readers.ts';
import { frameFields, widestOf } from '../viewing/frame.ts';
import { networkFigureEventsPage } from './figure-events.page.ts';
import { networkPage } from './network-dashboard.page.ts';
import { FigureEventsSchema, NetworkDashboardSchema } from './network-dashboard.schemas.ts';
import { FIGURE_PARAMETERS, NETWORK_PARAMETERS, NetworkDashboard } from './network-dashboard.service.ts';

@ApiTags('views')
@Controller('views')
export class NetworkDashboardController {
  constructor(private readonly dashboard: NetworkDashboard) {}

  @Query({
    operationId: 'readNetworkDashboard',
    path: 'dashboards/network',
    summary: 'Members by state, category, unit, theme, constituency and year of joining; who joined and left',
    roles: READERS_OF_FIGURES,
    schema: NetworkDashboardSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...NETWORK_PARAMETERS)
  async network(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.dashboard.ask(caller, request);
    const document = await this.dashboard.document(asked);
    const { frame, unit, period, question } = asked;
    const { theme } = question;
    return answer(request, reply, {
      json: () => ({ ...frameFields(frame), unit: unit ?? null, ...askedAlike(frame), period, ...document }),
      page: () => networkPage({ frame, audience: widestOf(frame.sight.audiences), unit, theme, period, document }),
    });
  }

  @Query({
    operationId: 'readNetworkFigureEvents',
    path: 'dashboards/network/events',
    summary: 'The events that a figure of the network is the sum of',
    roles: READERS_OF_FIGURES,
    schema: FigureEventsSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...FIGURE_PARAMETERS)
  async events(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { frame, measure, value, events, nextCursor, unit } = await this.dashboard.figure(caller, request);
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame),
        measure,
        value,
        events: events.map(presentFigureEvent),
        ...(nextCursor === undefined ? {} : { nextCursor }),
      }),
      page: () =>
        networkFigureEventsPage({
          frame,
          audience: widestOf(frame.sight.audiences),
          measure,
          unit,
          value,
          events,
          nextCursor,
        }),
    });
  }
}
