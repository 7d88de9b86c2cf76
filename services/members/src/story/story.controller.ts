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
import { Visibility } from '../profile/visibility.ts';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import { DeclineStoryBody, DraftStoryBody, PublishStoryBody, WithdrawStoryBody } from './story.commands.ts';
import { decline, draft, publish, withdraw } from './story.decider.ts';
import { presentStory, StoryDocument } from './story.document.ts';
import { storyRules } from './story.rules.ts';
import { story } from './story.state.ts';

/** Stories of impact: by consent of the organisation, in words that a second person has read, until they are withdrawn. */
@Controller('members/stories')
export class StoryController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly visibility: Visibility,
  ) {}

  @CreateCommand({
    operationId: 'draftStory',
    summary: 'Put a member’s story of impact forward',
    description:
      'By its representative, who consents by it; or by an officer who has its consent in writing. Somebody else publishes it.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[storyRules, ['drafted-once', 'not-a-member']]],
  })
  async draft(@Body() body: DraftStoryBody, @Issued() command: IssuedCommand) {
    const { organisation } = body;
    const scope = { unit: await this.visibility.unitOf(organisation), organisations: [organisation] };
    return this.commands.create(command, story, body.id, scope, async (state, given) =>
      draft(
        state,
        { ...body, themes: body.themes ?? [] },
        { member: await this.visibility.member(organisation) },
        given,
      ),
    );
  }

  @EntityCommand('publish', {
    operationId: 'publishStory',
    summary: 'Publish a story, confirming that it names no private person',
    description: 'Send back exactly what was put forward, as it stands in the document.',
    roles: OFFICERS,
    rules: [
      [
        storyRules,
        ['unknown', 'not-waiting', 'own-words', 'words-gone', 'other-words', 'not-a-member', 'before-last-step'],
      ],
    ],
    sensitive: true,
  })
  publish(@Param('id') id: string, @Body() body: PublishStoryBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, story, id, async (state, given) => {
      const waiting = state.status === 'drafted' ? state : undefined;
      const [title, text, member] = await Promise.all([
        this.visibility.opened(waiting?.title),
        this.visibility.opened(waiting?.text),
        waiting === undefined ? undefined : this.visibility.member(waiting.organisation),
      ]);
      return publish(state, body, { title, text, member }, given);
    });
  }

  @EntityCommand('decline', {
    operationId: 'declineStory',
    summary: 'Not publish a story as it was put forward',
    roles: OFFICERS,
    rules: [[storyRules, ['unknown', 'not-waiting', 'before-last-step']]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineStoryBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, story, id, (state, given) => decline(state, body, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawStory',
    summary: 'Show a story no longer: its consent is taken back, without a reason',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[storyRules, ['unknown', 'nothing-to-withdraw', 'before-last-step']]],
  })
  withdraw(@Param('id') id: string, @Body() _body: WithdrawStoryBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, story, id, (state, given) => withdraw(state, given));
  }

  @ReadEntity({ operationId: 'readStory', summary: 'A story of impact', roles: READERS, schema: StoryDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, story, id, presentStory, moment);
  }

  @ReadEntityEvents({ operationId: 'readStoryEvents', summary: 'The events of a story of impact', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, story, id);
  }
}
