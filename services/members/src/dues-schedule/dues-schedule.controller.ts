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
import { duesTariffRules } from '../dues-tariff/dues-tariff.rules.ts';
import { OFFICERS, READERS } from '../roles.ts';
import { EndDuesScheduleBody, ProposeDuesScheduleBody, ScheduleStepBody } from './dues-schedule.commands.ts';
import { withdraw } from './dues-schedule.decider.ts';
import { DuesScheduleDocument, presentDuesSchedule } from './dues-schedule.document.ts';
import { duesScheduleRules } from './dues-schedule.rules.ts';
import { duesSchedule, type DuesTerms } from './dues-schedule.state.ts';
import { DuesScheduleWriting } from './dues-schedule.writing.ts';

@Controller('members/dues-schedules')
export class DuesScheduleController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: DuesScheduleWriting,
  ) {}

  @CreateCommand({
    operationId: 'proposeDuesSchedule',
    summary: 'Propose what members pay for a time',
    description:
      'A line is for a category, in a unit and all below it, and for a band of budgets where it names one. Of the lines that fit a member the nearest unit’s counts.',
    roles: OFFICERS,
    rules: [
      [
        duesScheduleRules,
        [
          'already-proposed',
          'period-backwards',
          'category-unknown',
          'unit-unknown',
          'unit-outside',
          'currency-unknown',
          'line-twice',
        ],
      ],
    ],
    example: {
      unit: 'UG-402',
      title: 'Dues of 2030',
      from: '2030-01-01',
      until: '2030-12-31',
      lines: [
        { category: 'full', amount: { minor: 200_000, currency: 'UGX' } },
        { category: 'full', budgetBand: 'under-10k', amount: { minor: 50_000, currency: 'UGX' } },
      ],
    },
  })
  propose(@Body() body: ProposeDuesScheduleBody, @Issued() command: IssuedCommand) {
    const { id, unit } = body;
    return this.commands.create(command, duesSchedule, id, { unit, organisations: [] }, (state, given) =>
      this.writing.propose(state, termsOf(body), given),
    );
  }

  @EntityCommand('adopt', {
    operationId: 'adoptDuesSchedule',
    summary: 'Adopt a schedule of dues that somebody else proposed',
    roles: OFFICERS,
    rules: [
      [duesScheduleRules, ['not-proposed', 'decided', 'adopted-by-proposer', 'dated-before-last-step']],
      [duesTariffRules, ['overlaps', 'full']],
    ],
    sensitive: true,
  })
  adopt(@Param('id') id: string, @Body() _body: ScheduleStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, duesSchedule, id, (state, given) => this.writing.adopt(id, state, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawDuesSchedule',
    summary: 'Take a proposal of dues back',
    roles: OFFICERS,
    rules: [[duesScheduleRules, ['not-proposed', 'decided', 'dated-before-last-step']]],
  })
  withdraw(@Param('id') id: string, @Body() _body: ScheduleStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, duesSchedule, id, (state, given) => withdraw(state, given));
  }

  @EntityCommand('end', {
    operationId: 'endDuesSchedule',
    summary: 'End an adopted schedule of dues before its time',
    description: 'What was invoiced by it stands.',
    roles: OFFICERS,
    rules: [[duesScheduleRules, ['not-proposed', 'not-adopted', 'not-shorter', 'dated-before-last-step']]],
    sensitive: true,
  })
  end(@Param('id') id: string, @Body() body: EndDuesScheduleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, duesSchedule, id, (state, given) => this.writing.end(id, state, body, given));
  }

  @ReadEntity({
    operationId: 'readDuesSchedule',
    summary: 'A schedule of dues',
    roles: READERS,
    schema: DuesScheduleDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, duesSchedule, id, presentDuesSchedule, moment);
  }

  @ReadEntityEvents({
    operationId: 'readDuesScheduleEvents',
    summary: 'The events of a schedule of dues',
    roles: READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, duesSchedule, id);
  }
}

function termsOf({ unit, title, from, until, lines }: ProposeDuesScheduleBody): DuesTerms {
  const ofUnit = lines.map(({ category, unit: below = unit, budgetBand, amount: { minor, currency } }) => ({
    category,
    unit: below,
    ...(budgetBand === undefined ? {} : { budgetBand }),
    amount: { minor, currency },
  }));
  return { unit, title, from, until, lines: ofUnit };
}
