import { derivedId } from '@baraza/contracts';
import {
  alsoIn,
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
import { cohort } from '../cohort/cohort.state.ts';
import { reverseSpending, spend } from '../grant/grant.decider.ts';
import { grantRules } from '../grant/grant.rules.ts';
import { grant } from '../grant/grant.state.ts';
import { programme } from '../programme/programme.state.ts';
import { CAPACITY_OFFICERS, CAPACITY_READERS } from '../roles.ts';
import { RecordActivityBody, StrikeActivityBody } from './activity.commands.ts';
import { type ActivityFacts, record, type RecordActivity, strike } from './activity.decider.ts';
import { ActivityDocument, presentActivity } from './activity.document.ts';
import { activityRules } from './activity.rules.ts';
import { activity } from './activity.state.ts';

@Controller('capacity/activities')
export class ActivityController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'recordActivity',
    summary: 'Put on record what was done with members or for them: where, with whom by count, at what cost',
    description: 'It holds from its last day. What a grant paid for is drawn from its line.',
    roles: CAPACITY_OFFICERS,
    rules: [
      [
        activityRules,
        [
          ...(['recorded-once', 'dates-backwards', 'not-over', 'unit-unknown', 'organisation-unknown'] as const),
          ...(['currency-unknown', 'paid-without-cost', 'grant-unknown', 'currency-of-grant'] as const),
          ...(['purpose-unknown'] as const),
        ],
      ],
      [grantRules, ['closed', 'line-unknown', 'spent-outside-period']],
    ],
  })
  record(@Body() body: RecordActivityBody, @Issued() command: IssuedCommand) {
    const id = body.id ?? derivedId(command.id, activity.name);
    const asked = { ...body, themes: body.themes ?? [], organisations: body.organisations ?? [] };
    const scope = { unit: body.unit, organisations: [] };
    const { cost, paidFrom, from, until } = asked;
    return this.commands.create(command, activity, id, scope, async (state, given) => ({
      events: record(state, asked, await this.#factsOf(asked), given),
      also:
        cost === undefined || paidFrom === undefined
          ? []
          : [
              alsoIn(grant, paidFrom.grant, (of, moment) =>
                spend(of, { activity: id, line: paidFrom.line, amount: cost.minor }, { from, until }, moment),
              ),
            ],
    }));
  }

  @EntityCommand('strike', {
    operationId: 'strikeActivity',
    summary: 'Let an activity count no longer that did not take place, or was put on record wrongly',
    roles: CAPACITY_OFFICERS,
    rules: [[activityRules, ['unknown', 'before-record']]],
  })
  strike(@Param('id') id: string, @Body() body: StrikeActivityBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, activity, id, (state, given) => {
      const events = strike(state, body, given);
      const paidFrom = state.status === 'none' ? undefined : state.paidFrom;
      return {
        events,
        also:
          events.length === 0 || paidFrom === undefined
            ? []
            : [alsoIn(grant, paidFrom.grant, (of, moment) => reverseSpending(of, id, moment))],
      };
    });
  }

  @ReadEntity({
    operationId: 'readActivity',
    summary: 'Read an activity',
    roles: CAPACITY_READERS,
    schema: ActivityDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, activity, id, presentActivity, moment);
  }

  @ReadEntityEvents({
    operationId: 'readActivityEvents',
    summary: "Read an activity's events",
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, activity, id);
  }

  async #factsOf({ unit, organisations, paidFrom, partOf }: RecordActivity): Promise<ActivityFacts> {
    const known = await Promise.all(organisations.map((id) => this.facts.knownOrganisation(id)));
    const from = paidFrom === undefined ? undefined : (await this.commands.load(grant, paidFrom.grant)).state;
    return {
      unitKnown: (await this.facts.knownUnit(unit)) !== undefined,
      organisationsKnown: organisations.filter((_, index) => known[index] !== undefined),
      currencyOfGrant: from === undefined || from.status === 'none' ? undefined : from.currency,
      purposeKnown: await this.#isKnown(partOf),
    };
  }

  /** A campaign is another service's: what was done for it names it, and nothing more. */
  async #isKnown(partOf: RecordActivity['partOf']): Promise<boolean> {
    if (partOf === undefined || partOf.kind === 'campaign') return true;
    const of = partOf.kind === 'programme' ? programme : cohort;
    const { state } = await this.commands.load<{ readonly status: string }, never>(of as never, partOf.id);
    return state.status !== 'none';
  }
}
