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
import { beginAll } from '../enrolment/enrolment.places.ts';
import { CAPACITY_OFFICERS } from '../roles.ts';
import {
  CancelCohortBody,
  ChangePlacesBody,
  CohortStepBody,
  PlanCohortBody,
  ReportReactionBody,
} from './cohort.commands.ts';
import { begin, cancel, changePlaces, end, plan, reportReaction } from './cohort.decider.ts';
import { CohortDocument, presentCohort } from './cohort.document.ts';
import { factsOfCohort } from './cohort.facts.ts';
import { cohortRules } from './cohort.rules.ts';
import { cohort } from './cohort.state.ts';

const READERS = [...CAPACITY_OFFICERS, 'auditor'] as const;
const ALWAYS = ['unknown', 'before-last-step'] as const;

@Controller('capacity/cohorts')
export class CohortController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'planCohort',
    summary: 'Plan a cohort of a programme: its places and dates',
    roles: CAPACITY_OFFICERS,
    rules: [
      [
        cohortRules,
        [
          ...(['planned-once', 'programme-unknown', 'programme-over', 'unit-outside'] as const),
          ...(['dates-backwards', 'apply-by-late'] as const),
        ],
      ],
    ],
  })
  async plan(@Body() body: PlanCohortBody, @Issued() command: IssuedCommand) {
    const { programme } = await factsOfCohort(this.commands, this.facts, body);
    // One of a programme that is not known stands at the root: only who acts for all is told so.
    const unit = body.unit ?? programme?.unit ?? (await this.facts.knownForum())?.rootUnit ?? '';
    return this.commands.create(command, cohort, body.id, { unit, organisations: [] }, async (state, given) =>
      plan(state, body, await factsOfCohort(this.commands, this.facts, body), given),
    );
  }

  @EntityCommand('change-places', {
    operationId: 'changeCohortPlaces',
    summary: 'Give a cohort more places, or fewer',
    description: 'A place that is free by it goes to the first who waits.',
    roles: CAPACITY_OFFICERS,
    rules: [[cohortRules, [...ALWAYS, 'over', 'places-taken']]],
  })
  changePlaces(@Param('id') id: string, @Body() body: ChangePlacesBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, cohort, id, (state, given) => changePlaces(state, body, given));
  }

  @EntityCommand('begin', {
    operationId: 'beginCohort',
    summary: 'Begin a cohort, and the enrolment of all who have a place in it',
    roles: CAPACITY_OFFICERS,
    rules: [[cohortRules, [...ALWAYS, 'not-planned', 'nobody-selected']]],
  })
  begin(@Param('id') id: string, @Body() _body: CohortStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, cohort, id, (state, given) => ({
      events: begin(state, given),
      also: state.status === 'none' ? [] : beginAll(state.taken),
    }));
  }

  @EntityCommand('report-reaction', {
    operationId: 'reportCohortReaction',
    summary: 'Put on record what those of a cohort think of it, as counted from forms without names',
    roles: CAPACITY_OFFICERS,
    rules: [[cohortRules, [...ALWAYS, 'not-begun', 'question-twice', 'more-ratings-than-responses']]],
  })
  reportReaction(@Param('id') id: string, @Body() body: ReportReactionBody, @Issued() command: IssuedCommand) {
    const answers = body.answers.map(({ question, ones, twos, threes, fours, fives }) => ({
      question,
      ratings: [ones, twos, threes, fours, fives],
    }));
    return this.commands.run(command, cohort, id, (state, given) =>
      reportReaction(state, { responses: body.responses, answers }, given),
    );
  }

  @EntityCommand('end', {
    operationId: 'endCohort',
    summary: 'Bring a running cohort to its end',
    description: 'Who still asks or waits for a place then has no more to wait for: their enrolment is cancelled.',
    roles: CAPACITY_OFFICERS,
    rules: [[cohortRules, [...ALWAYS, 'not-running']]],
  })
  end(@Param('id') id: string, @Body() _body: CohortStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, cohort, id, end);
  }

  @EntityCommand('cancel', {
    operationId: 'cancelCohort',
    summary: 'Call a cohort off, and with it every enrolment that has not been completed',
    roles: CAPACITY_OFFICERS,
    rules: [[cohortRules, [...ALWAYS, 'over']]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelCohortBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, cohort, id, (state, given) => cancel(state, body, given));
  }

  @ReadEntity({ operationId: 'readCohort', summary: 'Read a cohort', roles: READERS, schema: CohortDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, cohort, id, presentCohort, moment);
  }

  @ReadEntityEvents({ operationId: 'readCohortEvents', summary: "Read a cohort's events", roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, cohort, id);
  }
}
