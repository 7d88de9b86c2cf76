import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { trailModel } from '../audit-trail/audit-trail.read-model.ts';
import { answer } from '../pages/answering.ts';
import { STAFF } from '../rights/readers.ts';
import { unitsModel } from '../units/units.read-model.ts';
import { worklistModel } from '../worklist/worklist.read-model.ts';
import { weekDocument } from './week.document.ts';
import { weekPage } from './week.page.ts';
import { WeekSchema } from './week.schemas.ts';
import { WEEK_PARAMETERS, Weeks } from './week.service.ts';

@ApiTags('views')
@Controller('views')
export class WeekController {
  constructor(private readonly weeks: Weeks) {}

  @Query({
    operationId: 'readWeek',
    path: 'week',
    summary: 'The week of a unit: done, due, overdue, dues that came in, who joined and left, what comes next',
    roles: STAFF,
    schema: WeekSchema,
    html: true,
    views: [trailModel.name, worklistModel.name, unitsModel.name, 'organisation-register', 'coalition-register'],
  })
  @Asks(...WEEK_PARAMETERS)
  async week(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const week = await this.weeks.week(caller, request);
    return answer(request, reply, { json: () => weekDocument(week), page: () => weekPage(week) });
  }
}
