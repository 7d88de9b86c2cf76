import type { DataOf, enrolmentApplied, SequencedEvent } from '@baraza/contracts';
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
import { cancel } from '../enrolment/enrolment.deciding.ts';
import { leaving } from '../enrolment/enrolment.places.ts';
import { enrolment } from '../enrolment/enrolment.state.ts';
import { type Belonging, belongings, entityOf, type Over, thingsOver } from './remembered.ts';

const policy = 'capacity.end-enrolments-when-cohort-is-over';

/**
 * When a cohort is called off, its enrolments come to nothing; when it ends, those that still ask or wait for a place in it.
 * Somebody may apply in the same moment: each side writes down what it saw before it looks for the other.
 */
@PolicyController({ policy, since: 0 })
export class EndEnrolmentsWhenCohortIsOver {
  readonly #enrolments: ServiceDocuments<Belonging>;
  readonly #over: ServiceDocuments<Over>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#enrolments = new ServiceDocuments(store, belongings('enrolments-of-cohorts'));
    this.#over = new ServiceDocuments(store, thingsOver('cohorts-over'));
  }

  @EventPattern('capacity.CohortCancelled')
  cohortCancelled(@Payload() event: SequencedEvent): Promise<void> {
    return this.#overNow(event);
  }

  @EventPattern('capacity.CohortEnded')
  cohortEnded(@Payload() event: SequencedEvent): Promise<void> {
    return this.#overNow(event);
  }

  @EventPattern('capacity.EnrolmentApplied')
  async applied(@Payload() event: SequencedEvent<string, DataOf<typeof enrolmentApplied>>): Promise<void> {
    const { cohort: of } = event.data;
    const id = entityOf(event);
    await this.#turns.run(of, async () => {
      await this.#enrolments.put(id, { id, of });
      const over = await this.#over.get(of);
      if (over !== undefined) await this.#end(over, id);
    });
  }

  async #overNow(event: SequencedEvent): Promise<void> {
    const of = entityOf(event);
    await this.#turns.run(of, async () => {
      await this.#over.put(of, { of, event });
      for (const { id } of await this.#enrolments.all({ where: { of: { is: of } } }))
        await this.#end({ of, event }, id);
    });
  }

  async #end({ event }: Over, id: string): Promise<void> {
    const isCancelled = event.type === 'capacity.CohortCancelled';
    const why = { ground: isCancelled ? 'cohort-cancelled' : 'cohort-ended', onlyAsking: !isCancelled };
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, enrolment, id, (state, given) => leaving(state, id, cancel(state, why, given))),
    });
  }
}
