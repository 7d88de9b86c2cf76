import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { READERS_OF_ROLE_GRANTS } from '../rights/readers.ts';

const { 'role-grants': grants } = everyRegister;

/** Who acts for the forum, and for its members. */
@ApiTags('views')
@Controller('views')
export class RoleGrantRegisterController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(grants, READERS_OF_ROLE_GRANTS, 'listRoleGrants', 'Who holds which role where, from when until when')
  list(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(grants, caller, request, reply);
  }

  @exporting(grants, READERS_OF_ROLE_GRANTS, 'exportRoleGrants', 'Roles that were granted as CSV')
  csv(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(grants, caller, request, reply);
  }
}
