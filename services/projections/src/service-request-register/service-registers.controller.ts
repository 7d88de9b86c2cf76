import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { KNOWN_TO_THE_PUBLIC, READERS_OF_REQUESTS } from '../rights/readers.ts';

const { services } = everyRegister;
const requests = everyRegister['service-requests'];

/** What members may ask the forum for, and what they asked for. */
@ApiTags('views')
@Controller('views')
export class ServiceRegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(services, KNOWN_TO_THE_PUBLIC, 'listServices', 'What the forum offers its members, and what it promises')
  services(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(services, caller, request, reply);
  }

  @exporting(services, KNOWN_TO_THE_PUBLIC, 'exportServices', 'Services as CSV')
  servicesCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(services, caller, request, reply);
  }

  @reading(requests, READERS_OF_REQUESTS, 'listServiceRequests', 'What members asked for, and what came of it')
  requests(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(requests, caller, request, reply);
  }

  @exporting(requests, READERS_OF_REQUESTS, 'exportServiceRequests', 'Requests for services as CSV')
  requestsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(requests, caller, request, reply);
  }
}
