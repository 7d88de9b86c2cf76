import type { CivilDate, Scope } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { PATIENCE_MS, readingUpTo } from '@baraza/service-kit';
import { rowAt } from '../history/history.pure.ts';
import { type AnyRegister, everyRegister, registerOfAggregate } from '../registers/every-register.ts';
import { participantsOf } from '../rights/levels.pure.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';
import type { OrganisationRow } from '../organisation-register/organisation-register.read-model.ts';
import type { TrailDoc } from './audit-trail.read-model.ts';

/** Where an entity stands now (without a date) or stood on a date; undefined where it was not there. */
export type ScopeOn = (date?: CivilDate) => Scope | undefined;

/** Of those that belong to a coalition: what stands in no register. */
const OF_COALITIONS: readonly string[] = ['decision', 'health-round'];

/** Finds whose an entity is, to check rights against: from its register, at the level that sees all of it. */
export class EntityScopes {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  /**
   * @param first any event of the entity
   * @param rootUnit where what belongs to nobody in particular stands
   * @throws Unavailable where its register has not come as far as that event, and does not in time
   */
  async of(first: TrailDoc, rootUnit: string): Promise<ScopeOn> {
    const { aggregate, entity } = first;
    if (aggregate === 'unit') return () => ({ unit: entity, organisations: [] });
    const register = registerOfAggregate[aggregate];
    if (register !== undefined) return this.#inRegister(register, entity, first.sequence);
    // What a coalition decides, and how it is felt to work, is its participants', wherever the one stands that it names first.
    if (OF_COALITIONS.includes(aggregate)) {
      const { coalition } = first.data as { readonly coalition: string };
      return () => ({ unit: first.unit ?? rootUnit, organisations: [participantsOf(coalition)] });
    }
    // A membership and its bookkeeping stand where their organisation stands.
    const organisation = first.organisations[0];
    if (organisation !== undefined) return this.ofOrganisation(organisation);
    // A complaint begins under no organisation's name: it is the forum's, in its unit, and no member's.
    return () => ({ unit: first.unit ?? rootUnit, organisations: [] });
  }

  ofOrganisation(id: string): Promise<ScopeOn> {
    return this.#inRegister(everyRegister.organisations, id);
  }

  /** The other organisations that are this one, by merges that stood at the moment: survivors above, duplicates below. */
  async sameAs(
    id: string,
    moment: { readonly asOf?: CivilDate; readonly knownAt: number },
  ): Promise<readonly string[]> {
    const { organisations } = everyRegister;
    const level = levelsOfRegister(organisations).at(-1)!;
    const found = new Set([id]);
    for (const one of found) {
      const doc = await this.#store.get(registerModel(organisations), registerKey(level, one));
      const row = rowAt(doc?.changes ?? [], moment, organisations.merge) as Partial<OrganisationRow> | undefined;
      if (typeof row?.mergedInto === 'string') found.add(row.mergedInto);
      for (const duplicate of row?.duplicates ?? []) found.add(duplicate);
    }
    found.delete(id);
    return [...found];
  }

  /** @param since the register is waited for where it has no row and has not come so far: without one nobody may see it */
  async #inRegister(register: AnyRegister, id: string, since = 0): Promise<ScopeOn> {
    const key = registerKey(levelsOfRegister(register).at(-1)!, id);
    const read = () => this.#store.get(registerModel(register), key);
    const doc = (await read()) ?? (await readingUpTo({ sequence: since, until: Date.now() + PATIENCE_MS }, read));
    return (date) => {
      const row = rowAt(doc?.changes ?? [], date === undefined ? {} : { asOf: date }, register.merge);
      return row === undefined ? undefined : { unit: row.unit, organisations: row.organisations ?? [] };
    };
  }
}
