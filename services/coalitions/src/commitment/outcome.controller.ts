import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import type { OnGround } from './commitment.commands.pure.ts';
import {
  AgreeDateBody,
  CommitmentGroundBody,
  DeclineDateBody,
  DeclineWordsBody,
  DraftWordsBody,
  KeptBody,
  ProposeDateBody,
  PublishWordsBody,
} from './commitment.commands.ts';
import { telling } from './commitment.controller.ts';
import { agreeDate, declineDate, proposeDate } from './commitment.dates.pure.ts';
import { breakPromise, contest, excuse, keep } from './commitment.outcome.pure.ts';
import { OFFICERS, SIDES } from './commitment.roles.ts';
import { commitmentRules } from './commitment.rules.ts';
import { commitment } from './commitment.state.ts';
import { declineWords, draftWords } from './commitment.words.pure.ts';
import { CommitmentWriting } from './commitment.writing.ts';

const ON_ITS_WAY = ['unknown', 'ended', 'before-last-step'] as const;
const OF_WORDS = ['unknown', 'before-last-step'] as const;

/** What becomes of a promise, which others than its promisor say; another date for it; and its words in clear. */
@Controller('coalitions/commitments')
export class CommitmentOutcomeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: CommitmentWriting,
  ) {}

  @EntityCommand('contest', {
    operationId: 'contestCommitmentReport',
    summary: 'Deny that a promise is kept, though its promisor says so',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'own-promise', 'judges-for-another', 'not-reported']]],
  })
  contest(@Param('id') id: string, @Body() body: CommitmentGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => contest(state, onGround(body), sides, given));
  }

  @EntityCommand('propose-date', {
    operationId: 'proposeCommitmentDate',
    summary: 'Ask the other side for another date, with grounds',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'date-proposed', 'same-date', 'date-past']]],
    example: { ground: 'funds-late', dueOn: '2027-12-15' },
  })
  proposeDate(@Param('id') id: string, @Body() body: ProposeDateBody, @Issued() command: IssuedCommand) {
    const { dueOn, side } = body;
    return this.writing.run(command, id, (state, sides, given) =>
      proposeDate(state, { ...onGround(body), dueOn, side }, sides, given),
    );
  }

  @EntityCommand('agree-date', {
    operationId: 'agreeCommitmentDate',
    summary: 'Agree to the other date that was asked for',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'no-date-proposed', 'own-date', 'date-past']]],
  })
  agreeDate(@Param('id') id: string, @Body() body: AgreeDateBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => agreeDate(state, body, sides, given));
  }

  @EntityCommand('decline-date', {
    operationId: 'declineCommitmentDate',
    summary: 'Decline the other date that was asked for: the promise stands as it did',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'no-date-proposed', 'own-date']]],
  })
  declineDate(@Param('id') id: string, @Body() body: DeclineDateBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => declineDate(state, body, sides, given));
  }

  @EntityCommand('keep', {
    operationId: 'findCommitmentKept',
    summary: 'Find a promise kept',
    description: 'By those to whom it was made, or by an officer who had no part in it.',
    roles: SIDES,
    rules: [
      [
        commitmentRules,
        [...ON_ITS_WAY, 'own-promise', 'judges-for-another', 'evidence-unreadable', 'done-out-of-time'],
      ],
    ],
    example: { note: 'We were there: all four helpdesks are open.', links: ['https://example.org'] },
    sensitive: true,
  })
  keep(@Param('id') id: string, @Body() body: KeptBody, @Issued() command: IssuedCommand) {
    const { doneOn } = body;
    return this.writing.run(command, id, (state, sides, given) =>
      keep(state, { ...telling(body), doneOn }, sides, given),
    );
  }

  @EntityCommand('break', {
    operationId: 'findCommitmentBroken',
    summary: 'Find a promise that has fallen due broken, or own up that it will not be kept',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'judges-for-another', 'not-due']]],
    example: { ground: 'nothing-done' },
    sensitive: true,
  })
  break(@Param('id') id: string, @Body() body: CommitmentGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => breakPromise(state, onGround(body), sides, given));
  }

  @EntityCommand('excuse', {
    operationId: 'excuseCommitment',
    summary: 'Let a promise go, with grounds: it is neither kept nor broken',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'own-promise', 'judges-for-another']]],
    example: { ground: 'no-longer-needed' },
    sensitive: true,
  })
  excuse(@Param('id') id: string, @Body() body: CommitmentGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => excuse(state, onGround(body), sides, given));
  }

  @EntityCommand('draft-words', {
    operationId: 'draftCommitmentWords',
    summary: 'Put the words of a promise forward, to be published by somebody else',
    roles: OFFICERS,
    rules: [[commitmentRules, OF_WORDS]],
  })
  draftWords(@Param('id') id: string, @Body() body: DraftWordsBody, @Issued() command: IssuedCommand) {
    const words = { text: body.text, about: body.about };
    return this.commands.run(command, commitment, id, (state, given) => draftWords(state, { words }, given));
  }

  @EntityCommand('publish-words', {
    operationId: 'publishCommitmentWords',
    summary: 'Publish the words of a promise, confirming that they name no private person',
    description:
      'Send back exactly what was put forward, as it stands in the document: it is public from then on, for good.',
    roles: OFFICERS,
    rules: [[commitmentRules, [...OF_WORDS, 'not-drafted', 'own-words', 'words-gone', 'other-words']]],
    sensitive: true,
  })
  publishWords(@Param('id') id: string, @Body() body: PublishWordsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, commitment, id, (state, given) => this.writing.publishWords(state, body, given));
  }

  @EntityCommand('decline-words', {
    operationId: 'declineCommitmentWords',
    summary: 'Not publish the words that were put forward',
    roles: OFFICERS,
    rules: [[commitmentRules, [...OF_WORDS, 'not-drafted']]],
  })
  declineWords(@Param('id') id: string, @Body() body: DeclineWordsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, commitment, id, (state, given) => declineWords(state, body, given));
  }
}

function onGround({ ground, narrative, about }: CommitmentGroundBody): OnGround {
  return { ground, ...(narrative === undefined ? {} : { narrative: { text: narrative, about } }) };
}
