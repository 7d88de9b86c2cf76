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
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import {
  DeclineProfileBody,
  DraftFirstProfileBody,
  DraftProfileBody,
  PublishProfileBody,
  WithdrawProfileBody,
} from './profile.commands.ts';
import { decline, draftAgain, draftFirst, publish, withdraw } from './profile.decider.ts';
import { presentProfile, ProfileDocument } from './profile.document.ts';
import { profileRules } from './profile.rules.ts';
import { profile, profileIn } from './profile.state.ts';
import { Visibility } from './visibility.ts';

const GOES_ON = ['unknown', 'before-last-step'] as const;

/** A member's public profile: by its consent, in words that a second person has read, until it is withdrawn. */
@Controller('members/profiles')
export class ProfileController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly visibility: Visibility,
  ) {}

  @CreateCommand({
    operationId: 'draftFirstProfile',
    summary: 'Put a member’s public profile forward for the first time',
    description:
      'By its representative, who consents by it; or by an officer who has its consent in writing. The organisation’s id is the profile’s. Somebody else publishes it.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[profileRules, ['drafted-already', 'not-a-member', 'link-unreadable']]],
  })
  async draftFirst(@Body() body: DraftFirstProfileBody, @Issued() command: IssuedCommand) {
    const { organisation } = body;
    const scope = { unit: await this.visibility.unitOf(organisation), organisations: [organisation] };
    return this.commands.create(command, profile, organisation, scope, async (state, given) =>
      draftFirst(state, whole(body), { member: await this.visibility.member(organisation) }, given),
    );
  }

  @EntityCommand('draft', {
    operationId: 'draftProfile',
    summary: 'Put a member’s public profile forward again: what is published stays until the new one is',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[profileRules, [...GOES_ON, 'not-a-member', 'link-unreadable']]],
  })
  async draft(@Param('id') id: string, @Body() body: DraftProfileBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, await this.#of(id), id, async (state, given) =>
      draftAgain(state, whole(body), { member: await this.visibility.member(id) }, given),
    );
  }

  @EntityCommand('publish', {
    operationId: 'publishProfile',
    summary: 'Publish a profile, confirming that it names no private person',
    description: 'Send back exactly what was put forward, as it stands in the document.',
    roles: OFFICERS,
    rules: [[profileRules, [...GOES_ON, 'not-drafted', 'own-words', 'words-gone', 'other-words', 'not-a-member']]],
    sensitive: true,
  })
  async publish(@Param('id') id: string, @Body() body: PublishProfileBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, await this.#of(id), id, async (state, given) => {
      const waiting = state.status === 'none' ? undefined : state.drafted?.about;
      const [drafted, member] = await Promise.all([this.visibility.opened(waiting), this.visibility.member(id)]);
      return publish(state, body, { drafted, member }, given);
    });
  }

  @EntityCommand('decline', {
    operationId: 'declineProfile',
    summary: 'Not publish a profile as it was put forward',
    roles: OFFICERS,
    rules: [[profileRules, [...GOES_ON, 'not-drafted']]],
  })
  async decline(@Param('id') id: string, @Body() body: DeclineProfileBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, await this.#of(id), id, (state, given) => decline(state, body, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawProfile',
    summary: 'Show a profile no longer: its consent is taken back, without a reason',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[profileRules, [...GOES_ON, 'nothing-to-withdraw']]],
  })
  async withdraw(@Param('id') id: string, @Body() _body: WithdrawProfileBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, await this.#of(id), id, (state, given) => withdraw(state, given));
  }

  @ReadEntity({
    operationId: 'readProfile',
    summary: 'A member’s profile, published or waiting',
    roles: READERS,
    schema: ProfileDocument,
  })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, await this.#of(id), id, presentProfile, moment);
  }

  @ReadEntityEvents({ operationId: 'readProfileEvents', summary: 'The events of a member’s profile', roles: READERS })
  async events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, await this.#of(id), id);
  }

  async #of(id: string): Promise<typeof profile> {
    return profileIn(await this.visibility.unitOf(id));
  }
}

/** With what was left out. */
function whole<Body_ extends { readonly themes?: string[]; readonly links?: string[] }>(body: Body_) {
  return { ...body, themes: body.themes ?? [], links: body.links ?? [] };
}
