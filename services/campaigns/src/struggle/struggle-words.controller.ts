import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { DeclineStruggleWordsBody, DraftStruggleWordsBody, PublishStruggleWordsBody } from './struggle.commands.ts';
import { PUBLISHING } from './struggle.roles.ts';
import { struggleRules } from './struggle.rules.ts';
import { struggleInTheOpen } from './struggle.state.ts';
import { declineWords, draftWords, publishWords } from './struggle.words.pure.ts';
import { StruggleWriting } from './struggle.writing.ts';

const OF_WORDS = ['not-verified', 'before-last-step'] as const;

/** What the public is told of a struggle. */
@Controller('campaigns/struggles')
export class StruggleWordsController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: StruggleWriting,
  ) {}

  @EntityCommand('draft-words', {
    operationId: 'draftStruggleWords',
    summary: 'Put words for a struggle forward, to be published by somebody else',
    roles: PUBLISHING,
    rules: [[struggleRules, OF_WORDS]],
  })
  draftWords(@Param('id') id: string, @Body() body: DraftStruggleWordsBody, @Issued() command: IssuedCommand) {
    const words = { text: body.text, about: body.about };
    return this.commands.run(command, struggleInTheOpen, id, (state, given) => draftWords(state, { words }, given));
  }

  @EntityCommand('publish-words', {
    operationId: 'publishStruggleWords',
    summary: 'Publish words for a struggle, confirming that they name no private person',
    description:
      'Send back exactly what was put forward, as it stands in the document: it is public from then on, for good, with the place and the kind of the struggle; pages show as much of it as civic space allows.',
    roles: PUBLISHING,
    rules: [[struggleRules, [...OF_WORDS, 'not-drafted', 'own-words', 'words-gone', 'other-words']]],
    sensitive: true,
  })
  publishWords(@Param('id') id: string, @Body() body: PublishStruggleWordsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, struggleInTheOpen, id, async (state, given) =>
      publishWords(state, body, await this.writing.words(state), given),
    );
  }

  @EntityCommand('decline-words', {
    operationId: 'declineStruggleWords',
    summary: 'Not publish the words for a struggle that were put forward',
    roles: PUBLISHING,
    rules: [[struggleRules, [...OF_WORDS, 'not-drafted']]],
  })
  declineWords(@Param('id') id: string, @Body() body: DeclineStruggleWordsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, struggleInTheOpen, id, (state, given) => declineWords(state, body, given));
  }
}
