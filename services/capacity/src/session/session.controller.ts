import type { Deciding } from '@baraza/domain';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  type Decision,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { CAPACITY_OFFICERS } from '../roles.ts';
import { CancelSessionBody, HoldSessionBody, MoveSessionBody, PlanSessionBody } from './session.commands.ts';
import { cancel, correctAttendance, hold, move, plan } from './session.decider.ts';
import { presentSession, SessionDocument } from './session.document.ts';
import { cohortOfSession, flagAfter, marksIn, rosterOf } from './session.roster.ts';
import { sessionRules } from './session.rules.ts';
import { session, type SessionState } from './session.state.ts';

const READERS = [...CAPACITY_OFFICERS, 'auditor'] as const;
const ALWAYS = ['unknown', 'before-last-step'] as const;
const MARKING = ['enrolment-unknown', 'participant-twice', 'not-all-marked', 'present-miscounted'] as const;

@Controller('capacity/sessions')
export class SessionController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'planSession',
    summary: 'Plan a meeting of a cohort',
    roles: CAPACITY_OFFICERS,
    rules: [[sessionRules, ['planned-once', 'cohort-unknown', 'cohort-over', 'module-unknown', 'outside-cohort']]],
  })
  async plan(@Body() body: PlanSessionBody, @Issued() command: IssuedCommand) {
    const of = await cohortOfSession(this.commands, body.cohort);
    // One of a cohort that is not known stands at the root: only who acts for all is told so.
    const unit = of?.unit ?? (await this.facts.knownForum())?.rootUnit ?? '';
    return this.commands.create(command, session, body.id, { unit, organisations: [] }, async (state, given) =>
      plan(state, body, await cohortOfSession(this.commands, body.cohort), given),
    );
  }

  @EntityCommand('move', {
    operationId: 'moveSession',
    summary: 'Move a planned session to another day, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[sessionRules, [...ALWAYS, 'not-planned', 'outside-cohort']]],
  })
  move(@Param('id') id: string, @Body() body: MoveSessionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, session, id, async (state, given) =>
      move(
        state,
        body,
        state.status === 'none' ? undefined : await cohortOfSession(this.commands, state.cohort),
        given,
      ),
    );
  }

  @EntityCommand('hold', {
    operationId: 'holdSession',
    summary: 'Put on record that a session was held, and who came',
    description: 'It was held on the date the command holds from. Absences without excuse in a row are flagged.',
    roles: CAPACITY_OFFICERS,
    rules: [[sessionRules, [...ALWAYS, 'not-planned', 'cohort-not-running', ...MARKING]]],
  })
  hold(@Param('id') id: string, @Body() body: HoldSessionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, session, id, (state, given) => this.#marked(hold, state, id, body, given));
  }

  @EntityCommand('correct-attendance', {
    operationId: 'correctSessionAttendance',
    summary: 'Put right who came to a session',
    roles: CAPACITY_OFFICERS,
    rules: [[sessionRules, [...ALWAYS, 'not-held', ...MARKING]]],
  })
  correct(@Param('id') id: string, @Body() body: HoldSessionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, session, id, (state, given) =>
      this.#marked(correctAttendance, state, id, body, given),
    );
  }

  async #marked(
    decide: typeof hold | typeof correctAttendance,
    state: SessionState,
    id: string,
    body: HoldSessionBody,
    given: Deciding,
  ): Promise<Decision> {
    if (state.status === 'none') throw sessionRules.broken('unknown');
    const [roster, flag] = await Promise.all([
      rosterOf(this.commands, state.cohort),
      flagAfter(this.commands, state.programme),
    ]);
    const events = decide(state, body, roster, given);
    const on = state.status === 'held' ? state.heldOn : given.effectiveOn;
    return { events, also: marksIn(id, on, events, body.attendance, flag) };
  }

  @EntityCommand('cancel', {
    operationId: 'cancelSession',
    summary: 'Put on record that a session is not held, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[sessionRules, [...ALWAYS, 'not-planned']]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelSessionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, session, id, (state, given) => cancel(state, body, given));
  }

  @ReadEntity({ operationId: 'readSession', summary: 'Read a session', roles: READERS, schema: SessionDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, session, id, presentSession, moment);
  }

  @ReadEntityEvents({ operationId: 'readSessionEvents', summary: "Read a session's events", roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, session, id);
  }
}
