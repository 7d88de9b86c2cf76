import { derivedId } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CreateCommand,
  EntityCommand,
  EXAMPLE_ID,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { activityIn, activityOf } from '../coalition/coalition.activity.ts';
import { DECIDERS, READERS, SPEAKERS } from '../coalition/coalition.roles.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import { KnownSources } from '../known-sources/known-sources.ts';
import { AcknowledgeAlertBody, CloseAlertBody, RaiseAlertBody } from './alert.commands.ts';
import { acknowledge, close, raise } from './alert.decider.ts';
import { AlertDocument, presentAlert } from './alert.document.ts';
import { alertRules } from './alert.rules.ts';
import { alert } from './alert.state.ts';

const RAISING = [
  'raised-once',
  'participants-only',
  'coalition-not-active',
  'unit-outside',
  'off-theme',
  'source-unnamed',
  'source-unknown',
  'answer-past',
] as const;
const ON_ITS_WAY = ['unknown', 'closed', 'before-last-step'] as const;

/** What calls for a coalition's answer. Its position and its action follow from what the coalition decides and sets out on. */
@Controller('coalitions/alerts')
export class AlertController {
  constructor(
    private readonly within: InCoalition,
    private readonly sources: KnownSources,
  ) {}

  @CreateCommand({
    operationId: 'raiseAlert',
    summary: 'Put something before a coalition that calls for its answer',
    description: 'By one of its participants, or by an officer. A verified struggle raises its alerts by itself.',
    roles: SPEAKERS,
    rules: [[alertRules, RAISING]],
    example: {
      coalition: EXAMPLE_ID,
      arisingFrom: { kind: 'own-accord' },
      answerBy: '2027-09-30',
      what: 'Three boreholes of the sub-county stand dry since Sunday.',
    },
  })
  raise(@Body() body: RaiseAlertBody, @Issued() command: IssuedCommand) {
    const { coalition: of, unit } = body;
    const id = body.id ?? derivedId(command.id, alert.name);
    return this.within.create(command, alert, { id, of, unit }, async (state, coalition, given) => {
      const unitWithin = this.within.reaches(coalition, unit);
      const sourceKnown = (await this.sources.found(body.arisingFrom)) !== undefined;
      return {
        events: raise(state, body, coalition, { unitWithin, sourceKnown }, given),
        also: [activityIn(of, { kind: 'alert', id })],
      };
    });
  }

  @EntityCommand('acknowledge', {
    operationId: 'acknowledgeAlert',
    summary: 'Say that a participant has heard an alert',
    roles: SPEAKERS,
    rules: [[alertRules, [...ON_ITS_WAY, 'speaks-for-another', 'not-acting']]],
  })
  acknowledge(@Param('id') id: string, @Body() body: AcknowledgeAlertBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, alert, id, (state, coalition, given) => ({
      events: acknowledge(state, body, coalition, given),
      also: activityOf(state, { kind: 'alert', id }),
    }));
  }

  @EntityCommand('close', {
    operationId: 'closeAlert',
    summary: 'Close an alert, with what became of it',
    roles: DECIDERS,
    rules: [[alertRules, [...ON_ITS_WAY, 'leads-only', 'unanswered']]],
  })
  close(@Param('id') id: string, @Body() body: CloseAlertBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, alert, id, (state, coalition, given) => close(state, body, coalition, given));
  }

  @ReadEntity({
    operationId: 'readAlert',
    summary: 'Read an alert',
    description: 'For the participants of its coalition, wherever they belong, and for those who answer for its unit.',
    roles: READERS,
    schema: AlertDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.within.read(caller, alert, id, presentAlert, moment);
  }

  @ReadEntityEvents({ operationId: 'readAlertEvents', summary: 'Read the events of an alert', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.within.events(caller, alert, id);
  }
}
