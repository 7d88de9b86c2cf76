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
import { scopeOfOrganisation, unitOfOrganisation } from '../known-organisations.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import {
  AddHandoverItemBody,
  AppointInterimBody,
  AppointLeaderBody,
  BeginTransitionBody,
  EndTransitionBody,
  HandOverBody,
  NextTransitionStep,
  NoteTransitionProgressBody,
} from './leadership-transition.commands.ts';
import {
  addHandoverItem,
  appoint,
  appointInterim,
  begin,
  end,
  handOver,
  noteProgress,
  search,
} from './leadership-transition.decider.ts';
import { LeadershipTransitionDocument, presentLeadershipTransition } from './leadership-transition.document.ts';
import { leadershipTransitionRules } from './leadership-transition.rules.ts';
import { leadershipTransition } from './leadership-transition.state.ts';

const ALWAYS = ['unknown', 'over', 'dated-before-last-step'] as const;

/** A change of leader up to the appointment. */
@Controller('capacity/leadership-transitions')
export class LeadershipTransitionController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'beginLeadershipTransition',
    summary: 'Begin to prepare a change of leader',
    description: 'It counts as stalled after the days that are set, unless something is done.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, ['begun-already', 'organisation-unknown', 'item-twice']]],
  })
  async begin(@Body() body: BeginTransitionBody, @Issued() command: IssuedCommand) {
    const { id, handover = [], ...rest } = body;
    const scope = await scopeOfOrganisation(this.facts, body.organisation);
    return this.commands.create(command, leadershipTransition, id, scope, async (state, given) => {
      const unit = await unitOfOrganisation(this.facts, body.organisation);
      return begin(state, { ...rest, handover }, { unit }, given);
    });
  }

  @EntityCommand('search', {
    operationId: 'beginLeadershipSearch',
    summary: 'Begin to look for the next leader',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, [...ALWAYS, 'appointed-already']]],
  })
  search(@Param('id') id: string, @Body() _body: NextTransitionStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, search);
  }

  @EntityCommand('appoint-interim', {
    operationId: 'appointInterimLeader',
    summary: 'Put on record who leads for the time being',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, [...ALWAYS, 'appointed-already', 'interim-backwards']]],
  })
  appointInterim(@Param('id') id: string, @Body() body: AppointInterimBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => appointInterim(state, body, given));
  }

  @EntityCommand('appoint', {
    operationId: 'appointLeader',
    summary: 'Put on record who is the next leader, and from when',
    description: 'What the register of organisations knows of the office is noted here by itself.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, [...ALWAYS, 'in-office-already']]],
  })
  appoint(@Param('id') id: string, @Body() body: AppointLeaderBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => appoint(state, body, given));
  }

  @EntityCommand('note-progress', {
    operationId: 'noteTransitionProgress',
    summary: 'Tell how a change of leader goes on',
    description: 'One that is stalled counts as going on again.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, ALWAYS]],
  })
  noteProgress(@Param('id') id: string, @Body() body: NoteTransitionProgressBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => noteProgress(state, body, given));
  }

  @EntityCommand('add-handover-item', {
    operationId: 'addHandoverItem',
    summary: 'Put one more thing on the list of what is handed over',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, [...ALWAYS, 'item-twice']]],
  })
  addHandoverItem(@Param('id') id: string, @Body() body: AddHandoverItemBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => addHandoverItem(state, body, given));
  }

  @EntityCommand('hand-over', {
    operationId: 'handOver',
    summary: 'Put on record that one thing was handed over',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, [...ALWAYS, 'no-such-item']]],
  })
  handOver(@Param('id') id: string, @Body() body: HandOverBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => handOver(state, body, given));
  }

  @EntityCommand('end', {
    operationId: 'endLeadershipTransition',
    summary: 'End a change of leader that comes to nothing, with grounds',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, ALWAYS]],
  })
  end(@Param('id') id: string, @Body() body: EndTransitionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => end(state, body, given));
  }

  @ReadEntity({
    operationId: 'readLeadershipTransition',
    summary: 'A change of leader',
    roles: CAPACITY_READERS,
    schema: LeadershipTransitionDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, leadershipTransition, id, presentLeadershipTransition, moment);
  }

  @ReadEntityEvents({
    operationId: 'readLeadershipTransitionEvents',
    summary: 'The events of a change of leader',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, leadershipTransition, id);
  }
}
