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
import { Type } from 'typebox';
import { EVERYBODY } from '../roles.ts';
import { membershipRules } from '../membership/membership.rules.ts';
import { openMembershipRules } from '../open-membership/open-membership.rules.ts';
import { AdoptFoundersBody, FoundForumBody } from './forum.commands.ts';
import { found } from './forum.decider.ts';
import { forumRules } from './forum.rules.ts';
import { forum, type ForumState, THE_FORUM } from './forum.state.ts';
import { ForumWriting } from './forum.writing.ts';

export const ForumDocument = Type.Object({
  id: Type.Literal(THE_FORUM),
  status: Type.Literal('founded'),
  name: Type.String(),
  sample: Type.Boolean(),
  zone: Type.String(),
  rootUnit: Type.String(),
  languages: Type.Array(Type.String()),
  foundedBy: Type.Optional(Type.String({ description: 'The resolution that adopted its founding members' })),
});

const present = (state: ForumState, id: string): object => ({ id, ...state });

@Controller('members/forums')
export class ForumController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: ForumWriting,
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

  @EntityCommand('adopt-founders', {
    operationId: 'adoptFounders',
    summary: 'Adopt the founding members, by the resolution that founded the forum',
    description:
      'Once, before anybody else is a member: later ones apply, are screened and endorsed. At most 100; their memberships begin in the same append.',
    roles: ['secretariat'],
    rules: [
      [forumRules, ['not-founded', 'founders-adopted', 'members-already', 'founder-twice']],
      [membershipRules, ['organisation-unknown', 'category-unknown']],
      [openMembershipRules, ['taken', 'barred']],
    ],
    sensitive: true,
  })
  adoptFounders(@Param('id') id: string, @Body() body: AdoptFoundersBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, forum, id, (state, given) => this.writing.adoptFounders(state, body, given));
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
