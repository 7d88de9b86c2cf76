import type { PersonalRef } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { membership } from '../membership/membership.state.ts';
import { belongs } from '../membership/membership.steps.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { organisation } from '../organisation/organisation.state.ts';

/** What profiles and stories look up: the member they are of, and the words that wait for a second person. */
@Injectable()
export class Visibility {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** A member as it is called, and where it stands; undefined where the organisation is none. */
  async member(id: string): Promise<{ readonly name: string; readonly unit: string } | undefined> {
    const [{ state }, { state: place }] = await Promise.all([
      this.commands.load(organisation, id),
      this.commands.load(openMembership, id),
    ]);
    if (state.status !== 'active' || place.status !== 'held') return undefined;
    const { state: its } = await this.commands.load(membership, place.membership);
    if (!belongs(its)) return undefined;
    const { legalName, unit } = state.profile;
    return { name: legalName, unit };
  }

  /** Where an organisation stands. One that is not known stands at the root: only who acts for all is told so. */
  async unitOf(id: string): Promise<string> {
    const { state } = await this.commands.load(organisation, id);
    return state.status === 'none' ? ((await this.facts.knownForum())?.rootUnit ?? '') : state.profile.unit;
  }

  /** A text as it lies in the vault; undefined where it was erased. */
  async opened(ref: PersonalRef | undefined): Promise<string | undefined> {
    return ref === undefined ? undefined : (await this.vault.openRefs([ref]))[0];
  }
}
