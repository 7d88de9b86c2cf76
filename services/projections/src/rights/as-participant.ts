import type { RoleHeld } from '@baraza/domain';
import { allDocuments, type ReadStore } from '@baraza/read-models';
import { type Caller, READ_STORE } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { coalitionRegister } from '../coalition-register/coalition-register.projection.ts';
import { seated } from '../coalition-register/coalition-register.read-model.ts';
import { rowAt } from '../history/history.pure.ts';
import { levelsOfRegister, registerModel } from '../registers/register.projection.ts';
import { participantsOf } from './levels.pure.ts';

const model = registerModel(coalitionRegister);
const LEVEL = levelsOfRegister(coalitionRegister).at(-1)!;
const PAGE = 200;

/** Who acts for a participant of a coalition reads what belongs to the coalition, wherever that stands. */
@Injectable()
export class AsParticipant {
  constructor(@Inject(READ_STORE) private readonly store: ReadStore) {}

  /** The same caller, who reads for all participants where they act for one: by the seats of now. */
  async reader(caller: Caller): Promise<Caller> {
    const more: RoleHeld[] = [];
    for (const { role, organisation } of caller.entitled) {
      if (organisation === undefined) continue;
      for (const coalition of await this.#coalitionsOf(organisation)) {
        more.push({ role, organisation: participantsOf(coalition) });
      }
    }
    return more.length === 0 ? caller : { ...caller, entitled: [...caller.entitled, ...more] };
  }

  /** Those in which its seat is active. */
  async #coalitionsOf(organisation: string): Promise<readonly string[]> {
    const where = { shelf: { is: LEVEL }, organisations: { in: [organisation] } };
    const docs = await allDocuments(this.store, model, { where, limit: PAGE });
    return docs
      .filter(({ changes }) => {
        const row = rowAt(changes, {}, coalitionRegister.merge);
        return row !== undefined && seated(row, 'active').includes(organisation);
      })
      .map(({ id }) => id);
  }
}
