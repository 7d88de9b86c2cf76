import type { DataOf, outcomeSubstantiated, SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { SetOutcomeAside } from '../agenda-goal/agenda-goal.commands.pure.ts';
import { countOutcome, reportByOutcome, setOutcomeAside } from '../agenda-goal/agenda-goal.outcomes.pure.ts';
import { agendaGoal } from '../agenda-goal/agenda-goal.state.ts';

const policy = 'members.count-outcome-towards-goals-when-substantiated';

/** The goals that an outcome was said to serve when it was confirmed: its correction names others. */
interface ServedGoals {
  readonly goals: readonly string[];
}
const model = byKeyAlone<ServedGoals>('goals-served-by-outcomes');

/**
 * An outcome that independent people confirmed, in whole or in part, counts towards the goals it serves; where it says where an
 * indicator stands by it, that is reported, too. Contested, corrected or taken back, it counts no more; what was reported is put
 * right by whoever answers for the goal. Where a goal is closed, or a period was reported already, the refusal is the outcome.
 */
@PolicyController({ policy, since: 0 })
export class CountOutcomeTowardsGoalsWhenSubstantiated {
  readonly #served: ServiceDocuments<ServedGoals>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#served = new ServiceDocuments(store, model);
  }

  @EventPattern('campaigns.OutcomeSubstantiated')
  async substantiated(@Payload() event: SequencedEvent<string, DataOf<typeof outcomeSubstantiated>>): Promise<void> {
    const outcome = outcomeOf(event);
    const { goals, measured, verdict, version } = event.data;
    if (verdict === 'contested') return this.#setAside(event, { because: 'contested', upTo: version });
    const before = await this.#served.get(outcome);
    await this.#served.put(outcome, { goals: [...new Set([...(before?.goals ?? []), ...goals])] });
    for (const goal of goals) {
      await this.policies.issue(event, {
        policy,
        target: goal,
        run: (command) =>
          this.commands.run(command, agendaGoal, goal, (state, given) =>
            countOutcome(state, { outcome, version, verdict }, given),
          ),
      });
    }
    if (measured === undefined) return;
    const { goal, indicator, period, actual } = measured;
    await this.policies.issue(event, {
      policy,
      target: `${goal} ${indicator} ${period}`,
      run: (command) =>
        this.commands.run(command, agendaGoal, goal, (state, given) =>
          reportByOutcome(state, { indicator, period, actual }, given),
        ),
    });
  }

  @EventPattern('campaigns.OutcomeCorrected')
  corrected(@Payload() event: SequencedEvent<string, { readonly version: number }>): Promise<void> {
    return this.#setAside(event, { because: 'corrected', upTo: event.data.version - 1 });
  }

  @EventPattern('campaigns.OutcomeWithdrawn')
  withdrawn(@Payload() event: SequencedEvent): Promise<void> {
    return this.#setAside(event, { because: 'withdrawn' });
  }

  async #setAside(event: SequencedEvent, how: Omit<SetOutcomeAside, 'outcome'>): Promise<void> {
    const outcome = outcomeOf(event);
    for (const goal of (await this.#served.get(outcome))?.goals ?? []) {
      await this.policies.issue(event, {
        policy,
        target: goal,
        run: (command) =>
          this.commands.run(command, agendaGoal, goal, (state, given) =>
            setOutcomeAside(state, { outcome, ...how }, given),
          ),
      });
    }
  }
}

const outcomeOf = ({ stream }: SequencedEvent): string => stream.slice('outcome-'.length);
