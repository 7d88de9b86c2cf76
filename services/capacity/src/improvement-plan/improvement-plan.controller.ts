import { derivedId } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  type CommandAnswer,
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
import { assessment } from '../assessment/assessment.state.ts';
import { KnownFiles } from '../known-files/known-files.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import {
  CloseImprovementPlan,
  DoActionBody,
  DropActionBody,
  MakeImprovementPlan,
  PlanActionBody,
  ReplanActionBody,
} from './improvement-plan.commands.ts';
import {
  type AssessmentFacts,
  close,
  doAction,
  dropAction,
  make,
  planAction,
  replanAction,
} from './improvement-plan.decider.ts';
import { ImprovementPlanDocument, presentImprovementPlan } from './improvement-plan.document.ts';
import { improvementPlanRules } from './improvement-plan.rules.ts';
import { improvementPlan } from './improvement-plan.state.ts';

const ROLES = CAPACITY_OFFICERS_AND_REPRESENTATIVES;
const GOING_ON = ['closed', 'before-last-step'] as const;
const OF_ACTION = ['action-unknown', 'action-settled', ...GOING_ON] as const;

@Controller('capacity/improvement-plans')
export class ImprovementPlanController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly files: KnownFiles,
  ) {}

  @CreateCommand({
    operationId: 'makeImprovementPlan',
    summary: 'Plan what an organisation will improve after its assessment',
    roles: ROLES,
    rules: [[improvementPlanRules, ['made-once', 'assessment-unfit', 'domain-unknown', 'due-before']]],
  })
  async make(@Body() body: MakeImprovementPlan, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    const id = body.id ?? derivedId(command.id, improvementPlan.name);
    const { whose } = await this.#factsOf(body.assessment);
    const root = { unit: (await this.facts.knownForum())?.rootUnit ?? '', organisations: [] };
    const scope = whose === undefined ? root : { unit: whose.unit, organisations: [whose.organisation] };
    return this.commands.create(command, improvementPlan, id, scope, async (state, given) =>
      make(state, body, await this.#factsOf(body.assessment), given),
    );
  }

  @EntityCommand('plan-action', {
    operationId: 'planImprovementAction',
    summary: 'Put one more action into an improvement plan',
    roles: ROLES,
    rules: [[improvementPlanRules, ['domain-unknown', 'due-before', 'actions-too-many', ...GOING_ON]]],
  })
  planAction(@Param('id') id: string, @Body() body: PlanActionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, improvementPlan, id, async (state, given) =>
      planAction(state, body, await this.#factsOf(state.status === 'none' ? '' : state.assessment), given),
    );
  }

  @EntityCommand('replan-action', {
    operationId: 'replanImprovementAction',
    summary: 'Give an action another date, owner or priority',
    roles: ROLES,
    rules: [[improvementPlanRules, ['due-before', ...OF_ACTION]]],
  })
  replanAction(@Param('id') id: string, @Body() body: ReplanActionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, improvementPlan, id, (state, given) => replanAction(state, body, given));
  }

  @EntityCommand('do-action', {
    operationId: 'doImprovementAction',
    summary: 'Note that an action is done',
    roles: ROLES,
    rules: [[improvementPlanRules, ['evidence-unknown', ...OF_ACTION]]],
  })
  doAction(@Param('id') id: string, @Body() body: DoActionBody, @Issued() command: IssuedCommand) {
    const asked = { ...body, evidence: body.evidence ?? [] };
    return this.commands.run(command, improvementPlan, id, async (state, given) => {
      const organisation = state.status === 'none' ? '' : state.organisation;
      return doAction(state, asked, { files: await this.files.of(organisation, asked.evidence) }, given);
    });
  }

  @EntityCommand('drop-action', {
    operationId: 'dropImprovementAction',
    summary: 'Give an action up',
    roles: ROLES,
    rules: [[improvementPlanRules, OF_ACTION]],
  })
  dropAction(@Param('id') id: string, @Body() body: DropActionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, improvementPlan, id, (state, given) => dropAction(state, body, given));
  }

  @EntityCommand('close', {
    operationId: 'closeImprovementPlan',
    summary: 'Close an improvement plan, each of its actions done or given up',
    roles: ROLES,
    rules: [[improvementPlanRules, ['actions-open', 'before-last-step']]],
  })
  close(@Param('id') id: string, @Body() _body: CloseImprovementPlan, @Issued() command: IssuedCommand) {
    return this.commands.run(command, improvementPlan, id, (state, given) => close(state, given));
  }

  @ReadEntity({
    operationId: 'readImprovementPlan',
    summary: 'An improvement plan',
    description: 'Its actions are the organisation’s own, and of those who work with it on its capacity.',
    roles: CAPACITY_READERS,
    schema: ImprovementPlanDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, improvementPlan, id, presentImprovementPlan, moment);
  }

  @ReadEntityEvents({
    operationId: 'readImprovementPlanEvents',
    summary: 'The events of an improvement plan',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, improvementPlan, id);
  }

  async #factsOf(id: string): Promise<AssessmentFacts> {
    const { state } = await this.commands.load(assessment, id);
    if (state.status !== 'completed') return { whose: undefined, domains: [] };
    const { organisation, unit, domains } = state.plan;
    return { whose: { organisation, unit }, domains: domains.map(({ domain }) => domain) };
  }
}
