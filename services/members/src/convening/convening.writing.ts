import type { Deciding, PersonalRef } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, type Decision, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { StandingDirectory } from '../directory/standing-directory.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { unit } from '../unit/unit.state.ts';
import type { CallConvening, Invite, PublishReport } from './convening.commands.pure.ts';
import { call, invite, inviteMembers } from './convening.decider.ts';
import { publishReport } from './convening.meeting.pure.ts';
import type { ConveningState } from './convening.state.ts';

/** Decisions on a convening with the look-ups they need. */
@Injectable()
export class ConveningWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly members: MembersDirectory,
    private readonly standing: StandingDirectory,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async call(state: ConveningState, command: CallConvening, given: Deciding): Promise<Decision> {
    const { state: where } = await this.commands.load(unit, command.unit);
    return call(state, command, { unit: where }, given);
  }

  async invite(state: ConveningState, command: Invite, given: Deciding): Promise<Decision> {
    const { organisations } = command;
    const [loaded, members] = await Promise.all([
      Promise.all(organisations.map((id) => this.commands.load(organisation, id))),
      this.members.membersAmong(organisations, given.effectiveOn),
    ]);
    const known = new Set(organisations.filter((_, index) => loaded[index]!.state.status === 'active'));
    return invite(state, command, { known, members }, given);
  }

  /** Every member of the unit and below, as of the day of the invitation. */
  async inviteMembers(state: ConveningState, given: Deciding): Promise<Decision> {
    const members = state.status === 'none' ? [] : await this.standing.membersIn(state.unit, given.effectiveOn);
    return inviteMembers(state, members, given);
  }

  async publishReport(state: ConveningState, command: PublishReport, given: Deciding): Promise<Decision> {
    const proposed = state.status === 'held' ? state.proposed?.report : undefined;
    return publishReport(state, command, { proposed: await this.#opened(proposed) }, given);
  }

  async #opened(ref: PersonalRef | undefined): Promise<string | undefined> {
    return ref === undefined ? undefined : (await this.vault.openRefs([ref]))[0];
  }
}
