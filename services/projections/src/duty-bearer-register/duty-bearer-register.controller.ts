import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_DUTY_BEARERS } from '../rights/readers.ts';

const { 'duty-bearers': dutyBearers } = everyRegister;

/** Of whom something can be demanded: before it is, that they are named tells what is about to be done. */
@ApiTags('views')
@Controller('views')
export class DutyBearerRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(
    dutyBearers,
    READERS_OF_DUTY_BEARERS,
    'listDutyBearers',
    'Offices that owe something to rights-holders, and what they made of what was demanded of them',
  )
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(dutyBearers, caller, request, reply);
  }

  @exporting(dutyBearers, READERS_OF_DUTY_BEARERS, 'exportDutyBearers', 'Duty-bearers as CSV')
  export(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(dutyBearers, caller, request, reply);
  }
}
