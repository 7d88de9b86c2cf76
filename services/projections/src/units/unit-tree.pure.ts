import type { CivilDate } from '@baraza/domain';
import type { Moment } from '../history/history.pure.ts';
import type { UnitDoc } from './units.read-model.ts';

/** The forum's tree, joined to rows and figures when they are asked for: as of a date, as known at a sequence. */
export class UnitTree {
  readonly #units: ReadonlyMap<string, UnitDoc>;
  /** Later than this nothing more is known of any unit: a moment after it is the same. */
  readonly #newest: number;
  #ever: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #below = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(units: Iterable<UnitDoc>) {
    const all = [...units];
    this.#newest = Math.max(0, ...all.map(({ changed }) => changed));
    this.#units = new Map(all.sort((a, b) => (a.code < b.code ? -1 : 1)).map((unit) => [unit.code, unit]));
  }

  get size(): number {
    return this.#units.size;
  }

  /** The codes of all units, in their order. */
  all(): readonly string[] {
    return [...this.#units.keys()];
  }

  find(code: string): UnitDoc | undefined {
    return this.#units.get(code);
  }

  /** The unit's name, by default as it is called now; its code where it is not known. */
  nameOf(code: string, moment: Moment = {}): string {
    const unit = this.#units.get(code);
    return unit === undefined ? code : at(unit, moment).name;
  }

  /** The units right below, by name. */
  childrenOf(code: string, moment: Moment): readonly UnitDoc[] {
    return (this.#childrenAt(moment).get(code) ?? [])
      .map((child) => at(this.#units.get(child)!, moment))
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

  /** The codes of the unit and of all that ever stood below it. */
  everBelow(code: string): readonly string[] {
    const found = new Set<string>([code]);
    for (const unit of found) for (const child of this.#everChildren().get(unit) ?? []) found.add(child);
    return [...found];
  }

  /** Whether a unit is another, or stood below it at a moment, within the dates it belongs or not. */
  isWithin(code: string, above: string, moment: Moment): boolean {
    const way = new Set<string>();
    for (let unit: string | null = code; unit !== null && !way.has(unit);) {
      if (unit === above) return true;
      way.add(unit);
      const found: UnitDoc | undefined = this.#units.get(unit);
      unit = found === undefined ? null : at(found, moment).parent;
    }
    return false;
  }

  #everChildren(): ReadonlyMap<string, readonly string[]> {
    if (this.#ever !== undefined) return this.#ever;
    const children = new Map<string, string[]>();
    for (const { code, steps } of this.#units.values()) {
      for (const parent of new Set(steps.map((step) => step.parent))) {
        if (typeof parent === 'string') children.set(parent, [...(children.get(parent) ?? []), code]);
      }
    }
    return (this.#ever = children);
  }

  #childrenAt(moment: Moment): ReadonlyMap<string, readonly string[]> {
    const { asOf, knownAt } = moment;
    const key = `${asOf ?? ''}@${knownAt === undefined ? '' : Math.min(knownAt, this.#newest)}`;
    const known = this.#below.get(key);
    if (known !== undefined) return known;
    const children = new Map<string, string[]>();
    for (const unit of this.#units.values()) {
      const then = at(unit, moment);
      if (then.parent === null || !belongs(then, asOf) || (knownAt !== undefined && unit.since > knownAt)) continue;
      const siblings = children.get(then.parent);
      if (siblings === undefined) children.set(then.parent, [unit.code]);
      else siblings.push(unit.code);
    }
    if (this.#below.size >= 64) this.#below.clear(); // dates are a reader's choice: they must not fill the memory
    this.#below.set(key, children);
    return children;
  }
}

/** The unit as it was on a date, by what the record said then. Its last day is a date of its own, and stands. */
function at(unit: UnitDoc, { asOf, knownAt }: Moment): UnitDoc {
  if (unit.steps.length === 1 || (asOf === undefined && knownAt === undefined)) return unit;
  const [first, ...later] = unit.steps;
  const {
    on: _on,
    since: _since,
    ...then
  } = later
    .filter(({ since }) => knownAt === undefined || since <= knownAt)
    .reduce(
      (place, { name, parent, validUntil, on }) => ({
        ...place,
        ...(validUntil === undefined ? {} : { validUntil }),
        ...(asOf !== undefined && on > asOf
          ? {}
          : { ...(name === undefined ? {} : { name }), ...(parent === undefined ? {} : { parent }) }),
      }),
      first!,
    );
  return { ...unit, ...then };
}

function belongs(unit: UnitDoc, on: CivilDate | undefined): boolean {
  return on === undefined || (unit.validFrom <= on && (unit.validUntil === null || on <= unit.validUntil));
}
