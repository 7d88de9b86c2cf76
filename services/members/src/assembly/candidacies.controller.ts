import type { Role } from '@baraza/domain';
import { type Caller, CallerIs, CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { personRules } from '../person/person.rules.ts';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { appeal, refuse, review, withdraw } from './assembly.candidacies.pure.ts';
import {
  AppealCandidacyBody,
  EnterCandidacyBody,
  OfCandidacyBody,
  RefuseCandidacyBody,
  ReviewCandidacyBody,
} from './assembly.commands.ts';
import { assemblyRules } from './assembly.rules.ts';
import { assembly } from './assembly.state.ts';
import { AssemblyWriting } from './assembly.writing.ts';

const JUDGES: readonly Role[] = [...OFFICERS, 'conduct-committee'];
const OF_ONE = ['not-called', 'dated-before-last-step', 'candidacy-unknown', 'judged-already'] as const;

/** Who is put forward, and who of them stands. */
@Controller('members/assemblies')
export class CandidaciesController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: AssemblyWriting,
  ) {}

  @EntityCommand('enter-candidacy', {
    operationId: 'enterCandidacy',
    summary: 'Put somebody forward for a seat',
    description: 'By a member of the unit, through its representative, or by an officer on its word.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        assemblyRules,
        [
          ...([
            'not-called',
            'dated-before-last-step',
            'nominations-over',
            'enters-for-another',
            'list-unknown',
          ] as const),
          ...(['not-a-member', 'entered-twice', 'list-full', 'person-twice'] as const),
        ],
      ],
      [personRules, ['erased']],
    ],
  })
  async enter(
    @Param('id') id: string,
    @Body() body: EnterCandidacyBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const { openTo } = await this.writing.openTo(id, caller);
    return this.commands.run(command, openTo, id, (state, given) => this.writing.enter(state, body, given));
  }

  @EntityCommand('accept-candidacy', {
    operationId: 'acceptCandidacy',
    summary: 'Find a candidacy in order',
    roles: JUDGES,
    rules: [[assemblyRules, [...OF_ONE, 'judges-own', 'may-not-stand']]],
    sensitive: true,
  })
  accept(@Param('id') id: string, @Body() body: OfCandidacyBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, (state, given) => this.writing.accept(state, body, given));
  }

  @EntityCommand('refuse-candidacy', {
    operationId: 'refuseCandidacy',
    summary: 'Refuse a candidacy on a ground',
    description: 'Who put it forward may ask within seven days that somebody else look at it.',
    roles: JUDGES,
    rules: [[assemblyRules, [...OF_ONE, 'judges-own']]],
    sensitive: true,
  })
  refuse(@Param('id') id: string, @Body() body: RefuseCandidacyBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, (state, given) => refuse(state, body, given));
  }

  @EntityCommand('appeal-candidacy', {
    operationId: 'appealCandidacy',
    summary: 'Ask that somebody else look at a refused candidacy',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[assemblyRules, [...OF_ONE, 'enters-for-another', 'not-refused', 'appeal-late']]],
  })
  appeal(@Param('id') id: string, @Body() body: AppealCandidacyBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, (state, given) => appeal(state, body, given));
  }

  @EntityCommand('review-candidacy', {
    operationId: 'reviewCandidacy',
    summary: 'Look at a refused candidacy again, as somebody who did not refuse it',
    roles: JUDGES,
    rules: [[assemblyRules, [...OF_ONE, 'not-appealed', 'judges-own', 'reviewed-by-refuser']]],
    sensitive: true,
  })
  review(@Param('id') id: string, @Body() body: ReviewCandidacyBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, (state, given) => review(state, body, given));
  }

  @EntityCommand('withdraw-candidacy', {
    operationId: 'withdrawCandidacy',
    summary: 'Take a candidacy back before the vote',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[assemblyRules, [...OF_ONE, 'enters-for-another', 'not-standing']]],
  })
  withdraw(@Param('id') id: string, @Body() body: OfCandidacyBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, (state, given) => withdraw(state, body, given));
  }
}
