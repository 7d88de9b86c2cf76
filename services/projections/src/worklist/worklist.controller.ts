import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { AT_WORK } from '../rights/readers.ts';
import { worklistDocument } from './worklist.document.ts';
import { worklistPage } from './worklist.page.ts';
import { WorklistSchema } from './worklist.schemas.ts';
import { WORKLIST_PARAMETERS, Worklists } from './worklist.service.ts';

@ApiTags('views')
@Controller('views')
export class WorklistController {
  constructor(private readonly worklists: Worklists) {}

  @Query({
    operationId: 'readWorklist',
    path: 'worklist',
    summary: 'What waits for you today, with the commands that answer it',
    roles: AT_WORK,
    schema: WorklistSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...WORKLIST_PARAMETERS)
  async worklist(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const worklist = await this.worklists.worklist(caller, request);
    return answer(request, reply, { json: () => worklistDocument(worklist), page: () => worklistPage(worklist) });
  }
}
