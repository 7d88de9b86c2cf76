import { derivedId } from '@baraza/contracts';
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
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { scopeOfOrganisation, unitOfOrganisation } from '../known-organisations.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import {
  ActivateCoverBody,
  AdoptPlanBody,
  EndCoverBody,
  EndPlanBody,
  ReviewPlanBody,
  RevisePlanBody,
} from './succession-plan.commands.ts';
import { activate, adopt, end, review, revise, standDown } from './succession-plan.decider.ts';
import { presentSuccessionPlan, SuccessionPlanDocument } from './succession-plan.document.ts';
import { successionPlanRules } from './succession-plan.rules.ts';
import { successionPlan } from './succession-plan.state.ts';

const ALWAYS = ['unknown', 'dated-before-last-step'] as const;
const SAYING = ['cover-by-the-office', 'cover-twice', 'activates-themselves'] as const;

@Controller('capacity/succession-plans')
export class SuccessionPlanController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'adoptSuccessionPlan',
    summary: 'Settle who steps in when an office of an organisation falls empty, and who decides so',
    description: 'Its id is made of the organisation and the office: there is one for each.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[successionPlanRules, ['adopted-already', 'organisation-unknown', ...SAYING]]],
  })
  async adopt(@Body() body: AdoptPlanBody, @Issued() command: IssuedCommand) {
    const { organisation, office } = body;
    const id = derivedId(successionPlan.name, organisation, office);
    const scope = await scopeOfOrganisation(this.facts, organisation);
    return this.commands.create(command, successionPlan, id, scope, async (state, given) =>
      adopt(state, body, { unit: await unitOfOrganisation(this.facts, organisation) }, given),
    );
  }

  @EntityCommand('revise', {
    operationId: 'reviseSuccessionPlan',
    summary: 'Say anew what a succession plan says',
    description: 'It counts as reviewed. A plan that was ended is taken up again by it.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[successionPlanRules, [...ALWAYS, 'activated-already', ...SAYING]]],
  })
  revise(@Param('id') id: string, @Body() body: RevisePlanBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, successionPlan, id, (state, given) => revise(state, body, given));
  }

  @EntityCommand('review', {
    operationId: 'reviewSuccessionPlan',
    summary: 'Review a succession plan and leave it as it is',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[successionPlanRules, [...ALWAYS, 'ended', 'activated-already']]],
  })
  review(@Param('id') id: string, @Body() _body: ReviewPlanBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, successionPlan, id, review);
  }

  @EntityCommand('activate', {
    operationId: 'activateEmergencyCover',
    summary: 'Put on record that somebody stepped in as the plan says',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[successionPlanRules, [...ALWAYS, 'ended', 'activated-already', 'no-such-cover']]],
  })
  activate(@Param('id') id: string, @Body() body: ActivateCoverBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, successionPlan, id, (state, given) => activate(state, body, given));
  }

  @EntityCommand('stand-down', {
    operationId: 'endEmergencyCover',
    summary: 'Put on record that emergency cover is needed no longer',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[successionPlanRules, [...ALWAYS, 'not-activated']]],
  })
  standDown(@Param('id') id: string, @Body() body: EndCoverBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, successionPlan, id, (state, given) => standDown(state, body, given));
  }

  @EntityCommand('end', {
    operationId: 'endSuccessionPlan',
    summary: 'End a succession plan, with grounds',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[successionPlanRules, ALWAYS]],
  })
  end(@Param('id') id: string, @Body() body: EndPlanBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, successionPlan, id, (state, given) => end(state, body, given));
  }

  @ReadEntity({
    operationId: 'readSuccessionPlan',
    summary: 'A succession plan',
    roles: CAPACITY_READERS,
    schema: SuccessionPlanDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, successionPlan, id, presentSuccessionPlan, moment);
  }

  @ReadEntityEvents({
    operationId: 'readSuccessionPlanEvents',
    summary: 'The events of a succession plan',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, successionPlan, id);
  }
}
