import type { CivilDate } from '@baraza/domain';
import type { Moment } from '../history/history.pure.ts';
import type { UnitDoc } from './units.read-model.ts';

/** The forum's tree, joined to rows and figures when they are asked for: as of a date, as known at a sequence. */
export class UnitTree {
  readonly #units: ReadonlyMap<string, UnitDoc>;
  readonly #below = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(units: Iterable<UnitDoc>) {
    this.#units = new Map([...units].sort((a, b) => (a.code < b.code ? -1 : 1)).map((unit) => [unit.code, unit]));
  }

  get size(): number {
    return this.#units.size;
  }

  find(code: string): UnitDoc | undefined {
    return this.#units.get(code);
  }

  /** The unit's name; its code where it is not known. */
  nameOf(code: string): string {
    return this.#units.get(code)?.name ?? code;
  }

  /** The units right below, by name. */
  childrenOf(code: string, moment: Moment): readonly UnitDoc[] {
    return (this.#childrenAt(moment).get(code) ?? [])
      .map((child) => this.#units.get(child)!)
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** The codes of the unit and of all below it, on that date. */
  andBelow(code: string, moment: Moment): readonly string[] {
    const children = this.#childrenAt(moment);
    const found = new Set<string>([code]);
    for (const unit of found) for (const child of children.get(unit) ?? []) found.add(child);
    return [...found];
  }

  /** The units from this one up to the root, itself first: the way a reader came. Empty where it is not known. */
  wayUp(code: string): readonly UnitDoc[] {
    const way: UnitDoc[] = [];
    for (let at = this.#units.get(code); at !== undefined;) {
      if (way.includes(at)) break; // no circle can be registered; one in damaged data must not hang a page
      way.push(at);
      at = at.parent === null ? undefined : this.#units.get(at.parent);
    }
    return way;
  }

  #childrenAt({ asOf, knownAt }: Moment): ReadonlyMap<string, readonly string[]> {
    const at = `${asOf ?? ''}@${knownAt ?? ''}`;
    const known = this.#below.get(at);
    if (known !== undefined) return known;
    const children = new Map<string, string[]>();
    for (const unit of this.#units.values()) {
      if (unit.parent === null || !belongs(unit, asOf) || (knownAt !== undefined && unit.since > knownAt)) continue;
      const siblings = children.get(unit.parent);
      if (siblings === undefined) children.set(unit.parent, [unit.code]);
      else siblings.push(unit.code);
    }
    if (this.#below.size >= 64) this.#below.clear(); // dates are a reader's choice: they must not fill the memory
    this.#below.set(at, children);
    return children;
  }
}

function belongs(unit: UnitDoc, on: CivilDate | undefined): boolean {
  return on === undefined || (unit.validFrom <= on && (unit.validUntil === null || on <= unit.validUntil));
}
