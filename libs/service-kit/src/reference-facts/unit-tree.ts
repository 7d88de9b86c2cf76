import type { ForumFact, UnitFact } from './reference-facts.projection.ts';

/** Deeper than any forum is; a circle in bad data ends here. */
const DEEPEST = 16;

/** The forum's units in memory: a few hundred, asked for in every command. */
export class UnitTree {
  forum: ForumFact | undefined;
  readonly #units = new Map<string, UnitFact>();
  readonly #ancestors = new Map<string, readonly string[]>();

  put(unit: UnitFact): void {
    this.#units.set(unit.code, unit);
    this.#ancestors.clear();
  }

  unit(code: string): UnitFact | undefined {
    return this.#units.get(code);
  }

  /** From the unit itself up to the root; of an unknown unit only itself. */
  ancestors(code: string): readonly string[] {
    const known = this.#ancestors.get(code);
    if (known !== undefined) return known;
    const path = [code];
    let at = this.#units.get(code);
    while (at?.parent !== undefined && path.length < DEEPEST) {
      path.push(at.parent);
      at = this.#units.get(at.parent);
    }
    // What is not known is asked for with any text: only known units are remembered.
    if (this.#units.has(code)) this.#ancestors.set(code, path);
    return path;
  }

  /** Those right below a unit. */
  below(code: string): readonly UnitFact[] {
    return [...this.#units.values()].filter(({ parent }) => parent === code);
  }

  zoneOf(code: string): string {
    return this.#units.get(code)?.zone ?? this.forum?.zone ?? 'UTC';
  }
}
