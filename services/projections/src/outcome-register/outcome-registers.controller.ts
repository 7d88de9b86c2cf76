import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_OUTCOMES } from '../rights/readers.ts';

const { outcomes, actions, 'report-cards': reportCards } = everyRegister;

/** What campaigns did, what communities score, and what changed: whoever has a part in it reads of that. */
@ApiTags('views')
@Controller('views')
export class OutcomeRegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(outcomes, READERS_OF_OUTCOMES, 'listOutcomes', 'Outcomes: who changed what, and whether others confirm it')
  outcomes(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(outcomes, caller, request, reply);
  }

  @exporting(outcomes, READERS_OF_OUTCOMES, 'exportOutcomes', 'Outcomes as CSV')
  outcomesCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(outcomes, caller, request, reply);
  }

  @reading(actions, READERS_OF_OUTCOMES, 'listActions', 'What campaigns did, were kept from doing, or gave up')
  actions(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(actions, caller, request, reply);
  }

  @exporting(actions, READERS_OF_OUTCOMES, 'exportActions', 'Actions as CSV')
  actionsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(actions, caller, request, reply);
  }

  @reading(reportCards, READERS_OF_OUTCOMES, 'listReportCards', 'Public services, as communities score them')
  reportCards(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(reportCards, caller, request, reply);
  }

  @exporting(reportCards, READERS_OF_OUTCOMES, 'exportReportCards', 'Report cards as CSV')
  reportCardsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(reportCards, caller, request, reply);
  }
}
