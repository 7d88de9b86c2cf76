import { CommandHandler } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { membership } from '../membership/membership.state.ts';
import type { Holder } from './open-membership.decider.ts';
import { openMembership } from './open-membership.state.ts';

/** A membership that has ended, with the duplicate whose it was. */
export type EndedHolder = Holder;

/** Who holds the places for open memberships, for decisions that need to know before they are taken. */
@Injectable()
export class OpenPlaces {
  constructor(private readonly commands: CommandHandler) {}

  /** The membership that an organisation has open, its duplicates' included. */
  async heldBy(organisation: string): Promise<string | undefined> {
    const { state } = await this.commands.load(openMembership, organisation);
    return state.status === 'held' ? state.membership : undefined;
  }

  /** The holder of a survivor's place that has ended since: its own organisation's place has been freed. */
  async endedHolder(organisation: string): Promise<EndedHolder | undefined> {
    const held = await this.heldBy(organisation);
    if (held === undefined) return undefined;
    const { state } = await this.commands.load(membership, held);
    if (state.status === 'none' || state.organisation === organisation) return undefined;
    const { organisation: duplicate, unit } = state;
    return (await this.heldBy(duplicate)) === held ? undefined : { membership: held, organisation: duplicate, unit };
  }
}
