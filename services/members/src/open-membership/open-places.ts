import { CommandHandler } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { membership } from '../membership/membership.state.ts';
import { openMembership } from './open-membership.state.ts';

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
  async endedHolder(organisation: string): Promise<string | undefined> {
    const held = await this.heldBy(organisation);
    if (held === undefined) return undefined;
    const { state } = await this.commands.load(membership, held);
    if (state.status === 'none' || state.organisation === organisation) return undefined;
    return (await this.heldBy(state.organisation)) === held ? undefined : held;
  }
}
