import type { Deciding, Scope } from '@baraza/domain';
import { CommandHandler, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { FilesOf } from '../files/files-of.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { Rules } from '../rules/rules.ts';
import { unit } from '../unit/unit.state.ts';
import type { SubmitProof } from './compliance-proof.commands.pure.ts';
import { submit } from './compliance-proof.decider.ts';
import type { ComplianceProofState } from './compliance-proof.state.ts';

/** Decisions on a proof with the look-ups they need. */
@Injectable()
export class ComplianceProofWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly rules: Rules,
    private readonly files: FilesOf,
  ) {}

  async submit(state: ComplianceProofState, command: SubmitProof, given: Deciding): Promise<Decision> {
    const named = command.unit === undefined ? undefined : (await this.commands.load(unit, command.unit)).state;
    const { compliance } = await this.rules.on(given.effectiveOn);
    return submit(
      state,
      command,
      {
        organisationUnit: await this.unitOf(command.organisation),
        unit: named,
        types: compliance.types,
        files: await this.files.of(command.organisation, command.files),
      },
      given,
    );
  }

  /** The unit in which an organisation stands; undefined where it is not known, closed, or goes on as another. */
  async unitOf(id: string): Promise<string | undefined> {
    const { state } = await this.commands.load(organisation, id);
    return state.status === 'active' ? state.profile.unit : undefined;
  }

  /** Where an organisation stands. One that is not known stands nowhere: only who acts for all is told so. */
  async scopeOf(id: string, otherwise: string): Promise<Scope> {
    return { unit: (await this.unitOf(id)) ?? otherwise, organisations: [id] };
  }
}
