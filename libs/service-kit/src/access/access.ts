import type { Role, Scope } from '@baraza/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/caller.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';

/**
 * Who may act where. A role at a unit holds there and below, never above or beside; a role for an organisation only for it,
 * and for those that go on as it.
 */
@Injectable()
export class Access {
  constructor(private readonly facts: ReferenceFacts) {}

  /** True where the caller holds one of the roles over what has this scope. */
  covers(caller: Caller, roles: readonly Role[], scope: Scope): boolean {
    return this.rolesOver(caller, scope).some((role) => roles.includes(role));
  }

  /** The roles, of those the operation is open to, that the caller holds over what has this scope. */
  rolesOver(caller: Caller, scope: Scope): readonly Role[] {
    const { organisations } = scope;
    // What is a protected organisation's own is nobody's to see or to change: the protection desk has commands of its own.
    const shown = organisations.filter((id) => !this.facts.isProtected(id));
    if (organisations.length > 0 && shown.length === 0) return [];
    const over: Role[] = [];
    for (const held of caller.entitled) {
      if (held.unit !== undefined && !this.facts.covers(held.unit, scope.unit)) continue;
      if (held.organisation !== undefined && this.#actedFor(held.organisation, shown) === undefined) continue;
      over.push(held.role);
    }
    return over;
  }

  /**
   * As whom somebody acts over what has this scope: as the one of its organisations that goes on as their own, so that
   * nobody judges, as another, what was theirs; or as their own.
   */
  actingAs(organisation: string, { organisations }: Scope): string {
    return this.#actedFor(organisation, organisations) ?? organisation;
  }

  #actedFor(organisation: string, among: readonly string[]): string | undefined {
    if (among.includes(organisation)) return organisation;
    return among.find((id) => this.facts.goesOnAs(id).includes(organisation) && !this.facts.isProtected(organisation));
  }

  /** Where something begins: a protected organisation counts for nothing there, as one that does not exist. */
  withoutProtected({ unit, organisations }: Scope): Scope {
    return { unit, organisations: organisations.filter((id) => !this.facts.isProtected(id)) };
  }

  /** The same, after catching up with the ledger where the unit is too new to be known here. */
  async rolesWhenKnown(caller: Caller, scope: Scope): Promise<readonly Role[]> {
    const roles = this.rolesOver(caller, scope);
    const mayBeBelow = caller.entitled.some((held) => held.unit !== undefined && held.unit !== scope.unit);
    if (roles.length > 0 || !mayBeBelow || this.facts.unit(scope.unit) !== undefined) return roles;
    await this.facts.knownUnit(scope.unit);
    return this.rolesOver(caller, scope);
  }
}
