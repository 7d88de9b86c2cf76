import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { presentFigureEvent } from '../figures/figure-events.ts';
import { askedAlike } from '../figures/alike.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_DUES_FIGURES } from '../rights/readers.ts';
import { frameFields, widestOf } from '../viewing/frame.ts';
import { duesPage } from './dues-dashboard.page.ts';
import { DuesDashboardSchema, DuesFigureEventsSchema } from './dues-dashboard.schemas.ts';
import { DUES_FIGURE_PARAMETERS, DUES_PARAMETERS, DuesDashboard } from './dues-dashboard.service.ts';
import { duesFigureEventsPage } from './dues-figure-events.page.ts';

@ApiTags('views')
@Controller('views')
export class DuesDashboardController {
  constructor(private readonly dashboard: DuesDashboard) {}

  @Query({
    operationId: 'readDuesDashboard',
    path: 'dashboards/dues',
    summary:
      'What members were asked for, paid and still owe, by unit, theme, constituency, category, year and currency',
    description:
      'Asked for, paid, waived, given up, received and given back: in the period. Outstanding, credit and ageing: on its last day. What protected organisations owe and pay is left out, as in the register.',
    roles: READERS_OF_DUES_FIGURES,
    schema: DuesDashboardSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...DUES_PARAMETERS)
  async dues(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.dashboard.ask(caller, request);
    const currencies = await this.dashboard.document(asked);
    const { frame, unit, period } = asked;
    return answer(request, reply, {
      json: () => ({ ...frameFields(frame), unit: unit ?? null, ...askedAlike(frame), period, currencies }),
      page: () => duesPage({ frame, audience: widestOf(frame.sight.audiences), unit, period, currencies }),
    });
  }

  @Query({
    operationId: 'readDuesFigureEvents',
    path: 'dashboards/dues/events',
    summary: 'The events that a figure of dues is the sum of',
    roles: READERS_OF_DUES_FIGURES,
    schema: DuesFigureEventsSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...DUES_FIGURE_PARAMETERS)
  async events(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.dashboard.figure(caller, request);
    const { frame, measure, currency, value, events, nextCursor, unit } = found;
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame),
        measure,
        value,
        events: events.map(presentFigureEvent),
        ...(nextCursor === undefined ? {} : { nextCursor }),
      }),
      page: () => {
        const audience = widestOf(frame.sight.audiences);
        return duesFigureEventsPage({ frame, audience, measure, currency, unit, value, events, nextCursor });
      },
    });
  }
}
