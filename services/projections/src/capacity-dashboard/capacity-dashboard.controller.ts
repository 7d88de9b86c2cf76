import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { presentFigureEvent } from '../figures/figure-events.ts';
import { askedAlike } from '../figures/alike.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_CAPACITY } from '../rights/readers.ts';
import { frameFields, widestOf } from '../viewing/frame.ts';
import { capacityPage } from './capacity-dashboard.page.ts';
import { presentChange, presentPeople } from './capacity-dashboard.present.ts';
import { CapacityDashboardSchema, CapacityFigureEventsSchema } from './capacity-dashboard.schemas.ts';
import { CAPACITY_FIGURE_PARAMETERS, CAPACITY_PARAMETERS, CapacityDashboard } from './capacity-dashboard.service.ts';
import { capacityFigureEventsPage } from './capacity-figure-events.page.ts';

@ApiTags('views')
@Controller('views')
export class CapacityDashboardController {
  constructor(private readonly dashboard: CapacityDashboard) {}

  @Query({
    operationId: 'readCapacityDashboard',
    path: 'dashboards/capacity',
    summary:
      'How the capacity of members develops: programmes, assessments, changes of leader, innovations, follow-ups',
    description:
      'What happened is of the period; what stands, of its last day. People are told of closed quarters, and scores of closed years, in the whole forum: in fives, nothing of fewer than five. A theme is that of the programme, or else of the organisation; a constituency is the organisation’s. Of protected organisations the people who took part are counted, and nothing else.',
    roles: READERS_OF_CAPACITY,
    schema: CapacityDashboardSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...CAPACITY_PARAMETERS)
  async capacity(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.dashboard.ask(caller, request);
    const { frame, unit, period } = asked;
    const [document, people, change] = await Promise.all([
      this.dashboard.document(asked),
      this.dashboard.people(asked),
      this.dashboard.change(asked),
    ]);
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame),
        ...{ unit: unit ?? null, ...askedAlike(frame), period, ...document },
        people: presentPeople(frame, people),
        change: presentChange(frame, change),
      }),
      page: () => {
        const audience = widestOf(frame.sight.audiences);
        return capacityPage({ frame, audience, unit, period, document, people, change });
      },
    });
  }

  @Query({
    operationId: 'readCapacityFigureEvents',
    path: 'dashboards/capacity/events',
    summary: 'The events that a figure of capacity is the sum of',
    roles: READERS_OF_CAPACITY,
    schema: CapacityFigureEventsSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...CAPACITY_FIGURE_PARAMETERS)
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
        return capacityFigureEventsPage({ frame, audience, measure, unit, value, events, nextCursor });
      },
    });
  }
}
