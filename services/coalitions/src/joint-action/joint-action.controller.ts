import { derivedId } from '@baraza/contracts';
import {
  alsoIn,
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EXAMPLE_ID,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { beginAction } from '../alert/alert.decider.ts';
import { alert } from '../alert/alert.state.ts';
import { activityIn } from '../coalition/coalition.activity.ts';
import { DECIDERS, READERS, SPEAKERS } from '../coalition/coalition.roles.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import { decision } from '../decision/decision.state.ts';
import { CompleteJointActionBody, PlanJointActionBody, StopJointActionBody } from './joint-action.commands.ts';
import { complete, plan, stop } from './joint-action.decider.ts';
import { JointActionDocument, presentJointAction } from './joint-action.document.ts';
import { jointActionRules } from './joint-action.rules.ts';
import { jointAction } from './joint-action.state.ts';

const PLANNING = [
  ...(['planned-once', 'coalition-not-active', 'participants-only', 'unit-outside'] as const),
  ...(['alert-unfit', 'decision-unfit'] as const),
] as const;
const ON_ITS_WAY = ['unknown', 'ended', 'before-last-step'] as const;

/** What a coalition does together. Its tasks have a controller of their own. */
@Controller('coalitions/joint-actions')
export class JointActionController {
  constructor(
    private readonly within: InCoalition,
    private readonly commands: CommandHandler,
  ) {}

  @CreateCommand({
    operationId: 'planJointAction',
    summary: 'Set out on something together',
    description: 'Where it answers an alert, the coalition has begun to act on that alert.',
    roles: SPEAKERS,
    rules: [[jointActionRules, PLANNING]],
    example: {
      coalition: EXAMPLE_ID,
      what: 'We look at every borehole, and meet the water officer.',
    },
  })
  async plan(@Body() body: PlanJointActionBody, @Issued() command: IssuedCommand) {
    const { coalition: of, unit } = body;
    const id = body.id ?? derivedId(command.id, jointAction.name);
    return this.within.create(command, jointAction, { id, of, unit }, async (state, coalition, given) => {
      const alertFits = await this.#isOpenAlertOf(of, body.alert);
      const decisionFits = await this.#isDecidedIn(of, body.decision);
      const events = plan(
        state,
        body,
        coalition,
        { unitWithin: this.within.reaches(coalition, unit), alertFits, decisionFits },
        given,
      );
      const awake = activityIn(of, { kind: 'joint-action', id });
      if (body.alert === undefined) return { events, also: [awake] };
      const action = { kind: 'joint-action' as const, id };
      return {
        events,
        also: [awake, alsoIn(alert, body.alert, (raised, moment) => beginAction(raised, { action }, moment))],
      };
    });
  }

  @EntityCommand('complete', {
    operationId: 'completeJointAction',
    summary: 'Say that what was set out on is done',
    roles: DECIDERS,
    rules: [[jointActionRules, [...ON_ITS_WAY, 'leads-only', 'tasks-open', 'nothing-done']]],
  })
  complete(@Param('id') id: string, @Body() body: CompleteJointActionBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, coalition, given) =>
      complete(state, body, coalition, given),
    );
  }

  @EntityCommand('stop', {
    operationId: 'stopJointAction',
    summary: 'Give a joint action up before its end',
    roles: DECIDERS,
    rules: [[jointActionRules, [...ON_ITS_WAY, 'leads-only']]],
  })
  stop(@Param('id') id: string, @Body() body: StopJointActionBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, coalition, given) => stop(state, body, coalition, given));
  }

  @ReadEntity({
    operationId: 'readJointAction',
    summary: 'Read a joint action with its tasks',
    description:
      'For the participants of its coalition, wherever they belong, and for those who answer for its unit. An auditor sees what was done, and not what is still to be.',
    roles: READERS,
    schema: JointActionDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.within.read(caller, jointAction, id, presentJointAction, moment);
  }

  @ReadEntityEvents({
    operationId: 'readJointActionEvents',
    summary: 'Read the events of a joint action',
    roles: READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.within.events(caller, jointAction, id);
  }

  async #isOpenAlertOf(coalition: string, id: string | undefined): Promise<boolean> {
    if (id === undefined) return false;
    const { state } = await this.commands.load(alert, id);
    return state.status !== 'none' && state.status !== 'closed' && state.coalition === coalition;
  }

  async #isDecidedIn(coalition: string, id: string | undefined): Promise<boolean> {
    if (id === undefined) return false;
    const { state } = await this.commands.load(decision, id);
    return state.status === 'taken' && state.coalition === coalition && state.outcome.outcome === 'adopted';
  }
}
