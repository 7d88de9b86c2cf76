import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';

const { blueprints } = everyRegister;

/** What is published is everybody's; what came of it in which place is for auditors and staff. */
@ApiTags('views')
@Controller('views')
export class BlueprintRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(
    blueprints,
    KNOWN_TO_THE_PUBLIC,
    'listBlueprints',
    'Ways of organising citizens that others can copy, and what came of them',
  )
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(blueprints, caller, request, reply);
  }

  @exporting(blueprints, KNOWN_TO_THE_PUBLIC, 'exportBlueprints', 'Organising blueprints as CSV')
  export(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(blueprints, caller, request, reply);
  }
}
