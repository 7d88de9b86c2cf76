import { EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { activityOf } from '../coalition/coalition.activity.ts';
import { DECIDERS, SPEAKERS } from '../coalition/coalition.roles.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import {
  AddTaskBody,
  BlockTaskBody,
  ClaimTaskBody,
  DoTaskBody,
  OfTaskBody,
  TaskGroundBody,
} from './joint-action.commands.ts';
import { addTask } from './joint-action.decider.ts';
import { jointActionRules } from './joint-action.rules.ts';
import { jointAction } from './joint-action.state.ts';
import { blockTask, claimTask, doTask, dropTask, releaseTask, unblockTask } from './joint-action.tasks.pure.ts';

const ON_ITS_WAY = ['unknown', 'ended', 'before-last-step'] as const;
const TOLD_OF = [...ON_ITS_WAY, 'task-unknown', 'task-not-taken', 'speaks-for-another'] as const;

/** The tasks of a joint action: put up, taken on, told of, given back. */
@Controller('coalitions/joint-actions')
export class TasksController {
  constructor(private readonly within: InCoalition) {}

  @EntityCommand('add-task', {
    operationId: 'addTask',
    summary: 'Put up a task for a participant to take',
    roles: SPEAKERS,
    rules: [[jointActionRules, [...ON_ITS_WAY, 'participants-only', 'due-past', 'tasks-too-many']]],
  })
  add(@Param('id') id: string, @Body() body: AddTaskBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, coalition, given) =>
      addTask(state, body, coalition, given),
    );
  }

  @EntityCommand('claim-task', {
    operationId: 'claimTask',
    summary: 'Take a task on for a participant',
    roles: SPEAKERS,
    rules: [[jointActionRules, [...ON_ITS_WAY, 'speaks-for-another', 'not-acting', 'task-unknown', 'task-taken']]],
  })
  claim(@Param('id') id: string, @Body() body: ClaimTaskBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, coalition, given) => ({
      events: claimTask(state, body, coalition, given),
      also: activityOf(state, { kind: 'joint-action', id }),
    }));
  }

  @EntityCommand('block-task', {
    operationId: 'blockTask',
    summary: 'Say what keeps a participant from its task',
    roles: SPEAKERS,
    rules: [[jointActionRules, TOLD_OF]],
  })
  block(@Param('id') id: string, @Body() body: BlockTaskBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, _, given) => blockTask(state, body, given));
  }

  @EntityCommand('unblock-task', {
    operationId: 'unblockTask',
    summary: 'Say that a task can go on',
    roles: SPEAKERS,
    rules: [[jointActionRules, [...TOLD_OF, 'not-blocked']]],
  })
  unblock(@Param('id') id: string, @Body() body: OfTaskBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, _, given) => unblockTask(state, body, given));
  }

  @EntityCommand('release-task', {
    operationId: 'releaseTask',
    summary: 'Give a task back, or take it from the participant that has it',
    description: 'By the participant, or by those who convene the coalition, or an officer; always on a ground.',
    roles: SPEAKERS,
    rules: [[jointActionRules, TOLD_OF]],
  })
  release(@Param('id') id: string, @Body() body: TaskGroundBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, coalition, given) =>
      releaseTask(state, body, coalition, given),
    );
  }

  @EntityCommand('do-task', {
    operationId: 'doTask',
    summary: 'Say that a task is done',
    roles: SPEAKERS,
    rules: [[jointActionRules, TOLD_OF]],
  })
  do(@Param('id') id: string, @Body() body: DoTaskBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, _, given) => ({
      events: doTask(state, body, given),
      also: activityOf(state, { kind: 'joint-action', id }),
    }));
  }

  @EntityCommand('drop-task', {
    operationId: 'dropTask',
    summary: 'Say that a task is not to be done any more',
    roles: DECIDERS,
    rules: [[jointActionRules, [...ON_ITS_WAY, 'leads-only', 'task-unknown', 'task-taken']]],
  })
  drop(@Param('id') id: string, @Body() body: TaskGroundBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, jointAction, id, (state, coalition, given) =>
      dropTask(state, body, coalition, given),
    );
  }
}
