import type { Decided, Deciding } from '@baraza/domain';
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
  Query,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { campaign } from '../campaign/campaign.state.ts';
import { recordIncident } from '../incidents/incidents.decider.ts';
import { IncidentsDocument } from '../incidents/incidents.document.ts';
import { incidentsAt, incidentsOf } from '../incidents/incidents.state.ts';
import type { ActionFacts, CampaignOfAction } from './action.commands.pure.ts';
import {
  ActionGroundBody,
  BanActionBody,
  CorrectActionCountBody,
  EndActionBanBody,
  HoldActionBody,
  PlanActionAnewBody,
  PlanCampaignActionBody,
  PostponeActionBody,
  RecordIncidentBody,
} from './action.commands.ts';
import { ban, cancel, correctCount, endBan, hold, plan, planAnew, postpone } from './action.decider.ts';
import { ActionDocument, presentAction } from './action.document.ts';
import { actionRules } from './action.rules.ts';
import { action, actionLedBy, type ActionState, releasedAction } from './action.state.ts';

/** Those who answer for a campaign, and those who prepare it: a representative for their own organisation. */
const LEADERS = ['secretariat', 'unit-officer', 'campaign-lead'] as const;
const WORKERS = [...LEADERS, 'programme-officer', 'member-representative'] as const;
const READERS = [...WORKERS, 'protection-officer', 'auditor'] as const;
/** Who stands by those to whom something happened. */
const STANDS_BY = [...LEADERS, 'protection-officer'] as const;
const PLANNED = ['campaign-unknown', 'campaign-over', 'answers-for-unknown', 'planned-for-the-past'] as const;

@Controller('campaigns/actions')
export class ActionController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'planAction',
    summary: 'Plan an action of a campaign',
    description:
      'Where, when and at what risk is sealed. Nothing of it is told until it is held, or an authority forbids it.',
    roles: WORKERS,
    rules: [[actionRules, ['planned-once', ...PLANNED]]],
  })
  async plan(@Body() body: PlanCampaignActionBody, @Issued() command: IssuedCommand) {
    const of = await this.#campaignOf(body.campaign);
    const unit = of?.unit ?? (await this.facts.knownForum())?.rootUnit ?? '';
    const scope = { unit, organisations: of === undefined ? [] : [of.lead] };
    return this.commands.create(command, action, body.id, scope, async (state, given) =>
      plan(state, body, await this.#factsOf(body.campaign, body.answersFor), given),
    );
  }

  @EntityCommand('plan-anew', {
    operationId: 'planActionAnew',
    summary: 'Give an action another plan in place of the one before',
    roles: WORKERS,
    rules: [[actionRules, ['not-planned', 'banned-as-planned', ...PLANNED, 'before-last-step']]],
  })
  planAnew(@Param('id') id: string, @Body() body: PlanActionAnewBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, async (state, given) => {
      const of = state.status === 'none' ? '' : state.plan.campaign;
      return planAnew(state, body, await this.#factsOf(of, body.answersFor), given);
    });
  }

  @EntityCommand('postpone', {
    operationId: 'postponeAction',
    summary: 'Put an action off to another day',
    roles: WORKERS,
    rules: [[actionRules, ['not-planned', 'same-day', 'planned-for-the-past', 'before-last-step']]],
  })
  postpone(@Param('id') id: string, @Body() body: PostponeActionBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => postpone(state, body, given));
  }

  @EntityCommand('hold', {
    operationId: 'holdAction',
    summary: 'Put on record that an action was held, with how many people',
    description: 'It was held on the day from which this holds.',
    roles: WORKERS,
    rules: [[actionRules, ['not-planned', 'campaign-not-launched', 'before-last-step']]],
  })
  hold(@Param('id') id: string, @Body() body: HoldActionBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, async (state, given) => hold(state, body, await this.#campaignIn(state), given));
  }

  @EntityCommand('correct-count', {
    operationId: 'correctActionCount',
    summary: 'Put right how many were at an action',
    roles: LEADERS,
    rules: [[actionRules, ['not-held', 'before-last-step']]],
  })
  correctCount(@Param('id') id: string, @Body() body: CorrectActionCountBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => correctCount(state, body, given));
  }

  @EntityCommand('cancel', {
    operationId: 'cancelAction',
    summary: 'Give up an action that was planned',
    roles: WORKERS,
    rules: [[actionRules, ['not-planned', 'before-last-step']]],
  })
  cancel(@Param('id') id: string, @Body() body: ActionGroundBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => cancel(state, body, given));
  }

  @EntityCommand('ban', {
    operationId: 'banAction',
    summary: 'Put on record that an authority forbade an action',
    roles: WORKERS,
    rules: [[actionRules, ['not-planned', 'banned-already', 'before-last-step']]],
  })
  ban(@Param('id') id: string, @Body() body: BanActionBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => ban(state, body, given));
  }

  @EntityCommand('end-ban', {
    operationId: 'endActionBan',
    summary: 'Put on record that a ban stands no more',
    roles: WORKERS,
    rules: [[actionRules, ['not-banned', 'before-last-step']]],
  })
  endBan(@Param('id') id: string, @Body() body: EndActionBanBody, @Issued() command: IssuedCommand) {
    return this.#run(command, id, (state, given) => endBan(state, body, given));
  }

  @EntityCommand('record-incident', {
    operationId: 'recordIncident',
    summary: 'Put on record what befell those who took part in an action',
    description:
      'Sealed: it is read by those who stand by the people concerned, and leaves by no feed. The revision is that of the incidents, beside the action’s own, which it leaves as it is.',
    roles: WORKERS,
    rules: [[actionRules, ['incident-to-come']]],
  })
  async recordIncident(@Param('id') id: string, @Body() body: RecordIncidentBody, @Issued() command: IssuedCommand) {
    const of = await this.#stateOf(id);
    const within = incidentsAt(await this.#led(of), of);
    return this.commands.run(command, within, id, async (_, given) =>
      recordIncident(body, { id, state: await this.#stateOf(id) }, given),
    );
  }

  @Query({
    path: ':id/incidents',
    operationId: 'readIncidents',
    summary: 'What befell those who took part in an action',
    description: 'For those who stand by the people concerned.',
    roles: STANDS_BY,
    schema: IncidentsDocument,
  })
  async incidents(@Param('id') id: string, @CallerIs() caller: Caller) {
    const of = await this.#stateOf(id);
    const within = incidentsAt(await this.#led(of), of);
    return this.entities.beside(caller, within, id, (state) => ({ id, incidents: incidentsOf(state, of) }));
  }

  @ReadEntity({
    operationId: 'readAction',
    summary: 'Read an action',
    description: 'An auditor finds it once it was held or forbidden, and without the plan.',
    roles: READERS,
    schema: ActionDocument,
  })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, await this.#ledNow(id), id, presentAction, moment);
  }

  @ReadEntityEvents({ operationId: 'readActionEvents', summary: "Read an action's events", roles: READERS })
  async events(@Param('id') id: string, @CallerIs() caller: Caller) {
    const ledNow = await this.#ledNow(id);
    const audits = caller.entitled.every(({ role }) => role === 'auditor');
    return this.entities.events(caller, audits ? releasedAction(ledNow) : ledNow, id);
  }

  /** A step on an action, by those who lead its campaign now, or answer for it. */
  async #run(
    command: IssuedCommand,
    id: string,
    decide: (state: ActionState, given: Deciding) => readonly Decided[] | Promise<readonly Decided[]>,
  ) {
    return this.commands.run(command, await this.#ledNow(id), id, decide);
  }

  async #ledNow(id: string): Promise<typeof action> {
    return this.#led(await this.#stateOf(id));
  }

  async #led(state: ActionState): Promise<typeof action> {
    const of = await this.#campaignIn(state);
    return of === undefined ? action : actionLedBy(of.lead);
  }

  async #stateOf(id: string): Promise<ActionState> {
    return (await this.commands.load(action, id)).state;
  }

  async #factsOf(campaignId: string, answersFor: string | undefined): Promise<ActionFacts> {
    return {
      campaign: await this.#campaignOf(campaignId),
      answersForKnown: answersFor === undefined || (await this.facts.knownOrganisation(answersFor)) !== undefined,
    };
  }

  #campaignIn(state: ActionState): Promise<CampaignOfAction | undefined> {
    return state.status === 'none' ? Promise.resolve(undefined) : this.#campaignOf(state.plan.campaign);
  }

  async #campaignOf(id: string): Promise<CampaignOfAction | undefined> {
    const { state } = await this.commands.load(campaign, id);
    if (state.status === 'none') return undefined;
    const { unit, lead, themes } = state.draft;
    return { status: state.status, unit, lead, themes };
  }
}
