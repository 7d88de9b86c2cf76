import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KNOWN_TO_THE_FORUM, KNOWN_TO_THE_PUBLIC, READERS_OF_DUES } from '../rights/readers.ts';
import { everyRegister } from './every-register.ts';
import { RegisterAnswers } from './register-answers.ts';
import { exporting, reading } from './register-operations.ts';

const { organisations, memberships, compliance, programmes, coalitions, campaigns, dues } = everyRegister;

/** Registers: what the forum's record lists, as of any date, as known at any moment. */
@ApiTags('views')
@Controller('views')
export class RegistersController {
  constructor(private readonly answers: RegisterAnswers) {}

  @reading(organisations, KNOWN_TO_THE_FORUM, 'listOrganisations', 'Organisations the forum knows')
  organisations(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(organisations, caller, request, reply);
  }

  @exporting(organisations, KNOWN_TO_THE_FORUM, 'exportOrganisations', 'Organisations as CSV')
  organisationsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(organisations, caller, request, reply);
  }

  @reading(
    memberships,
    KNOWN_TO_THE_FORUM,
    'listMemberships',
    'Where each organisation stands: its open membership, or its last one',
  )
  memberships(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(memberships, caller, request, reply);
  }

  @exporting(memberships, KNOWN_TO_THE_FORUM, 'exportMemberships', 'Memberships as CSV')
  membershipsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(memberships, caller, request, reply);
  }

  @reading(
    compliance,
    KNOWN_TO_THE_FORUM,
    'listComplianceProofs',
    'Proofs of organisations’ standing, and whether they are in force',
  )
  compliance(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(compliance, caller, request, reply);
  }

  @exporting(compliance, KNOWN_TO_THE_FORUM, 'exportComplianceProofs', 'Proofs of organisations’ standing as CSV')
  complianceCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(compliance, caller, request, reply);
  }

  @reading(programmes, KNOWN_TO_THE_PUBLIC, 'listProgrammes', 'Programmes of capacity development')
  programmes(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(programmes, caller, request, reply);
  }

  @exporting(programmes, KNOWN_TO_THE_PUBLIC, 'exportProgrammes', 'Programmes as CSV')
  programmesCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(programmes, caller, request, reply);
  }

  @reading(coalitions, KNOWN_TO_THE_PUBLIC, 'listCoalitions', 'Coalitions, platforms, networks and thematic groups')
  coalitions(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(coalitions, caller, request, reply);
  }

  @exporting(coalitions, KNOWN_TO_THE_PUBLIC, 'exportCoalitions', 'Coalitions as CSV')
  coalitionsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(coalitions, caller, request, reply);
  }

  @reading(campaigns, KNOWN_TO_THE_PUBLIC, 'listCampaigns', 'Campaigns')
  campaigns(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(campaigns, caller, request, reply);
  }

  @exporting(campaigns, KNOWN_TO_THE_PUBLIC, 'exportCampaigns', 'Campaigns as CSV')
  campaignsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(campaigns, caller, request, reply);
  }

  @reading(dues, READERS_OF_DUES, 'listDues', 'What members were asked for, invoice by invoice, and what became of it')
  dues(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.list(dues, caller, request, reply);
  }

  @exporting(dues, READERS_OF_DUES, 'exportDues', 'Dues as CSV')
  duesCsv(@CallerIs() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answers.export(dues, caller, request, reply);
  }
}
