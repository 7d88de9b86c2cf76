import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_ASSESSMENTS } from '../rights/readers.ts';

const { assessments } = everyRegister;
const plans = everyRegister['improvement-plans'];

/** That organisations were assessed, and what they have planned to improve. Scores are their own. */
@ApiTags('views')
@Controller('views')
export class AssessmentRegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(assessments, READERS_OF_ASSESSMENTS, 'listAssessments', 'Assessments: whose, by what, and how far they are')
  assessments(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(assessments, caller, request, reply);
  }

  @exporting(assessments, READERS_OF_ASSESSMENTS, 'exportAssessments', 'Assessments as CSV')
  assessmentsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(assessments, caller, request, reply);
  }

  @reading(plans, READERS_OF_ASSESSMENTS, 'listImprovementPlans', 'Improvement plans, and how much of each was done')
  plans(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(plans, caller, request, reply);
  }

  @exporting(plans, READERS_OF_ASSESSMENTS, 'exportImprovementPlans', 'Improvement plans as CSV')
  plansCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(plans, caller, request, reply);
  }
}
