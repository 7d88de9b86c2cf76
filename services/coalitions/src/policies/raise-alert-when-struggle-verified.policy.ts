import {
  type coalitionFormed,
  type DataOf,
  derivedId,
  type SequencedEvent,
  type struggleVerified,
} from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  Policies,
  PolicyController,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { raiseAsFound } from '../alert/alert.decider.ts';
import { alert } from '../alert/alert.state.ts';
import { coalition } from '../coalition/coalition.state.ts';

const policy = 'coalitions.raise-alert-when-struggle-verified';

type Formed = SequencedEvent<string, DataOf<typeof coalitionFormed>>;
type Verified = SequencedEvent<string, DataOf<typeof struggleVerified>>;

/** A coalition that has not been wound down, as the policy remembers it. */
interface RememberedCoalition {
  readonly coalition: string;
  readonly unit: string;
  readonly themes: readonly string[];
  readonly sequence: number;
}

/**
 * When a struggle is verified, each coalition that is active in its unit or above, and has a theme of it, is alerted; one that
 * is formed later is not. A coalition may be formed while a struggle is being verified, and events of two streams come in no
 * certain order: each side writes down what it saw before it looks for the other.
 */
@PolicyController({ policy, since: 0 })
export class RaiseAlertWhenStruggleVerified {
  readonly #coalitions: ServiceDocuments<RememberedCoalition>;
  readonly #struggles: ServiceDocuments<Verified>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#coalitions = new ServiceDocuments(store, byKeyAlone('coalitions-to-alert'));
    this.#struggles = new ServiceDocuments(store, byKeyAlone('verified-struggles'));
  }

  @EventPattern('campaigns.StruggleVerified')
  async verified(@Payload() event: Verified): Promise<void> {
    await this.#struggles.put(struggleOf(event), event);
    for (const one of await this.#coalitions.all({})) await this.#alerted(event, one);
  }

  @EventPattern('coalitions.CoalitionFormed')
  async formed(@Payload() event: Formed): Promise<void> {
    const { unit, themes } = event.data;
    const one = { coalition: event.stream.slice('coalition-'.length), unit, themes, sequence: event.sequence };
    await this.#coalitions.put(one.coalition, one);
    for (const struggle of await this.#struggles.all({})) await this.#alerted(struggle, one);
  }

  @EventPattern('coalitions.CoalitionWoundDown')
  woundDown(@Payload() event: SequencedEvent): Promise<void> {
    return this.#coalitions.put(event.stream.slice('coalition-'.length), undefined);
  }

  async #alerted(event: Verified, to: RememberedCoalition): Promise<void> {
    const { unit, themes } = event.data;
    if (to.sequence > event.sequence || !to.themes.some((theme) => themes.includes(theme))) return;
    await this.facts.knownUnit(unit);
    if (!this.facts.covers(to.unit, unit)) return;
    const struggle = struggleOf(event);
    const id = alertOfStruggle(struggle, to.coalition);
    const found = { coalition: to.coalition, unit, themes, arisingFrom: { kind: 'struggle' as const, id: struggle } };
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(command, alert, id, { unit, organisations: [] }, async (state, given) => {
          const { state: of } = await this.commands.load(coalition, to.coalition);
          return raiseAsFound(state, found, of, { unitWithin: true, sourceKnown: true }, given);
        }),
    });
  }
}

const struggleOf = ({ stream }: SequencedEvent): string => stream.slice('struggle-'.length);

/** The id of the alert that a struggle raises in a coalition: one, however often it is verified. */
export function alertOfStruggle(struggle: string, to: string): string {
  return derivedId('alert', struggle, to);
}
