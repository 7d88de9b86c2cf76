import { isMemberStatus } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { rowAt } from '../history/history.pure.ts';
import type { MembershipRow } from '../membership-register/membership-register.read-model.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';
import { ForumTree } from '../units/forum-tree.ts';
import { membersOf } from './levels.pure.ts';

const model = registerModel(membershipRegister);
const LEVEL = levelsOfRegister(membershipRegister).at(-1)!;

/** Who represents a member reads what is for all members of its unit, and of every unit above it. */
@Injectable()
export class AsMember {
  readonly #trees: ForumTree;

  constructor(@Inject(SERVED_MODELS) private readonly store: ServedModels) {
    this.#trees = new ForumTree(store);
  }

  /** The same caller, who reads for all members where they represent one. */
  async reader(caller: Caller): Promise<Caller> {
    const { tree } = await this.#trees.now();
    const more: RoleHeld[] = [];
    for (const { role, organisation } of caller.entitled) {
      if (role !== 'member-representative' || organisation === undefined) continue;
      const unit = await this.#unitOfMember(organisation);
      const units = unit === undefined ? [] : tree.wayUp(unit).map(({ code }) => code);
      more.push(...units.map((code) => ({ role, organisation: membersOf(code) }) satisfies RoleHeld));
    }
    return more.length === 0 ? caller : { ...caller, entitled: [...caller.entitled, ...more] };
  }

  async #unitOfMember(organisation: string): Promise<string | undefined> {
    const doc = await this.store.get(model, registerKey(LEVEL, organisation));
    const row = rowAt<MembershipRow>(doc?.changes ?? [], {}, membershipRegister.merge);
    return row !== undefined && isMemberStatus(row.status) ? row.unit : undefined;
  }
}
