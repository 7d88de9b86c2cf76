import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_GRANTS } from '../rights/readers.ts';

const { activities, grants } = everyRegister;

/** Money of funders, and what was done with it: a funder reads of its own, an organisation of what was done with it. */
@ApiTags('views')
@Controller('views')
export class GrantRegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(
    grants,
    READERS_OF_GRANTS,
    'listGrants',
    'Grants: what is set aside and spent of each, and which reports are owed',
  )
  grants(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(grants, caller, request, reply);
  }

  @exporting(grants, READERS_OF_GRANTS, 'exportGrants', 'Grants as CSV')
  grantsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(grants, caller, request, reply);
  }

  @reading(
    activities,
    READERS_OF_GRANTS,
    'listActivities',
    'What was done with members and for them, with how many, at what cost',
  )
  activities(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(activities, caller, request, reply);
  }

  @exporting(activities, READERS_OF_GRANTS, 'exportActivities', 'Activities as CSV')
  activitiesCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(activities, caller, request, reply);
  }
}
