import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { KNOWN_TO_THE_PUBLIC, READERS_OF_CAPACITY } from '../rights/readers.ts';

const { cohorts, sessions } = everyRegister;

/** Which cohorts take applications is everybody’s; how many have a place, and who met when, is for those who run them. */
@ApiTags('views')
@Controller('views')
export class CourseRegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(
    cohorts,
    KNOWN_TO_THE_PUBLIC,
    'listCohorts',
    'Cohorts of programmes: from when until when, and how many places there are',
  )
  cohorts(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(cohorts, caller, request, reply);
  }

  @exporting(cohorts, KNOWN_TO_THE_PUBLIC, 'exportCohorts', 'Cohorts as CSV')
  cohortsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(cohorts, caller, request, reply);
  }

  @reading(sessions, READERS_OF_CAPACITY, 'listSessions', 'Sessions of cohorts, and how many came to each')
  sessions(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(sessions, caller, request, reply);
  }

  @exporting(sessions, READERS_OF_CAPACITY, 'exportSessions', 'Sessions as CSV')
  sessionsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(sessions, caller, request, reply);
  }
}
