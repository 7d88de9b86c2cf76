import { Code, Date, programmeRecommended, Uuid } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  Code_,
  CommandBody,
  CommandHandler,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { decline } from './recommendation.decider.ts';
import { recommendationRules } from './recommendation.rules.ts';
import { recommendation, type RecommendationState } from './recommendation.state.ts';

export class DeclineRecommendation extends CommandBody {
  @Code_({ example: 'no-time-now', description: 'Why it is not for the organisation, at least not now' })
  ground: string;
}

export const RecommendationDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['open', 'taken-up', 'declined', 'lapsed']),
    ...programmeRecommended.data.properties,
    recommendedOn: Date,
    lastStepOn: Date,
    enrolment: Type.Optional(Uuid),
    ground: Type.Optional(Code),
  },
  { additionalProperties: false, $id: 'Recommendation' },
);

function present(state: RecommendationState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a recommendation that was never made');
  const { recommended, ...known } = state;
  return { id, ...recommended, ...known };
}

/** It says where an organisation is weak: for itself, and for those who work with it on its capacity. */
@Controller('capacity/recommendations')
export class RecommendationController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
  ) {}

  @EntityCommand('decline', {
    operationId: 'declineRecommendation',
    summary: 'Say that a recommended programme is not for the organisation, at least not now',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[recommendationRules, ['not-open', 'before-last-step']]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineRecommendation, @Issued() command: IssuedCommand) {
    return this.commands.run(command, recommendation, id, (state, given) => decline(state, body, given));
  }

  @ReadEntity({
    operationId: 'readRecommendation',
    summary: 'A programme that was recommended to an organisation, and why',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    schema: RecommendationDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, recommendation, id, present, moment);
  }

  @ReadEntityEvents({
    operationId: 'readRecommendationEvents',
    summary: 'The events of a recommendation',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, recommendation, id);
  }
}
