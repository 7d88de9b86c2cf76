import { UNIT_LEVELS, type UnitLevel } from '@baraza/contracts';
import { searchedWords } from '@baraza/read-models';

/** A unit as far as finding it by its name goes. */
export interface PlaceableUnit {
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly parent?: string | undefined;
}

export type Placed =
  | { readonly found: string }
  | { readonly found: undefined; readonly why: 'place-unknown' | 'place-ambiguous' }
  /** It exists, but elsewhere than the broader place says. */
  | { readonly found: undefined; readonly why: 'place-outside'; readonly elsewhere: readonly string[] };

/** Words that say what kind of place it is, not which. */
const KINDS = new Set(
  'district county prefecture region province division municipality sub subcounty department'.split(' '),
);

/** One text for the spellings of a place that differ in case, accents, spaces and the word for its kind. */
export function foldedPlace(name: string): string {
  const words = searchedWords(name);
  const telling = words.filter((word) => !KINDS.has(word));
  return (telling.length > 0 ? telling : words).join('');
}

/** The forum's tree, to find units in by code or name. */
export class UnitIndex {
  readonly #units = new Map<string, PlaceableUnit>();
  readonly #byName = new Map<string, PlaceableUnit[]>();

  constructor(units: Iterable<PlaceableUnit>) {
    for (const unit of units) {
      this.#units.set(unit.code, unit);
      const name = foldedPlace(unit.name);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), unit]);
    }
  }

  has(code: string): boolean {
    return this.#units.has(code);
  }

  /** From the unit up to the root, itself first. */
  above(code: string): readonly string[] {
    const path: string[] = [];
    for (let at = this.#units.get(code); at !== undefined; at = this.#units.get(at.parent ?? '')) {
      if (path.includes(at.code)) break;
      path.push(at.code);
    }
    return path;
  }

  covers(above: string, code: string): boolean {
    return this.above(code).includes(above);
  }

  /** True where one is the other, is above it, or stands beside it below the same unit. */
  near(one: string, other: string): boolean {
    const parent = this.#units.get(one)?.parent;
    const isBeside = parent !== undefined && parent === this.#units.get(other)?.parent;
    return isBeside || this.covers(one, other) || this.covers(other, one);
  }

  /**
   * The unit that a code or a name means, inside a broader one where there is one. Of several, the highest; a name that
   * two units of one level have is ambiguous.
   */
  find(text: string, within?: string): Placed {
    const byCode = this.#units.get(text.trim().toUpperCase());
    const named = byCode === undefined ? (this.#byName.get(foldedPlace(text)) ?? []) : [byCode];
    if (named.length === 0) return { found: undefined, why: 'place-unknown' };
    const inside = within === undefined ? named : named.filter((unit) => this.covers(within, unit.code));
    if (inside.length === 0) {
      return { found: undefined, why: 'place-outside', elsewhere: named.map((unit) => unit.code) };
    }
    // A town council called like its district is meant where the district has been named already.
    const below = inside.filter((unit) => unit.code !== within);
    const meant = below.length > 0 ? below : inside;
    const highest = Math.min(...meant.map((unit) => UNIT_LEVELS.indexOf(unit.level)));
    const candidates = meant.filter((unit) => UNIT_LEVELS.indexOf(unit.level) === highest);
    return candidates.length === 1 ? { found: candidates[0]!.code } : { found: undefined, why: 'place-ambiguous' };
  }

  /** The lowest unit that covers them all; undefined where none does. */
  lowestCommon(codes: readonly string[]): string | undefined {
    const [first, ...rest] = codes;
    return first === undefined
      ? undefined
      : this.above(first).find((candidate) => rest.every((code) => this.covers(candidate, code)));
  }

  /** The unit itself, or the one above it that is of this level or higher; the unit itself where there is none. */
  liftedTo(level: UnitLevel, code: string): string {
    const reached = this.above(code).find(
      (candidate) => UNIT_LEVELS.indexOf(this.#units.get(candidate)!.level) <= UNIT_LEVELS.indexOf(level),
    );
    return reached ?? code;
  }

  /** Every word of every unit's name, folded: they tell two branches of one body apart, not two bodies. */
  words(): ReadonlySet<string> {
    const words = new Set<string>();
    for (const unit of this.#units.values()) for (const word of searchedWords(unit.name)) words.add(word);
    return words;
  }
}
