import type { Role } from '@baraza/domain';
import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { KNOWN_TO_THE_FORUM, KNOWN_TO_THE_PUBLIC, READERS_OF_DUES } from '../rights/readers.ts';
import { unitsModel } from '../units/units.read-model.ts';
import { type AnyRegister, everyRegister } from './every-register.ts';
import { registerPage } from './register.page.ts';
import { registerSchema } from './register.schemas.ts';
import { parametersOf, Registers } from './registers.service.ts';

const { organisations, memberships, compliance, programmes, coalitions, campaigns, dues } = everyRegister;

/** Who may ever ask for a register. */
function readersOf(register: AnyRegister): readonly Role[] {
  if (register === dues) return READERS_OF_DUES;
  return [organisations, memberships, compliance].includes(register) ? KNOWN_TO_THE_FORUM : KNOWN_TO_THE_PUBLIC;
}

/** What a register's operation is: its JSON and page, or all of it as CSV. */
function reading(register: AnyRegister, operationId: string, summary: string): MethodDecorator {
  const roles = readersOf(register);
  const views = [register.model, unitsModel.name];
  const schema = registerSchema(register);
  return (target, key, descriptor) => {
    Asks(...parametersOf(register))(target, key, descriptor);
    const path = `registers/${register.name}`;
    Query({ operationId, path, summary, roles, schema, html: true, views })(target, key, descriptor);
  };
}

function exporting(register: AnyRegister, operationId: string, summary: string): MethodDecorator {
  const roles = readersOf(register);
  const views = [register.model, unitsModel.name];
  return (target, key, descriptor) => {
    Asks(...parametersOf(register), 'bom')(target, key, descriptor);
    const path = `registers/${register.name}.csv`;
    Query({ operationId, path, summary, roles, schema: {}, produces: ['text/csv'], views })(target, key, descriptor);
  };
}

/** Registers: what the forum's record lists, as of any date, as known at any moment. */
@ApiTags('views')
@Controller('views')
export class RegistersController {
  constructor(private readonly registers: Registers) {}

  @reading(organisations, 'listOrganisations', 'Organisations the forum knows')
  organisations(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#list(organisations, caller, request, reply);
  }

  @exporting(organisations, 'exportOrganisations', 'Organisations as CSV')
  organisationsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#export(organisations, caller, request, reply);
  }

  @reading(memberships, 'listMemberships', 'Where each organisation stands: its open membership, or its last one')
  memberships(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#list(memberships, caller, request, reply);
  }

  @exporting(memberships, 'exportMemberships', 'Memberships as CSV')
  membershipsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#export(memberships, caller, request, reply);
  }

  @reading(compliance, 'listComplianceProofs', 'Proofs of organisations’ standing, and whether they are in force')
  compliance(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#list(compliance, caller, request, reply);
  }

  @exporting(compliance, 'exportComplianceProofs', 'Proofs of organisations’ standing as CSV')
  complianceCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#export(compliance, caller, request, reply);
  }

  @reading(programmes, 'listProgrammes', 'Programmes of capacity development')
  programmes(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#list(programmes, caller, request, reply);
  }

  @exporting(programmes, 'exportProgrammes', 'Programmes as CSV')
  programmesCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#export(programmes, caller, request, reply);
  }

  @reading(coalitions, 'listCoalitions', 'Coalitions, platforms, networks and thematic groups')
  coalitions(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#list(coalitions, caller, request, reply);
  }

  @exporting(coalitions, 'exportCoalitions', 'Coalitions as CSV')
  coalitionsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#export(coalitions, caller, request, reply);
  }

  @reading(campaigns, 'listCampaigns', 'Campaigns')
  campaigns(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#list(campaigns, caller, request, reply);
  }

  @exporting(campaigns, 'exportCampaigns', 'Campaigns as CSV')
  campaignsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#export(campaigns, caller, request, reply);
  }

  @reading(dues, 'listDues', 'What members were asked for, invoice by invoice, and what became of it')
  dues(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#list(dues, caller, request, reply);
  }

  @exporting(dues, 'exportDues', 'Dues as CSV')
  duesCsv(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#export(dues, caller, request, reply);
  }

  async #list(register: AnyRegister, caller: Caller, request: FastifyRequest, reply: FastifyReply) {
    const asked = await this.registers.ask(register, caller, request);
    const { frame, found } = await this.registers.page(register, asked);
    const entityName = await this.registers.namesIn(register, frame, found.rows);
    return answer(request, reply, {
      json: () => this.registers.document(register, frame, found),
      page: () => registerPage({ frame, register, question: asked.question, found, entityName }),
    });
  }

  async #export(register: AnyRegister, caller: Caller, request: FastifyRequest, reply: FastifyReply) {
    const { asking, ...asked } = await this.registers.ask(register, caller, request, ['bom']);
    const withMark = asking.flag('bom');
    asking.check();
    const lines = await this.registers.csv(register, asked, withMark);
    const { asOf, knownAt, position } = asked.frame;
    const name = `${register.name}-${asOf}.csv`;
    reply.headers({ 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' });
    reply.headers({ 'baraza-as-of': asOf, 'baraza-known-at': String(knownAt), 'baraza-position': position });
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }
}
