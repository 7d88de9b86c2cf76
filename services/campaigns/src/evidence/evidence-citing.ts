import type { SupportedByEvidence } from '@baraza/contracts';
import { type AlsoIn, alsoIn } from '@baraza/domain';
import { Access, type Caller, CommandHandler } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { evidence, isCitable } from './evidence.state.ts';
import { beCited } from './evidence.support.pure.ts';

/** What others need who rest on evidence: whether it is there to them, and that it says so itself. */
@Injectable()
export class EvidenceCiting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly access: Access,
  ) {}

  /** Of these: those that stand and are anything to whoever asks. One that is hidden is as one that is not. */
  async citable(caller: Caller, ids: readonly string[]): Promise<readonly string[]> {
    const looked = await Promise.all(
      [...new Set(ids)].map(async (id) => {
        const { state } = await this.commands.load(evidence, id);
        const scope = evidence.scope(state);
        if (scope === undefined || !isCitable(state)) return [];
        return (await this.access.rolesWhenKnown(caller, scope)).length > 0 ? [id] : [];
      }),
    );
    return looked.flat();
  }
}

/** In the same append: each says what it supports from now on. What was looked up before may have changed since. */
export const cited = (ids: readonly string[], supports: SupportedByEvidence): readonly AlsoIn[] =>
  [...new Set(ids)].map((id) => alsoIn(evidence, id, (state, given) => beCited(state, { supports }, given)));
