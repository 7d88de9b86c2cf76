import type { cohortPlanned, DataOf, SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  OneAtATime,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { cancelWithProgramme } from '../cohort/cohort.decider.ts';
import { cohort } from '../cohort/cohort.state.ts';
import { type Belonging, belongings, entityOf, type Over, thingsOver } from './remembered.ts';

const policy = 'capacity.cancel-cohorts-when-programme-cancelled';

/**
 * When a programme is called off, so is every cohort of it that is not over; their enrolments follow. A cohort may be
 * planned in the same moment: each side writes down what it saw before it looks for the other.
 */
@PolicyController({ policy, since: 0 })
export class CancelCohortsWhenProgrammeCancelled {
  readonly #cohorts: ServiceDocuments<Belonging>;
  readonly #over: ServiceDocuments<Over>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#cohorts = new ServiceDocuments(store, belongings('cohorts-of-programmes'));
    this.#over = new ServiceDocuments(store, thingsOver('programmes-cancelled'));
  }

  @EventPattern('capacity.ProgrammeCancelled')
  async programmeCancelled(@Payload() event: SequencedEvent): Promise<void> {
    const of = entityOf(event);
    await this.#turns.run(of, async () => {
      await this.#over.put(of, { of, event });
      for (const { id } of await this.#cohorts.all({ where: { of: { is: of } } })) await this.#cancel(event, id);
    });
  }

  @EventPattern('capacity.CohortPlanned')
  async cohortPlanned(@Payload() event: SequencedEvent<string, DataOf<typeof cohortPlanned>>): Promise<void> {
    const { programme: of } = event.data;
    const id = entityOf(event);
    await this.#turns.run(of, async () => {
      await this.#cohorts.put(id, { id, of });
      const over = await this.#over.get(of);
      if (over !== undefined) await this.#cancel(over.event, id);
    });
  }

  async #cancel(event: SequencedEvent, id: string): Promise<void> {
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, cohort, id, cancelWithProgramme),
    });
  }
}
