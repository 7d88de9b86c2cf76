import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { EVERYBODY } from '../roles.ts';
import { FoundForumBody } from './forum.commands.ts';
import { found } from './forum.decider.ts';
import { forumRules } from './forum.rules.ts';
import { forum, type ForumState, THE_FORUM } from './forum.state.ts';

export const ForumDocument = Type.Object({
  id: Type.Literal(THE_FORUM),
  status: Type.Literal('founded'),
  name: Type.String(),
  sample: Type.Boolean(),
  zone: Type.String(),
  rootUnit: Type.String(),
  languages: Type.Array(Type.String()),
});

const present = (state: ForumState, id: string): object => ({ id, ...state });

@Controller('members/forums')
export class ForumController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
  ) {}

  @CreateCommand({
    operationId: 'foundForum',
    summary: 'Found the forum',
    description: 'Once, before anything else. The root unit is registered next; then all that stands below it.',
    roles: ['secretariat'],
    rules: [[forumRules, ['already-founded']]],
  })
  found(@Body() body: FoundForumBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.rootUnit, organisations: [] };
    return this.commands.create(command, forum, THE_FORUM, scope, (state, given) => found(state, body, given));
  }

  @ReadEntity({ operationId: 'readForum', summary: 'The forum', roles: EVERYBODY, schema: ForumDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, forum, id, present, moment);
  }

  @ReadEntityEvents({ operationId: 'readForumEvents', summary: "The forum's events", roles: EVERYBODY })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, forum, id);
  }
}
