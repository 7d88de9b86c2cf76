import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';
import { frameFields } from '../viewing/frame.ts';
import { accountabilityPage } from './accountability.page.ts';
import { ACCOUNTABILITY_PARAMETERS, AccountabilityView } from './accountability.service.ts';
import { AccountabilitySchema } from './public-face.schemas.ts';

/** What the forum answers for: for whoever asks, without a token. */
@ApiTags('views')
@Controller('views')
export class AccountabilityController {
  constructor(private readonly view: AccountabilityView) {}

  @Query({
    operationId: 'readAccountability',
    path: 'accountability',
    summary:
      'What the forum answers for in public: its members, its promises kept and broken, its reports, how far it is trusted',
    description:
      'The same for whoever asks. Figures of the whole forum are always shown; what is shown of a unit goes by its civic space, and where none is rated, nothing apart is.',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: AccountabilitySchema,
    html: true,
    readsViews: true,
  })
  @Asks(...ACCOUNTABILITY_PARAMETERS)
  async read(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.view.accountability(caller, request);
    const { frame, whole, units, promises, reports, stories, trust } = found;
    const placed = <Of extends { readonly unit: string }>(one: Of) => ({
      ...one,
      unitName: frame.forum.tree.nameOf(one.unit),
    });
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame, 'public'),
        whole,
        units: units.map(placed),
        promises: promises.map(placed),
        reports: reports.map(({ unit, text, publishedOn }) => placed({ unit, text, publishedOn })),
        stories: stories.map(({ story: id, unit, title, text, publishedOn }) =>
          placed({ id, unit, title, text, publishedOn }),
        ),
        trust: trust.map(placed),
      }),
      page: () => accountabilityPage(found),
    });
  }
}
