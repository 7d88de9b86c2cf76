import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_REPLICATIONS } from '../rights/readers.ts';

const { replications } = everyRegister;

/** Who organises citizens after which blueprint, and where: an organisation reads of its own. */
@ApiTags('views')
@Controller('views')
export class ReplicationRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(
    replications,
    READERS_OF_REPLICATIONS,
    'listReplications',
    'Who replicated a blueprint where, what was done otherwise, and how many citizens are organised',
  )
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(replications, caller, request, reply);
  }

  @exporting(replications, READERS_OF_REPLICATIONS, 'exportReplications', 'Replications as CSV')
  export(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(replications, caller, request, reply);
  }
}
