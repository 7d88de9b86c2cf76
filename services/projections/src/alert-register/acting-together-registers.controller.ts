import { type Caller, CallerIs } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRegister } from '../registers/every-register.ts';
import { RegisterAnswers } from '../registers/register-answers.ts';
import { exporting, reading } from '../registers/register-operations.ts';
import { AsParticipant } from '../rights/as-participant.ts';
import { READERS_OF_ACTING_TOGETHER } from '../rights/readers.ts';

const { alerts, 'joint-actions': jointActions } = everyRegister;

/** What coalitions are alerted to, and do together: open to the participants of each, wherever they belong. */
@ApiTags('views')
@Controller('views')
export class ActingTogetherRegistersController {
  constructor(
    private readonly answers: RegisterAnswers,
    private readonly participants: AsParticipant,
  ) {}

  @reading(
    alerts,
    READERS_OF_ACTING_TOGETHER,
    'listAlerts',
    'What called for a coalition’s answer, who has heard it, and what it answered',
  )
  async alerts(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(alerts, await this.participants.reader(caller), request, reply);
  }

  @exporting(alerts, READERS_OF_ACTING_TOGETHER, 'exportAlerts', 'Alerts as CSV')
  async alertsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(alerts, await this.participants.reader(caller), request, reply);
  }

  @reading(
    jointActions,
    READERS_OF_ACTING_TOGETHER,
    'listJointActions',
    'What coalitions do together: how many tasks, who took them on, and what is done',
  )
  async jointActions(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.list(jointActions, await this.participants.reader(caller), request, reply);
  }

  @exporting(jointActions, READERS_OF_ACTING_TOGETHER, 'exportJointActions', 'Joint actions as CSV')
  async jointActionsCsv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.export(jointActions, await this.participants.reader(caller), request, reply);
  }
}
