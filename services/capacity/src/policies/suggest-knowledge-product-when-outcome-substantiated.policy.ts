import {
  type DataOf,
  derivedId,
  type knowledgeProductDrafted,
  type outcomeSubstantiated,
  type SequencedEvent,
} from '@baraza/contracts';
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
import { lapse, type LapseBecause, suggest, takeUp } from '../knowledge-suggestion/knowledge-suggestion.decider.ts';
import { knowledgeSuggestion } from '../knowledge-suggestion/knowledge-suggestion.state.ts';
import { entityOf } from './remembered.ts';

const policy = 'capacity.suggest-knowledge-product-when-outcome-substantiated';

/** The first draft that came out of an outcome. */
interface DraftedFrom {
  readonly product: string;
}
const model = byKeyAlone<DraftedFrom>('products-from-outcomes');

/**
 * An outcome that others confirmed is worth writing down: it waits until a knowledge product that names it is drafted, or until
 * somebody decides against it. Where the outcome is contested, corrected or taken back, the suggestion lapses.
 * A product may be drafted before the outcome is confirmed: each side is on record before the other is looked for.
 */
@PolicyController({ policy, since: 0 })
export class SuggestKnowledgeProductWhenOutcomeSubstantiated {
  readonly #drafted: ServiceDocuments<DraftedFrom>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#drafted = new ServiceDocuments(store, model);
  }

  @EventPattern('campaigns.OutcomeSubstantiated')
  async substantiated(@Payload() event: SequencedEvent<string, DataOf<typeof outcomeSubstantiated>>): Promise<void> {
    if (event.data.verdict === 'contested') return this.#lapse(event, 'contested');
    const outcome = entityOf(event);
    const { unit, organisation, themes } = event.data;
    const id = suggestionOf(outcome);
    const scope = { unit, organisations: [organisation] };
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(command, knowledgeSuggestion, id, scope, (state, given) =>
          suggest(state, { outcome, unit, organisation, themes }, given),
        ),
    });
    const drafted = await this.#drafted.get(outcome);
    if (drafted !== undefined) await this.#takeUp(event, outcome, drafted.product);
  }

  @EventPattern('campaigns.OutcomeCorrected')
  corrected(@Payload() event: SequencedEvent): Promise<void> {
    return this.#lapse(event, 'corrected');
  }

  @EventPattern('campaigns.OutcomeWithdrawn')
  withdrawn(@Payload() event: SequencedEvent): Promise<void> {
    return this.#lapse(event, 'withdrawn');
  }

  @EventPattern('capacity.KnowledgeProductDrafted')
  async drafted(@Payload() event: SequencedEvent<string, DataOf<typeof knowledgeProductDrafted>>): Promise<void> {
    const product = event.stream.slice('knowledge-product-'.length);
    for (const { kind, id: outcome } of event.data.learnedFrom) {
      if (kind !== 'outcome') continue;
      if ((await this.#drafted.get(outcome)) === undefined) await this.#drafted.put(outcome, { product });
      await this.#takeUp(event, outcome, product);
    }
  }

  async #takeUp(event: SequencedEvent, outcome: string, product: string): Promise<void> {
    const id = suggestionOf(outcome);
    await this.policies.issue(event, {
      policy,
      target: `${id} taken up`,
      run: (command) =>
        this.commands.run(command, knowledgeSuggestion, id, (state, given) => takeUp(state, { product }, given)),
    });
  }

  async #lapse(event: SequencedEvent, because: LapseBecause): Promise<void> {
    const id = suggestionOf(entityOf(event));
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, knowledgeSuggestion, id, (state, given) => lapse(state, { because }, given)),
    });
  }
}

/** The id of the suggestion that an outcome leads to. */
export function suggestionOf(outcome: string): string {
  return derivedId('knowledge-suggestion', outcome);
}
