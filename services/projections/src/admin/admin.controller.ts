import { type Caller, CallerIs, Query, type QueryOptions } from '@baraza/service-kit';
import { applyDecorators, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { Projections } from '../runtime/projections.ts';
import { unitsModel } from '../units/units.read-model.ts';
import { Viewing } from '../viewing/viewing.ts';
import { adminPage } from './admin.page.ts';
import { type ViewStatus, viewStatus } from './view-status.ts';
import { VerificationSchema, ViewsStatusSchema, ViewStatusSchema } from './admin.schemas.ts';

const PARAMETERS = ['lang', 'format'] as const;

/** Something done to views, which are made of the record: nothing is recorded of it. */
function Act(options: Omit<QueryOptions, 'path'> & { readonly path: string }): MethodDecorator {
  return applyDecorators(Query(options), Post(options.path), HttpCode(200));
}

/** How the views fare, for whoever keeps the forum running. */
@ApiTags('views')
@Controller('views/admin/projections')
export class ProjectionsAdminController {
  constructor(
    private readonly projections: Projections,
    private readonly viewing: Viewing,
  ) {}

  @Query({
    operationId: 'readProjections',
    summary: 'Whether each view keeps up with the record, and what stopped it if not',
    roles: ['secretariat', 'auditor'],
    schema: ViewsStatusSchema,
    html: true,
  })
  @Asks(...PARAMETERS)
  async status(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asking = new Asking(request.query as QueryString, PARAMETERS);
    const frame = await this.viewing.frame(asking, caller, request, unitsModel.name);
    const views = (await this.projections.news()).map(viewStatus);
    return answer(request, reply, { json: () => ({ views }), page: () => adminPage(frame, views) });
  }

  @Act({
    operationId: 'resumeProjection',
    path: ':name/resume',
    summary: 'Try a view that stopped again at once',
    roles: ['secretariat'],
    schema: ViewStatusSchema,
  })
  async resume(@Param('name') name: string, @CallerIs() caller: Caller): Promise<ViewStatus> {
    return viewStatus(await this.projections.resume(name, caller.person));
  }

  @Act({
    operationId: 'rebuildProjection',
    path: ':name/rebuild',
    summary: 'Build a view anew from the first event, beside the one that is served, and swap',
    roles: ['secretariat'],
    schema: ViewStatusSchema,
  })
  async rebuild(@Param('name') name: string, @CallerIs() caller: Caller): Promise<ViewStatus> {
    return viewStatus(await this.projections.rebuild(name, caller.person));
  }

  @Act({
    operationId: 'verifyProjections',
    path: 'verify',
    summary: 'Rebuild every view from zero where nobody sees it, and compare it with what is served',
    description: 'It answers when it is done: where the record is large, ask for one view after the other.',
    roles: ['secretariat', 'auditor'],
    schema: VerificationSchema,
  })
  @Asks('view')
  async verify(@Req() request: FastifyRequest): Promise<object> {
    const asking = new Asking(request.query as QueryString, ['view']);
    const view = asking.code('view');
    asking.check();
    const found = await this.projections.verify(view);
    const views = found.map(({ model, checkpoint, served, rebuilt, equal }) => ({
      ...{ name: model, checkpoint, served, rebuilt, equal },
    }));
    return { equal: views.every((view) => view.equal), views };
  }
}
