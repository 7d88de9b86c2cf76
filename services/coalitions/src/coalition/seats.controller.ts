import { CommandHandler, EntityCommand, Issued, type IssuedCommand, ReferenceFacts } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import {
  AskForSeatBody,
  DeclineBody,
  DropRemovalBody,
  InRoleBody,
  OfOrganisationBody,
  OnGroundsBody,
  ReinstateSeatBody,
  ReplyToRemovalBody,
  ServeRemovalBody,
} from './coalition.commands.ts';
import { standingOf } from './coalition.facts.ts';
import { DECIDERS, SPEAKERS } from './coalition.roles.ts';
import { dropRemoval, proposeRemoval, remove, replyToRemoval, serveRemoval } from './coalition.removal.ts';
import { coalitionRules } from './coalition.rules.ts';
import { accept, admit, ask, changeRole, decline, invite, leave } from './coalition.seats.ts';
import { coalition, coalitionAskedBy } from './coalition.state.ts';
import { reinstate, suspend } from './coalition.suspension.ts';

const STANDING = ['organisation-unknown', 'organisation-closed'] as const;
const ALWAYS = ['wound-down', 'before-last-step'] as const;
const JUDGED = ['convenors-only', 'own-organisation'] as const;

/** The seats of a coalition: how they come about, are suspended, returned and ended. */
@Controller('coalitions/coalitions')
export class SeatsController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
  ) {}

  @EntityCommand('invite', {
    operationId: 'inviteParticipant',
    summary: 'Invite an organisation to a seat',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, ...STANDING, 'seat-taken', ...ALWAYS]]],
  })
  invite(@Param('id') id: string, @Body() body: InRoleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, async (state, given) =>
      invite(state, body, await standingOf(this.facts, body.organisation), given),
    );
  }

  @EntityCommand('ask', {
    operationId: 'askForSeat',
    summary: 'Ask for a seat on behalf of an organisation',
    roles: SPEAKERS,
    rules: [[coalitionRules, ['speaks-for-another', ...STANDING, 'seat-taken', ...ALWAYS]]],
  })
  ask(@Param('id') id: string, @Body() body: AskForSeatBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalitionAskedBy(body.organisation), id, async (state, given) =>
      ask(state, body, await standingOf(this.facts, body.organisation), given),
    );
  }

  @EntityCommand('admit', {
    operationId: 'admitParticipant',
    summary: 'Admit an organisation that asked for a seat',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, 'not-asked', ...STANDING, ...ALWAYS]]],
  })
  admit(@Param('id') id: string, @Body() body: OfOrganisationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, async (state, given) =>
      admit(state, body, await standingOf(this.facts, body.organisation), given),
    );
  }

  @EntityCommand('accept', {
    operationId: 'acceptInvitation',
    summary: 'Accept an invitation on behalf of the organisation invited',
    roles: SPEAKERS,
    rules: [[coalitionRules, ['speaks-for-another', 'not-invited', ...STANDING, ...ALWAYS]]],
  })
  accept(@Param('id') id: string, @Body() body: OfOrganisationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, async (state, given) =>
      accept(state, body, await standingOf(this.facts, body.organisation), given),
    );
  }

  @EntityCommand('decline', {
    operationId: 'declineParticipation',
    summary: 'Decline an invitation or a request',
    description: 'By the organisation it is about, or else by the coalition, which has to give a ground.',
    roles: SPEAKERS,
    rules: [[coalitionRules, ['nothing-pending', 'convenors-only', 'ground-missing', ...ALWAYS]]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => decline(state, body, given));
  }

  @EntityCommand('leave', {
    operationId: 'leaveCoalition',
    summary: "Give up an organisation's seat",
    roles: SPEAKERS,
    rules: [[coalitionRules, ['speaks-for-another', 'not-seated', 'last-convenor', ...ALWAYS]]],
  })
  leave(@Param('id') id: string, @Body() body: OfOrganisationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => leave(state, body, given));
  }

  @EntityCommand('change-role', {
    operationId: 'changeSeatRole',
    summary: 'Give a participant another role',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, 'not-seated', 'seat-suspended', 'last-convenor', ...ALWAYS]]],
  })
  changeRole(@Param('id') id: string, @Body() body: InRoleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => changeRole(state, body, given));
  }

  @EntityCommand('suspend', {
    operationId: 'suspendSeat',
    summary: 'Suspend a seat by decision',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, 'not-seated', 'suspended-already', ...ALWAYS]]],
  })
  suspend(@Param('id') id: string, @Body() body: OnGroundsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => suspend(state, body, given));
  }

  @EntityCommand('reinstate', {
    operationId: 'reinstateSeat',
    summary: 'Lift one cause a seat was suspended for',
    description: 'The seat is active again when no other cause remains.',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, 'not-seated', 'not-suspended-for-this', 'not-a-member-again', ...ALWAYS]]],
  })
  reinstate(@Param('id') id: string, @Body() body: ReinstateSeatBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, async (state, given) =>
      reinstate(state, body, await standingOf(this.facts, body.organisation), given),
    );
  }

  @EntityCommand('propose-removal', {
    operationId: 'proposeRemoval',
    summary: 'Propose to remove a participant, on a ground that it is told',
    description: 'The forum sends it a notice; its fourteen days to reply run from the day on which that arrives.',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, 'not-seated', 'removal-proposed-already', 'last-convenor', ...ALWAYS]]],
  })
  proposeRemoval(@Param('id') id: string, @Body() body: OnGroundsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => proposeRemoval(state, body, given));
  }

  @EntityCommand('serve-removal', {
    operationId: 'serveRemoval',
    summary: 'Say when the notice of a removal arrived, where it went another way than the forum’s',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, 'not-seated', 'removal-not-proposed', 'served-when', 'wound-down']]],
  })
  serveRemoval(@Param('id') id: string, @Body() body: ServeRemovalBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => serveRemoval(state, body, given));
  }

  @EntityCommand('reply-to-removal', {
    operationId: 'replyToRemoval',
    summary: 'Reply to the proposal to remove a participant, for that participant',
    roles: SPEAKERS,
    rules: [[coalitionRules, ['speaks-for-another', 'not-seated', 'removal-not-proposed', ...ALWAYS]]],
  })
  replyToRemoval(@Param('id') id: string, @Body() body: ReplyToRemovalBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => replyToRemoval(state, body, given));
  }

  @EntityCommand('drop-removal', {
    operationId: 'dropRemoval',
    summary: 'Let the proposal to remove a participant go',
    roles: DECIDERS,
    rules: [[coalitionRules, [...JUDGED, 'not-seated', 'removal-not-proposed', ...ALWAYS]]],
  })
  dropRemoval(@Param('id') id: string, @Body() body: DropRemovalBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => dropRemoval(state, body, given));
  }

  @EntityCommand('remove', {
    operationId: 'removeParticipant',
    summary: 'Remove a participant, once it was told the ground and heard',
    description:
      'By somebody else than whoever proposed it, when the participant has replied or its time to reply is past.',
    roles: DECIDERS,
    rules: [
      [
        coalitionRules,
        [
          ...([...JUDGED, 'not-seated', 'removal-not-proposed', 'other-ground', 'own-proposal'] as const),
          ...(['reply-awaited', 'last-convenor', ...ALWAYS] as const),
        ],
      ],
    ],
  })
  remove(@Param('id') id: string, @Body() body: OnGroundsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => remove(state, body, given));
  }
}
