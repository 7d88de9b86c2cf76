import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Asking, type QueryString } from '../asking/asking.ts';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { unitsModel } from '../units/units.read-model.ts';
import { Viewing } from '../viewing/viewing.ts';
import { coverage, SECTIONS } from '../words/coverage.ts';
import { CATALOGUE_STATUSES } from '../words/words.ts';
import { cataloguesPage } from './catalogues.page.ts';

const PARAMETERS = ['lang', 'format'] as const;
const Count = Type.Integer({ minimum: 0 });

const CataloguesSchema = Type.Object(
  {
    languages: Type.Array(
      Type.Object({
        code: Type.String(),
        language: Type.String({ description: 'What it is called in itself' }),
        status: Type.Enum(CATALOGUE_STATUSES),
        sections: Type.Array(
          Type.Object({
            section: Type.Enum(SECTIONS),
            there: Count,
            of: Count,
            missing: Type.Array(Type.String(), { description: 'What is shown in English' }),
          }),
        ),
      }),
    ),
  },
  { description: 'How far each language of the pages has come, against English' },
);

/** The languages of pages and sentences, for whoever sees to them. */
@ApiTags('views')
@Controller('views/admin/catalogues')
export class CataloguesController {
  constructor(private readonly viewing: Viewing) {}

  @Query({
    operationId: 'readCatalogues',
    summary: 'The languages there are, and what each still lacks',
    roles: ['secretariat', 'auditor'],
    schema: CataloguesSchema,
    html: true,
  })
  @Asks(...PARAMETERS)
  async catalogues(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asking = new Asking(request.query as QueryString, PARAMETERS);
    const frame = await this.viewing.frame(asking, caller, request, unitsModel.name);
    const languages = coverage();
    return answer(request, reply, { json: () => ({ languages }), page: () => cataloguesPage(frame, languages) });
  }
}
