import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { openMembershipRules } from '../open-membership/open-membership.rules.ts';
import { OFFICERS } from '../roles.ts';
import {
  ChangeCategoryBody,
  LiftSuspensionBody,
  NextStepBody,
  ReinstateMembershipBody,
  RenewMembershipBody,
} from './membership.commands.ts';
import { MembershipLifeWriting } from './membership.life.writing.ts';
import { membershipRules } from './membership.rules.ts';
import { membership } from './membership.state.ts';
import { MembershipWriting } from './membership.writing.ts';

const STEP = ['dated-before-last-step', 'own-membership'] as const;

/** What officers decide on a membership after its admission, and what its member decides. */
@Controller('members/memberships')
export class MembershipLifeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: MembershipWriting,
    private readonly life: MembershipLifeWriting,
  ) {}

  @EntityCommand('renew', {
    operationId: 'renewMembership',
    summary: 'Renew a membership for another term',
    description:
      'The new term begins where the last one ended, also when it is renewed in its days of grace. By the forum’s rules dues that are settled renew it by themselves; this is for what was decided otherwise.',
    roles: OFFICERS,
    rules: [[membershipRules, [...STEP, 'not-a-member', 'lapsed', 'ground-unknown', 'no-term', 'renewed-ahead']]],
    example: { ground: 'board-decision' },
  })
  renew(@Param('id') id: string, @Body() body: RenewMembershipBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.life.renew(state, body, given));
  }

  @EntityCommand('reinstate', {
    operationId: 'reinstateMembership',
    summary: 'Make an organisation a member again whose membership has lapsed',
    roles: OFFICERS,
    rules: [
      [membershipRules, [...STEP, 'not-lapsed', 'ground-unknown']],
      [openMembershipRules, ['taken', 'barred']],
    ],
    example: { ground: 'board-decision' },
  })
  reinstate(@Param('id') id: string, @Body() body: ReinstateMembershipBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.life.reinstate(id, state, body, given));
  }

  @EntityCommand('change-category', {
    operationId: 'changeMembershipCategory',
    summary: 'Change the category of a membership, from a date',
    description:
      'A term goes on where both categories pay dues. It begins where only the new one does, and ends to run where the new one does not.',
    roles: OFFICERS,
    rules: [[membershipRules, [...STEP, 'not-a-member', 'category-unknown']]],
    example: { category: 'associate' },
  })
  changeCategory(@Param('id') id: string, @Body() body: ChangeCategoryBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.life.changeCategory(state, body, given));
  }

  @EntityCommand('lift-suspension', {
    operationId: 'liftMembershipSuspension',
    summary: 'End a suspension before its time',
    description: 'The rights come back when no other suspension holds.',
    roles: ['secretariat', 'conduct-committee'],
    rules: [[membershipRules, [...STEP, 'not-a-member', 'not-suspended', 'ground-unknown']]],
    sensitive: true,
  })
  liftSuspension(@Param('id') id: string, @Body() body: LiftSuspensionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.life.liftSuspension(state, body, given));
  }

  @EntityCommand('resign', {
    operationId: 'resignMembership',
    summary: 'Leave the forum, from a date',
    description: 'By the member, or by the secretariat on the member’s word.',
    roles: ['secretariat', 'member-representative'],
    rules: [[membershipRules, ['not-a-member', 'dated-before-last-step']]],
  })
  resign(@Param('id') id: string, @Body() _body: NextStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.writing.resign(id, state, given));
  }
}
