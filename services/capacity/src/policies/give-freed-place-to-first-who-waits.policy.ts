import type { SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { hasFreePlace } from '../cohort/cohort.roster.ts';
import { cohort } from '../cohort/cohort.state.ts';
import { giveFreedPlace } from '../enrolment/enrolment.deciding.ts';
import { takingPlace } from '../enrolment/enrolment.places.ts';
import { enrolment } from '../enrolment/enrolment.state.ts';
import { entityOf } from './remembered.ts';

const policy = 'capacity.give-freed-place-to-first-who-waits';

/**
 * A place that falls free in a cohort goes to the first who waits, whatever freed it: somebody left, there are more places,
 * or somebody waits again who had rested while a place was free.
 *
 * It looks at the cohort as it is now, which knows who waits; the places given are written with the enrolment, so that no
 * two come by one place, and what comes twice finds nobody waiting or no place free.
 */
@PolicyController({ policy, since: 0 })
export class GiveFreedPlaceToFirstWhoWaits {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern('capacity.CohortPlaceFreed')
  placeFreed(@Payload() event: SequencedEvent): Promise<void> {
    return this.#give(event);
  }

  @EventPattern('capacity.CohortPlacesChanged')
  placesChanged(@Payload() event: SequencedEvent): Promise<void> {
    return this.#give(event);
  }

  @EventPattern('capacity.CohortWaitingJoined')
  waitsAgain(@Payload() event: SequencedEvent): Promise<void> {
    return this.#give(event);
  }

  async #give(event: SequencedEvent): Promise<void> {
    for (;;) {
      const first = await this.#firstInTurn(entityOf(event));
      if (first === undefined) return;
      const { outcome } = await this.policies.issue(event, {
        policy,
        target: first,
        run: (command) =>
          this.commands.run(command, enrolment, first, (state, given) =>
            takingPlace(state, first, giveFreedPlace(state, given)),
          ),
      });
      // Somebody else was first: their place is another event, which asks again.
      if (outcome !== 'accepted' || (await this.#firstInTurn(entityOf(event))) === first) return;
    }
  }

  /** Who waits first, where a place is free. */
  async #firstInTurn(id: string): Promise<string | undefined> {
    const { state } = await this.commands.load(cohort, id);
    if ((state.status !== 'planned' && state.status !== 'running') || !hasFreePlace(state)) return undefined;
    return state.waiting[0]?.enrolment;
  }
}
