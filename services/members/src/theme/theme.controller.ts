import { FIRST_THEMES } from '@baraza/domain';
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
import { AddThemeBody, RetireThemeBody } from './theme.commands.ts';
import { add, retire, type ThemeFacts } from './theme.decider.ts';
import { themeRules } from './theme.rules.ts';
import { inUseOf, theme } from './theme.state.ts';

@Controller('members/themes')
export class ThemeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'addTheme',
    summary: 'Add a theme, or take one up again',
    roles: ['secretariat'],
    rules: [[themeRules, ['in-use', 'before-last-change']]],
    mayBeFutureDated: true,
  })
  add(@Body() body: AddThemeBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    return this.#forAll((facts) =>
      this.commands.create(command, theme, body.code, scopeOf(facts), (state, given) => add(state, body, facts, given)),
    );
  }

  @EntityCommand('retire', {
    operationId: 'retireTheme',
    summary: 'Retire a theme: nothing new is given it from the date of the command on',
    description: 'The id is its code.',
    roles: ['secretariat'],
    rules: [[themeRules, ['before-last-change']]],
    mayBeFutureDated: true,
  })
  retire(@Param('id') id: string, @Body() _body: RetireThemeBody, @Issued() command: IssuedCommand) {
    return this.#forAll(async (facts) => {
      if (inUseOf((await this.commands.load(theme, id)).state, id).length === 0) throw new NotFound();
      return this.commands.create(command, theme, id, scopeOf(facts), (state, given) =>
        retire(state, { code: id }, facts, given),
      );
    });
  }

  @Query({
    operationId: 'listThemes',
    summary: 'Themes, and when they were in use',
    roles: EVERYBODY,
    schema: InUseList,
  })
  list(): object {
    return { items: this.facts.themes().map(presentInUse) };
  }

  @Query({ path: ':id', operationId: 'readTheme', summary: 'A theme', roles: EVERYBODY, schema: InUseDocument })
  async read(@Param('id') id: string): Promise<object> {
    const { state } = await this.commands.load(theme, id);
    const inUse = inUseOf(state, id);
    if (inUse.length === 0) throw new NotFound();
    return presentInUse({
      code: id,
      inUse,
      ...(state.status === 'none' || state.name === undefined ? {} : { name: state.name }),
    });
  }

  @ReadEntityEvents({ operationId: 'readThemeEvents', summary: 'The events of a theme', roles: EVERYBODY })
  async events(@Param('id') id: string, @CallerIs() caller: Caller): Promise<object> {
    // One of the first is in use without an event.
    const { state } = await this.commands.load(theme, id);
    if (state.status === 'none' && FIRST_THEMES.some((first) => first === id)) return { events: [] };
    return this.entities.events(caller, theme, id);
  }

  /** What stands in the forum's list is the whole forum's matter. */
  async #forAll(run: (facts: ThemeFacts) => Promise<CommandAnswer>): Promise<CommandAnswer> {
    const forum = await this.facts.knownForum();
    if (forum === undefined) throw new NotFound();
    return run({ rootUnit: forum.rootUnit });
  }
}

const scopeOf = ({ rootUnit }: ThemeFacts) => ({ unit: rootUnit, organisations: [] });
