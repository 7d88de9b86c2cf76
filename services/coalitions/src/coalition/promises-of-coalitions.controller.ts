import type { DataOf, commitmentMade, SequencedEvent } from '@baraza/contracts';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { PROMISES_OF_COALITIONS, PromisesOfCoalitions } from './promises-of-coalitions.ts';

const consumer = { consumer: PROMISES_OF_COALITIONS, inEveryInstance: true };

/** Hears what is promised. */
@Controller()
export class PromisesOfCoalitionsController {
  constructor(private readonly promises: PromisesOfCoalitions) {}

  @EventPattern<string>('coalitions.CommitmentMade', consumer)
  made(@Payload() event: SequencedEvent<string, DataOf<typeof commitmentMade>>) {
    return this.promises.take(event);
  }
}
