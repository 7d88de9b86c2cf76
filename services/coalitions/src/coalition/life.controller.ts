import { CommandHandler, EntityCommand, Issued, type IssuedCommand, ReferenceFacts } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { coalitionRules } from './coalition.rules.ts';
import { nameGoals, reachStage, revive } from './coalition.life.ts';
import { DECIDERS } from './coalition.roles.ts';
import { coalition } from './coalition.state.ts';
import { proposeTerms } from './coalition.terms.ts';
import { windDown } from './coalition.winding-down.ts';
import { NameGoalsBody, ProposeTermsBody, ReachStageBody, ReviveBody, WindDownBody } from './life.commands.ts';
import { PromisesOfCoalitions } from './promises-of-coalitions.ts';

const ALWAYS = ['wound-down', 'convenors-only'] as const;

/** What a coalition works for and how it decides, from its formation to its end. */
@Controller('coalitions/coalitions')
export class CoalitionLifeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly promises: PromisesOfCoalitions,
  ) {}

  @EntityCommand('name-goals', {
    operationId: 'nameCoalitionGoals',
    summary: 'Say which goals of the change agenda a coalition serves',
    roles: DECIDERS,
    rules: [[coalitionRules, [...ALWAYS, 'goal-unknown']]],
  })
  nameGoals(@Param('id') id: string, @Body() body: NameGoalsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, async (state, given) =>
      nameGoals(state, body, { open: await this.facts.openGoals(body.goals) }, given),
    );
  }

  @EntityCommand('reach-stage', {
    operationId: 'reachCoalitionStage',
    summary: 'Say that a coalition has come to another stage of its life',
    roles: DECIDERS,
    rules: [[coalitionRules, [...ALWAYS, 'before-last-step']]],
  })
  reachStage(@Param('id') id: string, @Body() body: ReachStageBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) => reachStage(state, body, given));
  }

  @EntityCommand('revive', {
    operationId: 'reviveCoalition',
    summary: 'Revive a dormant coalition: its participants have met again',
    description: 'Whatever is begun in it revives it, too. There is nothing to do where it is awake.',
    roles: DECIDERS,
    rules: [[coalitionRules, ALWAYS]],
  })
  revive(@Param('id') id: string, @Body() _body: ReviveBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, revive);
  }

  @EntityCommand('propose-terms', {
    operationId: 'proposeTermsOfReference',
    summary: 'Draw up terms of reference, for the participants to decide on',
    description: 'They hold when a decision on this version is adopted, by the rule of the terms before it.',
    roles: DECIDERS,
    rules: [[coalitionRules, [...ALWAYS, 'quorum-unreachable', 'rule-named-twice']]],
  })
  proposeTerms(@Param('id') id: string, @Body() body: ProposeTermsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, (state, given) =>
      proposeTerms(state, { ...body, otherRules: body.otherRules ?? [] }, given),
    );
  }

  @EntityCommand('wind-down', {
    operationId: 'windDownCoalition',
    summary: 'End a coalition and every seat in it, and say what becomes of its open promises',
    roles: DECIDERS,
    rules: [
      [
        coalitionRules,
        [...ALWAYS, 'before-last-step', 'commitments-unsettled', 'commitment-not-its-own', 'taken-over-by-nobody'],
      ],
    ],
    example: { ground: 'purpose-achieved' },
  })
  windDown(@Param('id') id: string, @Body() body: WindDownBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, coalition, id, async (state, given) =>
      windDown(state, body, { open: await this.promises.openOf(id) }, given),
    );
  }
}
