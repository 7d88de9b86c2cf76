import type { Audience } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import type { TrailQueries } from './audit-trail.queries.ts';
import type { TrailDoc } from './audit-trail.read-model.ts';
import type { EntityScopes, ScopeOn } from './entity-scopes.ts';
import { type TrailSight, trailSight, widestAudiences } from './trail-sight.ts';

export interface SightsGiven {
  readonly caller: Caller;
  readonly tree: UnitTree;
  /** Where what belongs to nobody in particular stands. */
  readonly rootUnit: string;
  /** As everybody sees it, whatever the caller's roles. */
  readonly asPublic: boolean;
}

/**
 * What a caller sees of events of many entities: each is seen where the trail of its entity shows it, or that of an
 * organisation it concerns. Scopes are looked up once for each entity, for one answer.
 */
export class Sights {
  readonly #scopes: EntityScopes;
  readonly #queries: TrailQueries;
  readonly #given: SightsGiven;
  readonly #found = new Map<string, Promise<TrailSight>>();
  /** The same wherever an event stands: where every role is held in the whole forum, or none counts. */
  readonly everywhere: TrailSight | undefined;

  constructor(scopes: EntityScopes, queries: TrailQueries, given: SightsGiven) {
    this.#scopes = scopes;
    this.#queries = queries;
    this.#given = given;
    const { caller, rootUnit, asPublic } = given;
    const isAlike = caller.entitled.every(({ unit, organisation }) => unit === undefined && organisation === undefined);
    if (asPublic || isAlike) this.everywhere = this.#sight(() => ({ unit: rootUnit, organisations: [] }));
  }

  /** The widest audiences that any event is seen with. */
  get widest(): readonly Audience[] {
    return widestAudiences(this.#given.caller, this.#given.asPublic);
  }

  /** With the sight that shows it, and most beside it; where none does, with its entity's. */
  async of(event: TrailDoc): Promise<TrailSight> {
    if (this.everywhere !== undefined) return this.everywhere;
    const sights = await Promise.all([
      this.#once(event.entity, () => this.#scopeOf(event)),
      ...event.organisations
        .filter((id) => id !== event.entity)
        .map((id) => this.#once(id, () => this.#scopes.ofOrganisation(id))),
    ]);
    const [own, ...others] = sights;
    return [own!, ...others]
      .filter((sight) => sight.sees(event))
      .reduce((best, sight) => (sight.audiences.length > best.audiences.length ? sight : best), own!);
  }

  async sees(event: TrailDoc): Promise<boolean> {
    return (await this.of(event)).sees(event);
  }

  async #scopeOf(event: TrailDoc): Promise<ScopeOn> {
    const first = (await this.#queries.first({ entity: event.entity })) ?? event;
    return this.#scopes.of(first, this.#given.rootUnit);
  }

  #once(id: string, scope: () => Promise<ScopeOn>): Promise<TrailSight> {
    let found = this.#found.get(id);
    if (found === undefined) {
      found = scope().then((scopeOn) => this.#sight(scopeOn));
      this.#found.set(id, found);
    }
    return found;
  }

  #sight(scopeOn: ScopeOn): TrailSight {
    const { caller, tree, asPublic } = this.#given;
    return trailSight(caller, scopeOn, tree, asPublic);
  }
}
