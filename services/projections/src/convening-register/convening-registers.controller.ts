import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';

const { convenings, resolutions, assemblies } = everyRegister;
const goals = everyRegister['agenda-goals'];

/** Where the forum meets, what it decides there, and what became of it: for everybody. */
@ApiTags('views')
@Controller('views')
export class ConveningRegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(convenings, KNOWN_TO_THE_PUBLIC, 'listConvenings', 'Convenings, and whether enough came to decide')
  convenings(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(convenings, caller, request, reply);
  }

  @exporting(convenings, KNOWN_TO_THE_PUBLIC, 'exportConvenings', 'Convenings as CSV')
  conveningsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(convenings, caller, request, reply);
  }

  @reading(
    resolutions,
    KNOWN_TO_THE_PUBLIC,
    'listResolutions',
    'Resolutions, who carries them out, and how far they are',
  )
  resolutions(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(resolutions, caller, request, reply);
  }

  @exporting(resolutions, KNOWN_TO_THE_PUBLIC, 'exportResolutions', 'Resolutions as CSV')
  resolutionsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(resolutions, caller, request, reply);
  }

  @reading(
    assemblies,
    KNOWN_TO_THE_PUBLIC,
    'listAssemblies',
    'Elections: how many voted, and whose candidates have the seats',
  )
  assemblies(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(assemblies, caller, request, reply);
  }

  @exporting(assemblies, KNOWN_TO_THE_PUBLIC, 'exportAssemblies', 'Elections as CSV')
  assembliesCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(assemblies, caller, request, reply);
  }

  @reading(goals, KNOWN_TO_THE_PUBLIC, 'listGoals', 'The goals of the change agenda')
  goals(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(goals, caller, request, reply);
  }

  @exporting(goals, KNOWN_TO_THE_PUBLIC, 'exportGoals', 'Goals of the change agenda as CSV')
  goalsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(goals, caller, request, reply);
  }
}
