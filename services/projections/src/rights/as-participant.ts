import type { RoleHeld } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { participantsOf } from './levels.pure.ts';
import { seatsOf } from './seats-of.ts';

/** Who acts for a participant of a coalition reads what belongs to the coalition, wherever that stands. */
@Injectable()
export class AsParticipant {
  constructor(@Inject(SERVED_MODELS) private readonly store: ServedModels) {}

  /** The same caller, who reads for all participants where they act for one: by the seats of now. */
  async reader(caller: Caller): Promise<Caller> {
    const more: RoleHeld[] = [];
    for (const { role, organisation } of caller.entitled) {
      if (organisation === undefined) continue;
      for (const { coalition } of await seatsOf(this.store, [organisation])) {
        more.push({ role, organisation: participantsOf(coalition) });
      }
    }
    return more.length === 0 ? caller : { ...caller, entitled: [...caller.entitled, ...more] };
  }
}
