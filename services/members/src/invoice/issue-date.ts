import { type CivilDate, civilDateIn } from '@baraza/domain';
import { CLOCK, type Clock, type IssuedCommand, ReferenceFacts } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';

/** The date on which a command asks, before it is known of whom: as it says, or today in the forum's zone. */
@Injectable()
export class IssueDate {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly facts: ReferenceFacts,
  ) {}

  of(command: IssuedCommand): CivilDate {
    const now = new Date(this.clock.now()).toISOString();
    return command.effectiveOn ?? civilDateIn(this.facts.forum()?.zone ?? 'UTC', now);
  }
}
