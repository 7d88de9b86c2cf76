import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { KNOWN_TO_THE_PUBLIC, READERS_OF_ASSESSMENTS } from '../rights/readers.ts';

const { innovations } = everyRegister;
const transitions = everyRegister['leadership-transitions'];
const products = everyRegister['knowledge-products'];

/** Changes of leader are for those concerned. What is shared or published of the other two is everybody's. */
@ApiTags('views')
@Controller('views')
export class LeadingAndLearningRegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(
    transitions,
    READERS_OF_ASSESSMENTS,
    'listLeadershipTransitions',
    'Changes of leader: how far each is, which are stalled, and which follow-ups are due',
  )
  transitions(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(transitions, caller, request, reply);
  }

  @exporting(transitions, READERS_OF_ASSESSMENTS, 'exportLeadershipTransitions', 'Changes of leader as CSV')
  transitionsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(transitions, caller, request, reply);
  }

  @reading(
    innovations,
    KNOWN_TO_THE_PUBLIC,
    'listInnovations',
    'Innovations, at which stage they are, and for how many they worked',
  )
  innovations(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(innovations, caller, request, reply);
  }

  @exporting(innovations, KNOWN_TO_THE_PUBLIC, 'exportInnovations', 'Innovations as CSV')
  innovationsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(innovations, caller, request, reply);
  }

  @reading(products, KNOWN_TO_THE_PUBLIC, 'listKnowledgeProducts', 'Guides, tools and cases, in which languages')
  products(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(products, caller, request, reply);
  }

  @exporting(products, KNOWN_TO_THE_PUBLIC, 'exportKnowledgeProducts', 'Guides, tools and cases as CSV')
  productsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(products, caller, request, reply);
  }
}
