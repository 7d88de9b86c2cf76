import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_ENROLMENTS } from '../rights/readers.ts';

const { enrolments } = everyRegister;

/** Who asked for a place in a programme, and what became of it. */
@ApiTags('views')
@Controller('views')
export class EnrolmentRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(enrolments, READERS_OF_ENROLMENTS, 'listEnrolments', 'Enrolments: whose, in what, and how far they are')
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(enrolments, caller, request, reply);
  }

  @exporting(enrolments, READERS_OF_ENROLMENTS, 'exportEnrolments', 'Enrolments as CSV')
  csv(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(enrolments, caller, request, reply);
  }
}
