import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';

const { struggles } = everyRegister;
const WHAT = 'What citizens face: to the public what was published, as far as civic space of the place allows';

@ApiTags('views')
@Controller('views')
export class StruggleRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(struggles, KNOWN_TO_THE_PUBLIC, 'listStruggles', WHAT)
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(struggles, caller, request, reply);
  }

  @exporting(struggles, KNOWN_TO_THE_PUBLIC, 'exportStruggles', 'What citizens face, as CSV')
  csv(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(struggles, caller, request, reply);
  }
}
