import { civilDateIn, isCivilDate } from '@baraza/domain';
import {
  AsAt,
  type AsAtMoment,
  BadRequest,
  type Caller,
  CallerIs,
  CLOCK,
  type Clock,
  type CommandAnswer,
  CommandHandler,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Inject, Param, Query as Parameter } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { EVERYBODY } from '../roles.ts';
import { FIRST_RULES } from './rule-set.pure.ts';
import { AdoptRulesBody, ProposeRulesBody } from './rules.commands.ts';
import { adopt, propose, type RulesFacts } from './rules.decider.ts';
import {
  presentInForce,
  presentRules,
  RulesDocument,
  RulesInForce,
  RulesVersions,
  versionsOf,
} from './rules.document.ts';
import { rulesRules } from './rules.rules.ts';
import { rules, THE_RULES } from './rules.state.ts';

const { version: _first, ...firstText } = FIRST_RULES;

@Controller('members/rules')
export class RulesController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EntityCommand('propose', {
    operationId: 'proposeRules',
    summary: 'Put rules forward for adoption',
    description: `All of them, not only what changes. A proposal takes the place of one that waits. The id is \`${THE_RULES}\`.`,
    roles: ['secretariat'],
    rules: [
      [rulesRules, ['below-floor', 'no-grounds', 'code-twice', 'nobody-votes', 'category-dropped', 'proof-unknown']],
    ],
    example: { rules: firstText },
  })
  propose(@Param('id') id: string, @Body() body: ProposeRulesBody, @Issued() command: IssuedCommand) {
    return this.#onRules(id, (facts) =>
      this.commands.create(command, rules, THE_RULES, scopeOf(facts), (state, given) =>
        propose(state, body, facts, given),
      ),
    );
  }

  @EntityCommand('adopt', {
    operationId: 'adoptRules',
    summary: 'Adopt the rules that were proposed',
    description:
      'By somebody other than whoever proposed them. They hold from `effectiveOn`, which may be a date to come, until the next version does.',
    roles: ['secretariat'],
    rules: [[rulesRules, ['proposal-unknown', 'adopted-by-proposer', 'before-the-last', 'reaches-back']]],
    mayBeFutureDated: true,
    sensitive: true,
  })
  adopt(@Param('id') id: string, @Body() body: AdoptRulesBody, @Issued() command: IssuedCommand) {
    return this.#onRules(id, (facts) =>
      this.commands.create(command, rules, THE_RULES, scopeOf(facts), (state, given) =>
        adopt(state, body, facts, given),
      ),
    );
  }

  @Query({
    operationId: 'listRules',
    summary: 'Every version of the rules, and from when it holds',
    description: 'The first is what a forum begins with, before it adopts rules of its own.',
    roles: EVERYBODY,
    schema: RulesVersions,
  })
  async list(): Promise<object> {
    return { versions: versionsOf((await this.commands.load(rules, THE_RULES)).state) };
  }

  @Query({
    path: 'current',
    operationId: 'readRulesInForce',
    summary: 'The rules in force on a date: what each category may do, and every number',
    roles: EVERYBODY,
    schema: RulesInForce,
  })
  @ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: 'Default: today' })
  async current(@Parameter('on') on: unknown): Promise<object> {
    const today = civilDateIn(this.facts.forum()?.zone ?? 'UTC', new Date(this.clock.now()).toISOString());
    const date = on === undefined ? today : on;
    if (!isCivilDate(date)) {
      throw new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
        errors: [{ pointer: '/on', code: 'date', detail: 'takes a date that exists, as YYYY-MM-DD' }],
      });
    }
    return presentInForce((await this.commands.load(rules, THE_RULES)).state, date);
  }

  @ReadEntity({
    operationId: 'readRules',
    summary: 'The rules: their versions, and what waits to be adopted',
    roles: EVERYBODY,
    schema: RulesDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, rules, id, presentRules, moment);
  }

  @ReadEntityEvents({ operationId: 'readRulesEvents', summary: 'The events of the rules', roles: EVERYBODY })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, rules, id);
  }

  /** Rules are made for the whole forum: whoever does so acts for all of it. */
  async #onRules(id: string, run: (facts: RulesFacts) => Promise<CommandAnswer>): Promise<CommandAnswer> {
    const forum = await this.facts.knownForum();
    if (id !== THE_RULES || forum === undefined) throw new NotFound();
    return run({ rootUnit: forum.rootUnit });
  }
}

const scopeOf = ({ rootUnit }: RulesFacts) => ({ unit: rootUnit, organisations: [] });
