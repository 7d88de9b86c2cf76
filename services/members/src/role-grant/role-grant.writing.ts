import type { Deciding } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import {
  alsoIn,
  type BarazaConfig,
  CommandHandler,
  CONFIG,
  type Decision,
  DEVELOPMENT_ISSUER,
  VAULT,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { forum, THE_FORUM } from '../forum/forum.state.ts';
import { add, remove } from '../granting-officers/granting-officers.decider.ts';
import { grantingOfficers, GRANTING_ROLE, THE_OFFICERS } from '../granting-officers/granting-officers.state.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { existsOn, unit } from '../unit/unit.state.ts';
import { grant, type GrantFacts, type GrantRole, revoke, type RevokeRole } from './role-grant.decider.ts';
import type { Grant, RoleGrantState } from './role-grant.state.ts';

/** Whom a command names: by a person id, or by the subject of their tokens. */
export interface NamedPerson {
  readonly person?: string | undefined;
  readonly subject?: string | undefined;
  readonly issuer?: string | undefined;
}

/** Decisions on grants with their look-ups, and with what keeps two who can grant. */
@Injectable()
export class RoleGrantWriting {
  constructor(
    private readonly commands: CommandHandler,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: BarazaConfig,
  ) {}

  async grant(id: string, state: RoleGrantState, command: GrantRole & NamedPerson, given: Deciding): Promise<Decision> {
    const events = grant(state, command, await this.#facts(command, given), given);
    const { data } = events[0]!;
    return { events, also: (await this.#counts(data)) ? [this.#officers(id, data.person, add)] : [] };
  }

  async revoke(id: string, state: RoleGrantState, command: RevokeRole, given: Deciding): Promise<Decision> {
    const events = revoke(state, command, given);
    const counted = events.length > 0 && state.status !== 'none' && (await this.#counts(state));
    return { events, also: counted ? [this.#officers(id, state.person, remove)] : [] };
  }

  /** The unit at which it is to be held: that of the command, else the root. */
  async unitOf(command: GrantRole): Promise<string> {
    return command.unit ?? (await this.#rootUnit()) ?? '';
  }

  async #facts(command: GrantRole & NamedPerson, given: Deciding): Promise<GrantFacts> {
    const code = await this.unitOf(command);
    const { state: place } = await this.commands.load(unit, code);
    // The root itself may be registered after its first officers.
    const isThere = command.unit === undefined || existsOn(place, given.effectiveOn);
    return {
      person: await this.#personOf(command),
      unit: isThere ? code : undefined,
      knowsOrganisation:
        command.organisation !== undefined &&
        (await this.commands.load(organisation, command.organisation)).state.status !== 'none',
    };
  }

  async #personOf({ person, subject, issuer }: NamedPerson): Promise<string | undefined> {
    if ((person === undefined) === (subject === undefined)) return undefined;
    return person ?? this.vault.personOf(issuer ?? this.config.oidc?.issuer ?? DEVELOPMENT_ISSUER, subject!);
  }

  /** Those who can grant everywhere, for good: of them two must remain. */
  async #counts({ role, unit: at, organisation: held, until }: Omit<Grant, 'from' | 'person'>): Promise<boolean> {
    return role === GRANTING_ROLE && held === undefined && until === undefined && at === (await this.#rootUnit());
  }

  #officers(id: string, person: string, decide: typeof add | typeof remove) {
    return alsoIn(grantingOfficers, THE_OFFICERS, (state, given) => decide(state, { grant: id, person }, given));
  }

  async #rootUnit(): Promise<string | undefined> {
    const { state } = await this.commands.load(forum, THE_FORUM);
    return state.status === 'founded' ? state.rootUnit : undefined;
  }
}
