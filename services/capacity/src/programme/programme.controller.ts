import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import {
  CancelProgramme,
  CompleteProgrammeBody,
  ProgrammeStep,
  PlanProgramme,
  SetTerms,
} from './programme.commands.ts';
import { cancel, complete, open, plan, start } from './programme.decider.ts';
import { presentProgramme, ProgrammeDocument } from './programme.document.ts';
import { factsOfAssignments, factsOfPlan } from './programme.facts.ts';
import { programmeRules } from './programme.rules.ts';
import { programme } from './programme.state.ts';
import { setTerms } from './programme.terms.ts';

const PLANNERS = ['secretariat', 'programme-officer', 'unit-officer'] as const;
const READERS = [...PLANNERS, 'auditor', 'partner', 'member-representative'] as const;

@Controller('capacity/programmes')
export class ProgrammeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'planProgramme',
    summary: 'Plan a programme of capacity development',
    roles: PLANNERS,
    rules: [
      [
        programmeRules,
        [
          ...(['planned-once', 'period-backwards', 'module-code-twice', 'currency-unknown'] as const),
          ...([
            'unit-unknown',
            'unit-outside',
            'partner-unknown',
            'kinds-of-nobody',
            'results-before-behaviour',
          ] as const),
        ],
      ],
    ],
  })
  plan(@Body() body: PlanProgramme, @Issued() command: IssuedCommand) {
    const asked = { ...body, units: body.units ?? [], partners: body.partners ?? [] };
    const scope = { unit: body.unit, organisations: [] };
    return this.commands.create(command, programme, body.id, scope, async (state, given) =>
      plan(state, asked, await factsOfPlan(this.facts, asked), given),
    );
  }

  @EntityCommand('set-terms', {
    operationId: 'setProgrammeTerms',
    summary: 'Lay down who may take part in a programme, and what is asked of them',
    roles: PLANNERS,
    rules: [[programmeRules, ['terms-settled', 'kinds-of-nobody', 'results-before-behaviour', 'before-last-step']]],
  })
  setTerms(@Param('id') id: string, @Body() body: SetTerms, @Issued() command: IssuedCommand) {
    const { eligibility, attendance, followUps } = body;
    return this.commands.run(command, programme, id, (state, given) =>
      setTerms(state, { eligibility, attendance, followUps }, given),
    );
  }

  @EntityCommand('open', {
    operationId: 'openProgramme',
    summary: 'Announce a planned programme and open it to those who may take part',
    roles: PLANNERS,
    rules: [[programmeRules, ['not-planned', 'before-last-step']]],
  })
  open(@Param('id') id: string, @Body() _body: ProgrammeStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, programme, id, open);
  }

  @EntityCommand('start', {
    operationId: 'startProgramme',
    summary: 'Begin to run an open programme',
    roles: PLANNERS,
    rules: [[programmeRules, ['not-open', 'before-last-step']]],
  })
  start(@Param('id') id: string, @Body() _body: ProgrammeStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, programme, id, start);
  }

  @EntityCommand('complete', {
    operationId: 'completeProgramme',
    summary: 'Complete a running programme',
    description: 'Each assignment of a `campaign-launch` programme opens the draft of a campaign.',
    roles: PLANNERS,
    rules: [[programmeRules, ['not-running', 'before-last-step', 'assignment-of-another-track', 'assignee-unknown']]],
  })
  complete(@Param('id') id: string, @Body() body: CompleteProgrammeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, programme, id, async (state, given) =>
      complete(state, body, await factsOfAssignments(this.facts, body), given),
    );
  }

  @EntityCommand('cancel', {
    operationId: 'cancelProgramme',
    summary: 'Call a programme off',
    roles: PLANNERS,
    rules: [[programmeRules, ['ended', 'before-last-step']]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelProgramme, @Issued() command: IssuedCommand) {
    return this.commands.run(command, programme, id, (state, given) => cancel(state, body, given));
  }

  @ReadEntity({
    operationId: 'readProgramme',
    summary: 'Read a programme',
    description: 'A partner sees the programmes that name its organisation, wherever they belong.',
    roles: READERS,
    schema: ProgrammeDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, programme, id, presentProgramme, moment);
  }

  @ReadEntityEvents({ operationId: 'readProgrammeEvents', summary: "Read a programme's events", roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, programme, id);
  }
}
