import type { Role } from '@baraza/domain';
import { Access, type Caller, CommandHandler } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { EvidenceOfCapacity } from './evidence-of-capacity.ts';
import { file } from './file.state.ts';

const OF_PROGRAMMES: readonly Role[] = ['programme-officer'];
/** Who may open files: some of them each. */
export const OPENERS: readonly Role[] = [...OFFICERS_AND_REPRESENTATIVES, ...OF_PROGRAMMES];

/**
 * Which files somebody may open: those of the organisations they work with; and, who works on capacity, what an assessment or
 * an improvement plan within their reach names.
 */
@Injectable()
export class FileOpening {
  constructor(
    private readonly commands: CommandHandler,
    private readonly access: Access,
    private readonly evidence: EvidenceOfCapacity,
  ) {}

  /** Looks at a file that is not for them just as long as at one that does not exist. */
  async isFor(caller: Caller, id: string): Promise<boolean> {
    const { state } = await this.commands.load(file, id);
    const scope = file.scope(state);
    const roles = scope === undefined ? [] : await this.access.rolesWhenKnown(caller, scope);
    if (roles.some((role) => OFFICERS_AND_REPRESENTATIVES.includes(role))) return true;
    if (!caller.entitled.some(({ role }) => OF_PROGRAMMES.includes(role))) return false;
    if (await this.#isEvidenceFor(caller, id)) return true;
    await this.evidence.catchUp();
    return this.#isEvidenceFor(caller, id);
  }

  async #isEvidenceFor(caller: Caller, id: string): Promise<boolean> {
    for (const scope of await this.evidence.scopesOf(id)) {
      const roles = await this.access.rolesWhenKnown(caller, scope);
      if (roles.some((role) => OF_PROGRAMMES.includes(role))) return true;
    }
    return false;
  }
}
