import { derivedId, type SequencedEvent } from '@baraza/contracts';
import { Rejection } from '@baraza/domain';
import type { ReadStore } from '@baraza/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { CommandAnswer } from '../command-handling/command-answer.ts';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { Refusal } from '../problems/refusals.ts';
import type { Clock } from '../runtime/clock.ts';
import { CLOCK, SERVICE_STORE } from '../runtime/tokens.ts';
import { operationOfPolicy } from './operation-of-policy.ts';
import { PolicyOutcomes } from './policy-outcomes.ts';

export interface PolicyReaction {
  /** As its `@PolicyController` names it. */
  readonly policy: string;
  /** The id of the entity the command is for: part of the command's id. */
  readonly target: string;
  /** Runs one command under the id given. A `Rejection` is an outcome, not an error. */
  run(command: IssuedCommand): Promise<CommandAnswer | undefined>;
}

export type PolicyOutcome =
  | { readonly outcome: 'accepted'; readonly events: readonly { readonly id: string; readonly type: string }[] }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'refused'; readonly rule: string };

/** Event in, command out. The outcome is stored before the event is acknowledged. */
@Injectable()
export class Policies {
  readonly outcomes: PolicyOutcomes;

  constructor(
    @Inject(SERVICE_STORE) store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.outcomes = new PolicyOutcomes(store);
  }

  /**
   * Answers the event with a command of the policy. The same event and target make the same command, so that an event
   * that comes twice changes nothing; `effectiveOn` is the event's.
   * @throws what says nothing about the command: stores that are away, a change by others at the same time. The event
   * comes again
   */
  async issue(event: SequencedEvent, { policy, target, run }: PolicyReaction): Promise<PolicyOutcome> {
    const outcome = await this.#outcomeOf(run, commandOf(event, policy, target));
    await this.outcomes.put({
      policy,
      event: event.id,
      type: event.type,
      sequence: event.sequence,
      target,
      outcome: outcome.outcome,
      ...(outcome.outcome === 'refused' ? { rule: outcome.rule } : {}),
      recorded: outcome.outcome === 'accepted' ? outcome.events.map(({ id }) => id) : [],
      at: new Date(this.clock.now()).toISOString(),
    });
    return outcome;
  }

  async #outcomeOf(run: PolicyReaction['run'], command: IssuedCommand): Promise<PolicyOutcome> {
    try {
      const answer = await run(command);
      if (answer === undefined || answer.events.length === 0) return { outcome: 'nothing-to-do' };
      return { outcome: 'accepted', events: answer.events };
    } catch (error) {
      if (error instanceof Rejection) return { outcome: 'refused', rule: error.code };
      // What was asked of an entity that is not there, or can never be accepted, will not be otherwise next time.
      if (error instanceof Refusal && [404, 422].includes(error.status))
        return { outcome: 'refused', rule: error.code };
      throw error;
    }
  }
}

function commandOf(event: SequencedEvent, policy: string, target: string): IssuedCommand {
  const { correlationId, traceparent } = event.meta;
  return {
    id: derivedId(event.id, policy, target),
    mayBeRepeat: true,
    operation: operationOfPolicy(policy),
    caller: { person: derivedId('policy', policy), roles: [], entitled: [], isPublic: false },
    body: { event: event.id },
    target,
    effectiveOn: event.effectiveOn,
    ifMatch: undefined,
    correlationId,
    causationId: event.id,
    policy,
    basedOn: event.sequence,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
