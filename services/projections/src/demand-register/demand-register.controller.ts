import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_DEMANDS } from '../rights/readers.ts';

const { demands } = everyRegister;

/** What is asked of duty-bearers, and what became of it: an organisation reads of the campaigns that it led. */
@ApiTags('views')
@Controller('views')
export class DemandRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(
    demands,
    READERS_OF_DEMANDS,
    'listDemands',
    'Demands: on whom, what was answered, and what became of the promise',
  )
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(demands, caller, request, reply);
  }

  @exporting(demands, READERS_OF_DEMANDS, 'exportDemands', 'Demands as CSV')
  csv(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(demands, caller, request, reply);
  }
}
