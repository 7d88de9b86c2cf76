import type { Deciding } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { Access, alsoIn, type Caller, CommandHandler, type Decision, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { openOrganisations } from '../known-organisations.ts';
import { CAPACITY_OFFICERS } from '../roles.ts';
import { draft, type DraftProduct, publish, type PublishProduct, supersede } from './knowledge-product.decider.ts';
import { knowledgeProduct, type KnowledgeProductState } from './knowledge-product.state.ts';

/** Decisions on a knowledge product with the look-ups they need. */
@Injectable()
export class KnowledgeProductWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async draft(state: KnowledgeProductState, command: DraftProduct, given: Deciding): Promise<Decision> {
    const facts = {
      unitKnown: (await this.facts.knownUnit(command.unit)) !== undefined,
      organisations: await openOrganisations(this.facts, command.organisations),
      themes: await this.facts.inUse('theme', command.themes, given.effectiveOn),
    };
    return draft(state, command, facts, given);
  }

  /** One that takes the place of another supersedes it in the same append. */
  async publish(
    state: KnowledgeProductState,
    id: string,
    command: PublishProduct,
    caller: Caller,
    given: Deciding,
  ): Promise<Decision> {
    const { replaces } = command;
    const [drafted] = state.status === 'draft' ? await this.vault.openRefs([state.words]) : [];
    const replacedIsPublished = replaces !== undefined && (await this.#mayReplace(replaces, caller));
    const events = publish(state, command, { drafted, id, replacedIsPublished }, given);
    if (replaces === undefined) return events;
    const also = alsoIn(knowledgeProduct, replaces, (replaced, moment) => supersede(replaced, { by: id }, moment));
    return { events, also: [also] };
  }

  /** One that is out of the caller's reach, and one that is not published, answer alike. */
  async #mayReplace(id: string, caller: Caller): Promise<boolean> {
    const { state } = await this.commands.load(knowledgeProduct, id);
    const scope = knowledgeProduct.scope(state);
    return state.status === 'published' && scope !== undefined && this.access.covers(caller, CAPACITY_OFFICERS, scope);
  }
}
