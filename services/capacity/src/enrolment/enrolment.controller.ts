import { derivedId } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  EXAMPLE_ID,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { cohort } from '../cohort/cohort.state.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import { apply, asApplication, joinParticipant, leaveParticipant } from './enrolment.applying.ts';
import { ApplyBody, JoinParticipantBody, LeaveParticipantBody, WithdrawEnrolmentBody } from './enrolment.commands.ts';
import { withdraw } from './enrolment.deciding.ts';
import { EnrolmentDocument, presentEnrolment } from './enrolment.document.ts';
import { factsOfApplication } from './enrolment.facts.ts';
import { leaving } from './enrolment.places.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import { enrolment } from './enrolment.state.ts';

const ALWAYS = ['unknown', 'ended', 'before-last-step'] as const;

/** What those do who are enrolled, or somebody of the forum for them. */
@Controller('capacity/enrolments')
export class EnrolmentController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'applyForProgramme',
    summary: 'Ask for a place in a cohort: for an organisation, a movement, or a person of none',
    description: 'Its id is made of the cohort and of who applies: there is one for each. Names lie in the vault.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    example: {
      ...{ cohort: EXAMPLE_ID, kind: 'organisation', organisation: EXAMPLE_ID },
      participants: [{ name: 'Tumuhairwe Invented' }],
      people: { women: 1, men: 0, youth: 1, personsWithDisabilities: 0, total: 1 },
    },
    rules: [
      [
        enrolmentRules,
        [
          ...(['applied-once', 'cohort-unknown', 'not-open', 'applied-late', 'organisation-unknown'] as const),
          ...(['not-a-movement', 'home-missing', 'home-unknown', 'not-eligible', 'person-alone'] as const),
          ...(['participant-twice', 'participants-miscounted', 'organisation-missing'] as const),
        ],
      ],
    ],
  })
  async apply(@Body() body: ApplyBody, @Issued() command: IssuedCommand) {
    const asked = asApplication(body);
    const { enrolled } = asked;
    const who = enrolled.kind === 'person' ? (body.participants[0]!.participant ?? command.id) : enrolled.organisation;
    const { state: of } = await this.commands.load(cohort, body.cohort);
    // For a cohort that is not known only who acts for all is told so.
    const unit = of.status === 'none' ? ((await this.facts.knownForum())?.rootUnit ?? '') : of.unit;
    const scope = { unit, organisations: enrolled.kind === 'person' ? [] : [enrolled.organisation] };
    return this.commands.create(
      command,
      enrolment,
      derivedId(enrolment.name, body.cohort, who),
      scope,
      async (state, given) => apply(state, asked, await factsOfApplication(this.commands, this.facts, asked), given),
    );
  }

  @EntityCommand('join-participant', {
    operationId: 'joinParticipant',
    summary: 'Name one more person who takes part for who is enrolled',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        enrolmentRules,
        [...ALWAYS, 'person-alone', 'participant-twice', 'too-many-participants', 'participants-miscounted'],
      ],
    ],
  })
  join(@Param('id') id: string, @Body() body: JoinParticipantBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => joinParticipant(state, body, given));
  }

  @EntityCommand('leave-participant', {
    operationId: 'leaveParticipant',
    summary: 'Put on record that a person takes part no longer for who is enrolled',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[enrolmentRules, [...ALWAYS, 'participant-unknown', 'last-participant', 'participants-miscounted']]],
  })
  leave(@Param('id') id: string, @Body() body: LeaveParticipantBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => leaveParticipant(state, body, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawEnrolment',
    summary: 'Give up an application or a place',
    description: 'A place that is free by it goes to the first who waits.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[enrolmentRules, ALWAYS]],
  })
  withdraw(@Param('id') id: string, @Body() body: WithdrawEnrolmentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) =>
      leaving(state, id, withdraw(state, body, given)),
    );
  }

  @ReadEntity({
    operationId: 'readEnrolment',
    summary: 'Read an enrolment',
    roles: CAPACITY_READERS,
    schema: EnrolmentDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, enrolment, id, presentEnrolment, moment);
  }

  @ReadEntityEvents({
    operationId: 'readEnrolmentEvents',
    summary: "Read an enrolment's events",
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, enrolment, id);
  }
}
