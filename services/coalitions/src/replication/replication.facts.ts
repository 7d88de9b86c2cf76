import { CommandHandler, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { blueprint } from '../blueprint/blueprint.state.ts';
import { openOrganisations } from '../known-organisations.ts';
import type { BeginFacts, BeginReplication } from './replication.decider.ts';
import { replication } from './replication.state.ts';

const NEAR_CITIZENS: readonly string[] = ['district', 'sub-county'];

/** What the beginning of a replication needs to know. */
@Injectable()
export class ReplicationFacts {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
  ) {}

  async ofBeginning(command: BeginReplication): Promise<BeginFacts> {
    const { organisation, unit } = command;
    const known = await this.facts.knownUnit(unit);
    return {
      organisationKnown: (await openOrganisations(this.facts, [organisation])).length === 1,
      unitFits: known !== undefined && NEAR_CITIZENS.includes(known.level),
      version: await this.#followed(command),
      copiedFits: await this.#isOfSame(command),
    };
  }

  /** A version of a blueprint that is withdrawn is followed by nobody any more. */
  async #followed({ blueprint: id, version }: BeginReplication): Promise<BeginFacts['version']> {
    const { state } = await this.commands.load(blueprint, id);
    if (state.status !== 'published') return undefined;
    const found = version === undefined ? state.versions.at(-1) : state.versions.find((one) => one.version === version);
    return found && { version: found.version, themes: found.themes, steps: found.steps.map(({ step }) => step) };
  }

  async #isOfSame({ blueprint: id, copiedFrom }: BeginReplication): Promise<boolean> {
    if (copiedFrom === undefined) return false;
    const { state } = await this.commands.load(replication, copiedFrom);
    return state.status !== 'none' && state.blueprint === id;
  }
}
