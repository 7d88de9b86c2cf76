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
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import {
  AdaptReplicationBody,
  BeginReplicationBody,
  CountCircleBody,
  DissolveCircleBody,
  DoReplicationStepBody,
  EndReplicationBody,
  FormCircleBody,
} from './replication.commands.ts';
import { adapt, begin, countCircle, dissolveCircle, doStep, end, formCircle } from './replication.decider.ts';
import { presentReplication, ReplicationDocument } from './replication.document.ts';
import { ReplicationFacts } from './replication.facts.ts';
import { REPLICATION_READERS, REPLICATORS } from './replication.roles.ts';
import { replicationRules } from './replication.rules.ts';
import { replication } from './replication.state.ts';

const GOING_ON = ['unknown', 'ended', 'speaks-for-another', 'before-last-step'] as const;

/** Citizens are organised after a blueprint. */
@Controller('coalitions/replications')
export class ReplicationController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReplicationFacts,
  ) {}

  @CreateCommand({
    operationId: 'beginReplication',
    summary: 'Begin to organise citizens of a district or sub-county after a blueprint',
    description: 'Its steps are those of the version that it follows, to its end.',
    roles: REPLICATORS,
    rules: [
      [
        replicationRules,
        [
          ...(['begun-once', 'speaks-for-another', 'organisation-unknown'] as const),
          ...(['unit-too-wide', 'blueprint-unfit', 'copied-unfit'] as const),
        ],
      ],
    ],
  })
  begin(@Body() body: BeginReplicationBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [body.organisation] };
    return this.commands.create(command, replication, body.id, scope, async (state, given) =>
      begin(state, body, await this.facts.ofBeginning(body), given),
    );
  }

  @EntityCommand('adapt', {
    operationId: 'adaptReplication',
    summary: 'Say what is done otherwise than the blueprint says, and why',
    roles: REPLICATORS,
    rules: [[replicationRules, [...GOING_ON, 'step-unknown', 'step-done']]],
  })
  adapt(@Param('id') id: string, @Body() body: AdaptReplicationBody, @Issued() command: IssuedCommand) {
    const asked = { ...body, leftOut: body.leftOut ?? false };
    return this.commands.run(command, replication, id, (state, given) => adapt(state, asked, given));
  }

  @EntityCommand('do-step', {
    operationId: 'doReplicationStep',
    summary: 'Say that a step of the blueprint is done',
    description: 'With the last one, what was set up runs by itself.',
    roles: REPLICATORS,
    rules: [[replicationRules, [...GOING_ON, 'step-unknown']]],
  })
  doStep(@Param('id') id: string, @Body() body: DoReplicationStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, replication, id, (state, given) => doStep(state, body, given));
  }

  @EntityCommand('form-circle', {
    operationId: 'formCircle',
    summary: 'Say that citizens have formed a circle, and how many they are',
    roles: REPLICATORS,
    rules: [[replicationRules, [...GOING_ON, 'circle-formed-once', 'count-off']]],
  })
  formCircle(@Param('id') id: string, @Body() body: FormCircleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, replication, id, (state, given) => formCircle(state, body, given));
  }

  @EntityCommand('count-circle', {
    operationId: 'countCircle',
    summary: 'Count again those who belong to a circle',
    roles: REPLICATORS,
    rules: [[replicationRules, [...GOING_ON, 'circle-unknown', 'count-off']]],
  })
  countCircle(@Param('id') id: string, @Body() body: CountCircleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, replication, id, (state, given) => countCircle(state, body, given));
  }

  @EntityCommand('dissolve-circle', {
    operationId: 'dissolveCircle',
    summary: 'Say that a circle does not meet any more',
    roles: REPLICATORS,
    rules: [[replicationRules, [...GOING_ON, 'circle-unknown']]],
  })
  dissolveCircle(@Param('id') id: string, @Body() body: DissolveCircleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, replication, id, (state, given) => dissolveCircle(state, body, given));
  }

  @EntityCommand('end', {
    operationId: 'endReplication',
    summary: 'End a replication, with what was learned',
    description: 'What was learned can go into a next version of the blueprint.',
    roles: REPLICATORS,
    rules: [[replicationRules, GOING_ON]],
  })
  end(@Param('id') id: string, @Body() body: EndReplicationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, replication, id, (state, given) => end(state, body, given));
  }

  @ReadEntity({
    operationId: 'readReplication',
    summary: 'A replication',
    description: 'For the organisation whose it is, and those who answer for its unit.',
    roles: REPLICATION_READERS,
    schema: ReplicationDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, replication, id, presentReplication, moment);
  }

  @ReadEntityEvents({
    operationId: 'readReplicationEvents',
    summary: 'The events of a replication',
    roles: REPLICATION_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, replication, id);
  }
}
