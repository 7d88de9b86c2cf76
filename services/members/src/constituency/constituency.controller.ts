import { FIRST_CONSTITUENCIES } from '@baraza/domain';
import {
  type Caller,
  CallerIs,
  type CommandAnswer,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { InUseDocument, InUseList, presentInUse } from '../in-use.document.ts';
import { EVERYBODY } from '../roles.ts';
import { AddConstituencyBody, RetireConstituencyBody } from './constituency.commands.ts';
import { add, retire, type ConstituencyFacts } from './constituency.decider.ts';
import { constituencyRules } from './constituency.rules.ts';
import { inUseOf, constituency } from './constituency.state.ts';

@Controller('members/constituencies')
export class ConstituencyController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'addConstituency',
    summary: 'Add a constituency, or take one up again',
    roles: ['secretariat'],
    rules: [[constituencyRules, ['in-use', 'before-last-change']]],
    mayBeFutureDated: true,
  })
  add(@Body() body: AddConstituencyBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    return this.#forAll((facts) =>
      this.commands.create(command, constituency, body.code, scopeOf(facts), (state, given) =>
        add(state, body, facts, given),
      ),
    );
  }

  @EntityCommand('retire', {
    operationId: 'retireConstituency',
    summary: 'Retire a constituency: nothing new is given it from the date of the command on',
    description: 'The id is its code.',
    roles: ['secretariat'],
    rules: [[constituencyRules, ['before-last-change']]],
    mayBeFutureDated: true,
  })
  retire(@Param('id') id: string, @Body() _body: RetireConstituencyBody, @Issued() command: IssuedCommand) {
    return this.#forAll(async (facts) => {
      if (inUseOf((await this.commands.load(constituency, id)).state, id).length === 0) throw new NotFound();
      return this.commands.create(command, constituency, id, scopeOf(facts), (state, given) =>
        retire(state, { code: id }, facts, given),
      );
    });
  }

  @Query({
    operationId: 'listConstituencies',
    summary: 'Constituencies, and when they were in use',
    roles: EVERYBODY,
    schema: InUseList,
  })
  list(): object {
    return { items: this.facts.constituencies().map(presentInUse) };
  }

  @Query({
    path: ':id',
    operationId: 'readConstituency',
    summary: 'A constituency',
    roles: EVERYBODY,
    schema: InUseDocument,
  })
  async read(@Param('id') id: string): Promise<object> {
    const { state } = await this.commands.load(constituency, id);
    const inUse = inUseOf(state, id);
    if (inUse.length === 0) throw new NotFound();
    return presentInUse({
      code: id,
      inUse,
      ...(state.status === 'none' || state.name === undefined ? {} : { name: state.name }),
    });
  }

  @ReadEntityEvents({
    operationId: 'readConstituencyEvents',
    summary: 'The events of a constituency',
    roles: EVERYBODY,
  })
  async events(@Param('id') id: string, @CallerIs() caller: Caller): Promise<object> {
    // One of the first is in use without an event.
    const { state } = await this.commands.load(constituency, id);
    if (state.status === 'none' && FIRST_CONSTITUENCIES.some((first) => first === id)) return { events: [] };
    return this.entities.events(caller, constituency, id);
  }

  /** What stands in the forum's list is the whole forum's matter. */
  async #forAll(run: (facts: ConstituencyFacts) => Promise<CommandAnswer>): Promise<CommandAnswer> {
    const forum = await this.facts.knownForum();
    if (forum === undefined) throw new NotFound();
    return run({ rootUnit: forum.rootUnit });
  }
}

const scopeOf = ({ rootUnit }: ConstituencyFacts) => ({ unit: rootUnit, organisations: [] });
