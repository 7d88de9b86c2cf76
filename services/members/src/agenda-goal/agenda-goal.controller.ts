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
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { ResolutionWriting } from '../resolution/resolution.writing.ts';
import { OFFICERS, READERS } from '../roles.ts';
import {
  AdoptGoalBody,
  CloseGoalBody,
  CorrectActualBody,
  ReportActualBody,
  ReviseGoalBody,
} from './agenda-goal.commands.ts';
import { correct, report } from './agenda-goal.decider.ts';
import { AgendaGoalDocument, presentAgendaGoal } from './agenda-goal.document.ts';
import { agendaGoalRules } from './agenda-goal.rules.ts';
import { agendaGoal } from './agenda-goal.state.ts';
import { AgendaGoalWriting } from './agenda-goal.writing.ts';

const FOLLOWED = ['not-adopted', 'closed', 'dated-before-last-step'] as const;
const BY_CONVENING = ['convening-unknown', 'dated-before-convening'] as const;

/** The change agenda: long-term goals, and how far they are. */
@Controller('members/agenda-goals')
export class AgendaGoalController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: AgendaGoalWriting,
    private readonly resolutions: ResolutionWriting,
  ) {}

  @CreateCommand({
    operationId: 'adoptGoal',
    summary: 'Put a long-term goal on the change agenda, as a convening adopted it',
    roles: OFFICERS,
    rules: [
      [
        agendaGoalRules,
        [
          ...BY_CONVENING,
          ...(['adopted-already', 'theme-unknown', 'horizon-too-near', 'indicator-twice'] as const),
          'target-is-baseline',
        ],
      ],
    ],
  })
  async adopt(@Body() body: AdoptGoalBody, @Issued() command: IssuedCommand) {
    const scope = { unit: await this.resolutions.unitOf(body.convening), organisations: [] };
    return this.commands.create(command, agendaGoal, body.id, scope, (state, given) =>
      this.writing.adopt(state, body, given),
    );
  }

  @EntityCommand('report-actual', {
    operationId: 'reportGoalActual',
    summary: 'Report where an indicator stood in a period',
    roles: OFFICERS,
    rules: [[agendaGoalRules, [...FOLLOWED, 'indicator-unknown', 'period-open', 'reported-already']]],
  })
  report(@Param('id') id: string, @Body() body: ReportActualBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, agendaGoal, id, (state, given) => report(state, body, given));
  }

  @EntityCommand('correct-actual', {
    operationId: 'correctGoalActual',
    summary: 'Put right what was reported of an indicator in a period',
    description: 'The value before stays in the record.',
    roles: OFFICERS,
    rules: [[agendaGoalRules, [...FOLLOWED, 'indicator-unknown', 'not-reported']]],
  })
  correct(@Param('id') id: string, @Body() body: CorrectActualBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, agendaGoal, id, (state, given) => correct(state, body, given));
  }

  @EntityCommand('revise', {
    operationId: 'reviseGoal',
    summary: 'Revise a goal, as a later convening decided',
    roles: OFFICERS,
    rules: [
      [
        agendaGoalRules,
        [
          ...FOLLOWED,
          ...BY_CONVENING,
          ...(['convening-of-another-unit', 'horizon-too-near', 'indicator-twice', 'target-is-baseline'] as const),
          ...(['indicator-dropped', 'nothing-revised'] as const),
        ],
      ],
    ],
  })
  revise(@Param('id') id: string, @Body() body: ReviseGoalBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, agendaGoal, id, (state, given) => this.writing.revise(state, body, given));
  }

  @EntityCommand('close', {
    operationId: 'closeGoal',
    summary: 'Close a goal, with what became of it, as a later convening decided',
    roles: OFFICERS,
    rules: [[agendaGoalRules, [...FOLLOWED, ...BY_CONVENING, 'convening-of-another-unit']]],
  })
  close(@Param('id') id: string, @Body() body: CloseGoalBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, agendaGoal, id, (state, given) => this.writing.close(state, body, given));
  }

  @ReadEntity({
    operationId: 'readGoal',
    summary: 'A goal of the change agenda, with its indicators',
    roles: READERS,
    schema: AgendaGoalDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, agendaGoal, id, presentAgendaGoal, moment);
  }

  @ReadEntityEvents({ operationId: 'readGoalEvents', summary: 'The events of a goal', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, agendaGoal, id);
  }
}
