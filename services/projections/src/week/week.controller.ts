import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { STAFF } from '../rights/readers.ts';
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
    readsViews: true,
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
