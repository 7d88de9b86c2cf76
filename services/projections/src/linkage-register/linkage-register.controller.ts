import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_LINKAGES } from '../rights/readers.ts';

const { linkages } = everyRegister;

/** Bridges between members and other organisations: both sides read of theirs. */
@ApiTags('views')
@Controller('views')
export class LinkageRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(linkages, READERS_OF_LINKAGES, 'listLinkages', 'Linkages: between whom, until when, and what came of them')
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(linkages, caller, request, reply);
  }

  @exporting(linkages, READERS_OF_LINKAGES, 'exportLinkages', 'Linkages as CSV')
  csv(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(linkages, caller, request, reply);
  }
}
