import type { Deciding } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, type Decision, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { openOrganisations } from '../known-organisations.ts';
import { replication } from '../replication/replication.state.ts';
import {
  draft,
  draftNext,
  type DraftFacts,
  type DraftVersion,
  publish,
  type PublishVersion,
} from './blueprint.decider.ts';
import type { BlueprintState } from './blueprint.state.ts';

/** Decisions on an organising blueprint with the look-ups they need. */
@Injectable()
export class BlueprintWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async draft(state: BlueprintState, command: DraftVersion, given: Deciding): Promise<Decision> {
    const unitKnown = (await this.facts.knownUnit(command.unit)) !== undefined;
    return draft(state, command, { unitKnown, ...(await this.#factsOf(undefined, command, given)) }, given);
  }

  async draftNext(
    id: string,
    state: BlueprintState,
    command: Omit<DraftVersion, 'unit'>,
    given: Deciding,
  ): Promise<Decision> {
    return draftNext(state, command, { unitKnown: true, ...(await this.#factsOf(id, command, given)) }, given);
  }

  async publish(state: BlueprintState, command: PublishVersion, given: Deciding): Promise<Decision> {
    const waiting = 'draft' in state ? state.draft : undefined;
    const [drafted] = waiting === undefined ? [] : await this.vault.openRefs([waiting.guide]);
    return publish(state, command, { drafted }, given);
  }

  /** @param id of the blueprint, where it has versions already */
  async #factsOf(
    id: string | undefined,
    { organisations, themes, learnedFrom }: Omit<DraftVersion, 'unit'>,
    { effectiveOn }: Deciding,
  ): Promise<Omit<DraftFacts, 'unitKnown'>> {
    const replications = await Promise.all(
      learnedFrom.map(async (one) => ({ one, state: (await this.commands.load(replication, one)).state })),
    );
    return {
      organisations: await openOrganisations(this.facts, organisations),
      themes: await this.facts.inUse('theme', themes, effectiveOn),
      replications: replications.flatMap(({ one, state }) =>
        state.status === 'ended' && state.blueprint === id ? [one] : [],
      ),
    };
  }
}
