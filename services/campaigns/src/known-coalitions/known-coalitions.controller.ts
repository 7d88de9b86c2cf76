import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { CoalitionNews } from './known-coalition.projection.ts';
import { KNOWN_COALITIONS, KnownCoalitions } from './known-coalitions.ts';

const consumer = { consumer: KNOWN_COALITIONS, inEveryInstance: true };

/** Hears what happens to coalitions. */
@Controller()
export class KnownCoalitionsController {
  constructor(private readonly coalitions: KnownCoalitions) {}

  @EventPattern<string>('coalitions.CoalitionFormed', consumer)
  formed(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }

  @EventPattern<string>('coalitions.ParticipantAdmitted', consumer)
  admitted(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }

  @EventPattern<string>('coalitions.ParticipantLeft', consumer)
  left(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }

  @EventPattern<string>('coalitions.ParticipantRemoved', consumer)
  removed(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }

  @EventPattern<string>('coalitions.SeatRoleChanged', consumer)
  roleChanged(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }

  @EventPattern<string>('coalitions.SeatSuspended', consumer)
  suspended(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }

  @EventPattern<string>('coalitions.SeatReinstated', consumer)
  reinstated(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }

  @EventPattern<string>('coalitions.CoalitionWoundDown', consumer)
  woundDown(@Payload() event: CoalitionNews) {
    return this.coalitions.take(event);
  }
}
