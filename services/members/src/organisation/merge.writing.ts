import type { Deciding } from '@baraza/domain';
import { alsoIn, CommandHandler, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import {
  restDuplicate,
  shareWithSurvivor,
  unshareWithSurvivor,
  wakeDuplicate,
} from '../open-membership/open-membership.sharing.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { OpenPlaces } from '../open-membership/open-places.ts';
import type { MergeOrganisation, ReverseMerge } from './organisation.commands.pure.ts';
import { giveBack, merge, reverseMerge, takeIn } from './organisation.merging.ts';
import { organisation, type OrganisationState } from './organisation.state.ts';

/** A merge and its reversal: both organisations, and their places for an open membership, in one append. */
@Injectable()
export class MergeWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly places: OpenPlaces,
  ) {}

  async merge(state: OrganisationState, command: MergeOrganisation, given: Deciding): Promise<Decision> {
    const events = merge(state, command, given);
    const { id, into } = command;
    const open = await this.places.heldBy(id);
    const duplicate = { organisation: id, unit: unitOf(state), open };
    const survivor = { organisation: into, unit: await this.#unitOf(into) };
    return {
      events,
      also: [
        alsoIn(organisation, into, (at, now) => takeIn(at, command, now)),
        alsoIn(openMembership, id, (place, now) => restDuplicate(place, duplicate, now)),
        alsoIn(openMembership, into, (place, now) => shareWithSurvivor(place, survivor, open, now)),
      ],
    };
  }

  async reverse(state: OrganisationState, command: ReverseMerge, given: Deciding): Promise<Decision> {
    const events = reverseMerge(state, command, given);
    const { id } = command;
    const { into } = events[0]!.data;
    const open = await this.places.heldBy(id);
    const duplicate = { organisation: id, unit: unitOf(state), open };
    const survivor = { organisation: into, unit: await this.#unitOf(into) };
    return {
      events,
      also: [
        alsoIn(organisation, into, (at, now) => giveBack(at, command, now)),
        alsoIn(openMembership, id, (place, now) => wakeDuplicate(place, duplicate, now)),
        alsoIn(openMembership, into, (place, now) => unshareWithSurvivor(place, survivor, open, now)),
      ],
    };
  }

  async #unitOf(id: string): Promise<string> {
    return unitOf((await this.commands.load(organisation, id)).state);
  }
}

const unitOf = (state: OrganisationState): string => (state.status === 'none' ? '' : state.profile.unit);
