import type { CivilDate } from '@baraza/domain';
import { type AlsoIn, alsoIn, CommandHandler } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { end } from './deputation.decider.ts';
import { deputation, type Deputation, deputationId, holdsOn, type OneDecision } from './deputation.state.ts';

export interface Deputy extends Deputation {
  /** The deputation's id, for the record of the decision. */
  readonly id: string;
}

/** For the look-ups of other deciders: whether somebody was deputed for the decision they are about to take. */
@Injectable()
export class Deputations {
  constructor(private readonly commands: CommandHandler) {}

  /** The deputation by which this person may take this decision on the date, if there is one. Read from its own stream. */
  async deputyFor(
    entity: OneDecision['entity'],
    task: string,
    person: string,
    date: CivilDate,
  ): Promise<Deputy | undefined> {
    const id = deputationId({ entity, task, person });
    const { state } = await this.commands.load(deputation, id);
    if (!holdsOn(state, date)) return undefined;
    const { status: _, ...held } = state;
    return { id, ...held };
  }

  /** To be written in the same append as the decision: a deputation is for one. */
  used(id: string): AlsoIn {
    return alsoIn(deputation, id, (state, given) => end(state, 'used', given));
  }
}
