import type { Decided, Deciding } from '@baraza/domain';
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
import { openOrganisations } from '../known-organisations.ts';
import { openToOrganisationsOf } from '../open-to-organisations.ts';
import { CAPACITY_OFFICERS, CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import {
  AddGoalBody,
  AgreeMentoringBody,
  CompleteMentoringBody,
  EndMentoringBody,
  MeetBody,
  ReflectBody,
} from './mentoring.commands.ts';
import { addGoal, agree, complete, end, meet, reflect } from './mentoring.decider.ts';
import { MentoringDocument, presentMentoringTo } from './mentoring.document.ts';
import { mentoringRules } from './mentoring.rules.ts';
import { mentoring, type MentoringState, organisationsOf, sideOf } from './mentoring.state.ts';

const ALWAYS = ['unknown', 'over', 'dated-before-last-step'] as const;

@Controller('capacity/mentorings')
export class MentoringController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'agreeMentoring',
    summary: 'Put on record that one mentors another, and towards what',
    roles: CAPACITY_OFFICERS,
    rules: [
      [
        mentoringRules,
        ['agreed-already', 'unit-unknown', 'organisation-unknown', 'mentors-themselves', 'ends-before-it-begins'],
      ],
    ],
  })
  agree(@Body() body: AgreeMentoringBody, @Issued() command: IssuedCommand) {
    const { id, ...rest } = body;
    const asked = { ...rest, goals: body.goals.map(({ text }) => text) };
    return this.commands.create(
      command,
      mentoring,
      id,
      { unit: body.unit, organisations: [] },
      async (state, given) => {
        const facts = {
          unitKnown: (await this.facts.knownUnit(body.unit)) !== undefined,
          organisations: await openOrganisations(this.facts, organisationsOf(body)),
        };
        return agree(state, asked, facts, given);
      },
    );
  }

  @EntityCommand('add-goal', {
    operationId: 'addMentoringGoal',
    summary: 'Set one more goal',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[mentoringRules, ALWAYS]],
  })
  addGoal(@Param('id') id: string, @Body() body: AddGoalBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => addGoal(state, body, given));
  }

  @EntityCommand('meet', {
    operationId: 'holdMentoringMeeting',
    summary: 'Put on record that the two met',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[mentoringRules, ALWAYS]],
  })
  meet(@Param('id') id: string, @Body() body: MeetBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => meet(state, body, given));
  }

  @EntityCommand('reflect', {
    operationId: 'writeMentoringReflection',
    summary: 'Write down what one makes of it, for the two alone',
    description: 'By the mentor or the mentee. Nobody else reads it, or is told that it is there.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[mentoringRules, [...ALWAYS, 'not-of-the-two']]],
  })
  reflect(@Param('id') id: string, @Body() body: ReflectBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => reflect(state, body, given));
  }

  @EntityCommand('complete', {
    operationId: 'completeMentoring',
    summary: 'Complete a mentoring, and tell how far each goal was reached',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[mentoringRules, [...ALWAYS, 'never-met', 'goal-unknown', 'goal-untold']]],
  })
  complete(@Param('id') id: string, @Body() body: CompleteMentoringBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => complete(state, body, given));
  }

  @EntityCommand('end', {
    operationId: 'endMentoring',
    summary: 'Break a mentoring off, with grounds',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[mentoringRules, ALWAYS]],
  })
  end(@Param('id') id: string, @Body() body: EndMentoringBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => end(state, body, given));
  }

  @ReadEntity({
    operationId: 'readMentoring',
    summary: 'A mentoring',
    description:
      'For the two, those who act for their organisations, and those who look after it. Reflections are for the two alone.',
    roles: CAPACITY_READERS,
    schema: MentoringDocument,
  })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, await this.#openTo(caller, id), id, presentMentoringTo(caller.person), moment);
  }

  @ReadEntityEvents({
    operationId: 'readMentoringEvents',
    summary: 'The events of a mentoring, without the reflections',
    roles: CAPACITY_READERS,
  })
  async events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, await this.#openTo(caller, id), id);
  }

  async #run(
    command: IssuedCommand,
    id: string,
    decide: (state: MentoringState, given: Deciding) => readonly Decided[],
  ) {
    return this.commands.run(command, await this.#openTo(command.caller, id), id, decide);
  }

  /** The two reach it wherever they act: a mentor need not be of any organisation in it. */
  async #openTo(caller: Caller, id: string): Promise<typeof mentoring> {
    const { state } = await this.commands.load(mentoring, id);
    const isOneOfThem = state.status !== 'none' && sideOf(state.agreed, caller.person) !== undefined;
    return isOneOfThem ? openToOrganisationsOf(caller, mentoring) : mentoring;
  }
}
