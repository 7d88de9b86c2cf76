import { isUuid } from '@baraza/contracts';
import { ROLES } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import {
  type Caller,
  CallerIs,
  type CommandAnswer,
  CommandHandler,
  EntityCommand,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
  ReferenceFacts,
  VAULT,
} from '@baraza/service-kit';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { EVERYBODY } from '../roles.ts';
import { ErasePersonBody } from './person.commands.ts';
import { erase } from './person.decider.ts';
import { person } from './person.state.ts';

const Me = Type.Object({
  person: Type.Union([Type.String(), Type.Null()], {
    description: 'A random id, to be named by; null without a token',
  }),
  roles: Type.Array(
    Type.Object({
      role: Type.Enum(ROLES),
      unit: Type.Optional(Type.String()),
      organisation: Type.Optional(Type.String()),
    }),
  ),
});

@Controller('members/persons')
export class PersonController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Query({
    path: 'me',
    operationId: 'readMe',
    summary: 'Who I am in the record, and what I may do now',
    description: 'Whoever is to be granted a role tells its `person` to whoever grants it.',
    roles: EVERYBODY,
    schema: Me,
  })
  me(@CallerIs() { person, roles, isPublic }: Caller): object {
    return { person: isPublic ? null : person, roles };
  }

  @EntityCommand('erase', {
    operationId: 'erasePerson',
    summary: 'Erase a person: everything that the vault holds of them, for good',
    description:
      'A tombstone is recorded first, then keys, values and secrets are destroyed and the id is barred. Should the process stop between the two, it is done when the service starts again. Sent again, it changes nothing.',
    roles: ['secretariat'],
    rules: [],
    sensitive: true,
  })
  async erase(
    @Param('id') id: string,
    @Body() body: ErasePersonBody,
    @Issued() command: IssuedCommand,
  ): Promise<CommandAnswer> {
    if (!isUuid(id)) throw new NotFound();
    const forum = await this.facts.knownForum();
    if (forum === undefined) throw new NotFound();
    // A person stands in no unit: whoever erases must act for the whole forum.
    const scope = { unit: forum.rootUnit, organisations: [] };
    const answer = await this.commands.create(command, person, id, scope, async (state, given) => {
      const fields = state.status === 'none' ? (await this.vault.fieldsOf(id)).length : 0;
      return erase(state, { person: id, ...body }, { fields }, given);
    });
    await this.vault.erase(id);
    return answer;
  }
}
