import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { AsMember } from '../rights/as-member.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';

const { surveys } = everyRegister;

/** What members, the public and duty-bearers were asked. */
@ApiTags('views')
@Controller('views')
export class SurveyRegistersController {
  constructor(
    private readonly answers: RegisterAnswers,
    private readonly members: AsMember,
  ) {}

  @reading(
    surveys,
    KNOWN_TO_THE_PUBLIC,
    'listSurveys',
    'Surveys of members and trust rounds: to the public those whose results are published',
  )
  async surveys(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(surveys, await this.members.reader(caller), request, reply);
  }

  @exporting(surveys, KNOWN_TO_THE_PUBLIC, 'exportSurveys', 'Surveys and trust rounds as CSV')
  async surveysCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(surveys, await this.members.reader(caller), request, reply);
  }
}
