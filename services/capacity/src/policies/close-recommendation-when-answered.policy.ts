import type { DataOf, enrolmentApplied, programmeRecommended, SequencedEvent } from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
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
import { lapse, takeUp } from '../recommendation/recommendation.decider.ts';
import { recommendation } from '../recommendation/recommendation.state.ts';
import { recommendationOf } from './recommend-programme-when-assessment-shows-a-need.policy.ts';

const policy = 'capacity.close-recommendation-when-answered';

/** A recommendation that was made, what was applied for, and a programme that is over. */
interface Remembered {
  readonly programme: string;
  readonly is: 'recommended' | 'applied' | 'over';
  readonly recommendation?: string;
  readonly enrolment?: string;
  readonly event?: SequencedEvent;
}
const model: ReadModel<Remembered> = {
  name: 'recommendation-answers',
  version: 1,
  keepsPast: false,
  indexes: ['programme', 'is'],
  index: ({ programme, is }) => ({ programme, is }),
};

/**
 * A recommendation is answered when the organisation applies for the programme, and lapses when that is over: while it runs, a
 * cohort may still take applications.
 * An application may be heard of before the recommendation: each is written down before it is looked for the other.
 */
@PolicyController({ policy, since: 0 })
export class CloseRecommendationWhenAnswered {
  readonly #known: ServiceDocuments<Remembered>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#known = new ServiceDocuments(store, model);
  }

  @EventPattern('capacity.ProgrammeRecommended')
  async recommended(@Payload() event: SequencedEvent<string, DataOf<typeof programmeRecommended>>): Promise<void> {
    const id = event.stream.slice('recommendation-'.length);
    const { programme } = event.data;
    await this.#turns.run(programme, async () => {
      await this.#known.put(`recommended ${id}`, { programme, is: 'recommended', recommendation: id });
      const applied = await this.#known.get(`applied ${id}`);
      if (applied?.event !== undefined) await this.#takeUp(id, applied.enrolment!, applied.event);
      const over = await this.#known.get(`over ${programme}`);
      if (over?.event !== undefined) await this.#lapse(id, over.event);
    });
  }

  @EventPattern('capacity.EnrolmentApplied')
  async applied(@Payload() event: SequencedEvent<string, DataOf<typeof enrolmentApplied>>): Promise<void> {
    const { programme, enrolled } = event.data;
    if (enrolled.kind === 'person') return;
    const id = recommendationOf(enrolled.organisation, programme);
    const enrolment = event.stream.slice('enrolment-'.length);
    await this.#turns.run(programme, async () => {
      await this.#known.put(`applied ${id}`, { programme, is: 'applied', enrolment, event });
      if ((await this.#known.get(`recommended ${id}`)) !== undefined) await this.#takeUp(id, enrolment, event);
    });
  }

  @EventPattern('capacity.ProgrammeCompleted')
  completed(@Payload() event: SequencedEvent): Promise<void> {
    return this.#over(event);
  }

  @EventPattern('capacity.ProgrammeCancelled')
  cancelled(@Payload() event: SequencedEvent): Promise<void> {
    return this.#over(event);
  }

  async #over(event: SequencedEvent): Promise<void> {
    const programme = event.stream.slice('programme-'.length);
    await this.#turns.run(programme, async () => {
      await this.#known.put(`over ${programme}`, { programme, is: 'over', event });
      const made = await this.#known.all({ where: { programme: { is: programme }, is: { is: 'recommended' } } });
      for (const one of made) await this.#lapse(one.recommendation!, event);
    });
  }

  async #takeUp(id: string, enrolment: string, event: SequencedEvent): Promise<void> {
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, recommendation, id, (state, given) => takeUp(state, { enrolment }, given)),
    });
  }

  async #lapse(id: string, event: SequencedEvent): Promise<void> {
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, recommendation, id, (state, given) => lapse(state, given)),
    });
  }
}
