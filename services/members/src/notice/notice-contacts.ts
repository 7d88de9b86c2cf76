import type { PersonalRef } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type Contact, type KnownOrganisation, organisation } from '../organisation/organisation.state.ts';
import type { Messenger } from './delivery/messenger.port.ts';

type Channel = Messenger['channel'];

/** A person of an organisation, and where they are reached. Held only as long as it takes to send something. */
export interface Reached {
  readonly person: string;
  readonly to: string;
}

/** Who of an organisation is told, in this order: they answer for it. */
const OFFICES = ['chair', 'executive-director', 'secretary', 'focal-person', 'treasurer', 'other'];

/** Finds the contact to whom a notice goes: of those who may act for the organisation first, then by office. */
@Injectable()
export class NoticeContacts {
  constructor(
    private readonly commands: CommandHandler,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** The organisation that goes on for this one: itself, or the one that it was merged into. */
  async goingOn(id: string): Promise<KnownOrganisation | undefined> {
    const { state } = await this.commands.load(organisation, id);
    if (state.status === 'none') return undefined;
    return state.status === 'merged' ? this.goingOn(state.into) : state;
  }

  /** Undefined where nobody of it can be reached that way: no contact has such an address, or they are erased. */
  async reach(whose: KnownOrganisation, channel: Channel): Promise<Reached | undefined> {
    const addresses = whose.contacts
      .map((contact) => ({ contact, ref: channel === 'email' ? contact.email : contact.phone }))
      .filter((one): one is { contact: Contact; ref: PersonalRef } => one.ref !== undefined)
      .sort((one, other) => rank(one.contact, whose) - rank(other.contact, whose));
    const opened = await this.vault.openRefs(addresses.map(({ ref }) => ref));
    const at = opened.findIndex((value) => value !== undefined);
    if (at < 0) return undefined;
    const to = channel === 'email' ? opened[at]! : opened[at]!.replaceAll(/[\s().-]/g, '');
    return { person: addresses[at]!.contact.person, to };
  }
}

function rank({ person, role }: Contact, { representatives }: KnownOrganisation): number {
  const mayAct = representatives.some((one) => one.person === person);
  const office = OFFICES.indexOf(role);
  return (mayAct ? 0 : OFFICES.length + 1) + (office < 0 ? OFFICES.length : office);
}
