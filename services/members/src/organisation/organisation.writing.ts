import type { Deciding } from '@baraza/domain';
import { alsoIn, type AlsoIn, CommandHandler, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { dissolve, move } from '../membership/membership.ending.ts';
import { membership } from '../membership/membership.state.ts';
import { barOver } from '../open-membership/open-membership.sharing.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { OpenPlaces } from '../open-membership/open-places.ts';
import { release, reserve } from '../registration-number/registration-number.decider.ts';
import {
  type Registration,
  registrationNumber,
  registrationNumberId,
} from '../registration-number/registration-number.state.ts';
import { OrganisationLookUps } from './organisation-look-ups.ts';
import type { CloseOrganisation, CorrectOrganisation, RegisterOrganisation } from './organisation.commands.pure.ts';
import { close, correct, register } from './organisation.decider.ts';
import { corrected, type OrganisationState } from './organisation.state.ts';

/**
 * Decisions on an organisation together with what must be written in the same append: the reservation of its registration
 * number, the bar to memberships of one that closes, the membership that follows it to another unit.
 */
@Injectable()
export class OrganisationWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly lookUps: OrganisationLookUps,
    private readonly places: OpenPlaces,
  ) {}

  async register(state: OrganisationState, command: RegisterOrganisation, given: Deciding): Promise<Decision> {
    const { id, profile } = command;
    const facts = await this.lookUps.profileFacts(profile, given.effectiveOn);
    const events = register(state, command, facts, given);
    const { registration, unit } = events[0]!.data;
    return {
      events,
      also: registration === undefined ? [] : [holding(id, unit, registration)],
      warnings: await this.lookUps.warnings(profile, id),
    };
  }

  async correct(state: OrganisationState, command: CorrectOrganisation, given: Deciding): Promise<Decision> {
    const facts = await this.lookUps.profileFacts(command.changes, given.effectiveOn);
    const events = correct(state, command, facts, given);
    if (state.status === 'none' || events.length === 0) return events;
    const { changes } = events[0]!.data;
    const before = state.profile;
    const after = corrected(before, changes as CorrectOrganisation['changes']);
    const also: AlsoIn[] = [];
    if (changes.registration !== undefined) {
      also.push(...renumbered(command.id, after.unit, before.registration, after.registration));
    }
    if (changes.unit !== undefined) also.push(...(await this.#following(command.id, after.unit)));
    const recognised = changes.legalName ?? changes.acronym ?? changes.web ?? changes.unit;
    return {
      events,
      also,
      warnings: recognised === undefined ? [] : await this.lookUps.warnings(after, command.id),
    };
  }

  async close(state: OrganisationState, command: CloseOrganisation, given: Deciding): Promise<Decision> {
    const events = close(state, command, given);
    if (state.status === 'none') return events;
    const { unit, registration } = state.profile;
    const { id, ground } = command;
    const dissolving = ground === 'dissolved' ? await this.#dissolving(id) : [];
    const ended =
      dissolving.length > 0 ? await this.places.heldBy(id) : (await this.places.endedHolder(id))?.membership;
    const closing = { organisation: id, unit, ground };
    const barring = alsoIn(openMembership, id, (place, now) => barOver(place, ended, closing, now));
    const also = [...dissolving, barring];
    return {
      events,
      also:
        ground === 'recorded-in-error' && registration !== undefined
          ? [...also, givingBack(id, unit, registration)]
          : also,
    };
  }

  /** The end of the organisation's own open membership, if it has one. */
  async #dissolving(organisation: string): Promise<readonly AlsoIn[]> {
    const held = await this.places.heldBy(organisation);
    if (held === undefined) return [];
    const { state } = await this.commands.load(membership, held);
    if (state.status === 'none' || state.organisation !== organisation) return [];
    return [alsoIn(membership, held, dissolve)];
  }

  /** The organisation's open membership, if it has one, in its new unit. */
  async #following(organisation: string, unit: string): Promise<readonly AlsoIn[]> {
    const { state: place } = await this.commands.load(openMembership, organisation);
    if (place.status !== 'held') return [];
    return [alsoIn(membership, place.membership, (state, now) => move(state, { unit }, now))];
  }
}

function holding(organisation: string, unit: string, registration: Registration): AlsoIn {
  return alsoIn(registrationNumber, registrationNumberId(registration), (state, now) =>
    reserve(state, { organisation, unit, registration }, now),
  );
}

function givingBack(organisation: string, unit: string, registration: Registration): AlsoIn {
  return alsoIn(registrationNumber, registrationNumberId(registration), (state, now) =>
    release(state, { organisation, unit, registration }, now),
  );
}

/** A number spelt another way stays reserved in the same stream. */
function renumbered(
  organisation: string,
  unit: string,
  before: Registration | undefined,
  after: Registration | undefined,
): readonly AlsoIn[] {
  const [old, now] = [before, after].map((one) => (one === undefined ? undefined : registrationNumberId(one)));
  if (old === now) return [];
  return [
    ...(before === undefined ? [] : [givingBack(organisation, unit, before)]),
    ...(after === undefined ? [] : [holding(organisation, unit, after)]),
  ];
}
