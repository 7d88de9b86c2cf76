import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { everyRegister } from '../registers/every-register.ts';
import { registerSchema } from '../registers/register.schemas.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { parametersOf } from '../registers/registers.service.ts';
import { AsMember } from '../rights/as-member.ts';
import { READERS_OF_CASES } from '../rights/readers.ts';

const { commitments } = everyRegister;

/**
 * Promises in all three directions, in one register: the forum's to its members, members' to each other, duty-bearers' to
 * citizens. What the forum promised to all members of a unit is open to each of them.
 */
@ApiTags('views')
@Controller('views')
export class CommitmentsController {
  constructor(
    private readonly answers: RegisterAnswers,
    private readonly members: AsMember,
  ) {}

  @Query({
    operationId: 'listCommitments',
    path: 'commitments',
    summary: 'Who promised what to whom, by when, and what became of it: in all three directions',
    description:
      'Each leads to its trail. The words of a promise that are not published are opened to its two sides and to staff.',
    roles: READERS_OF_CASES,
    schema: registerSchema(commitments),
    html: true,
    readsViews: true,
  })
  @Asks(...parametersOf(commitments))
  async list(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(commitments, await this.members.reader(caller), request, reply);
  }

  @Query({
    operationId: 'exportCommitments',
    path: 'commitments.csv',
    summary: 'Promises as CSV',
    description: 'Without words that are not published.',
    roles: READERS_OF_CASES,
    schema: {},
    produces: ['text/csv'],
    readsViews: true,
  })
  @Asks(...parametersOf(commitments), 'bom')
  async csv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(commitments, await this.members.reader(caller), request, reply);
  }
}
