import type { Frame } from '../viewing/frame.ts';
import type { UnitGroup } from './linked-figure.ts';

/** The units of a table: those right below the one asked for, or those the caller's roles are held at. */
export function unitGroups(
  { forum: { founded, tree }, sight, asOf, caller }: Frame,
  asked: string | undefined,
): readonly UnitGroup[] {
  const group = (code: string, itself = false): UnitGroup => ({
    code,
    name: tree.nameOf(code),
    itself,
    codes: itself ? [code] : within(sight.units, tree.andBelow(code, { asOf })),
  });
  const heldAt = [...new Set(caller.entitled.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))];
  const isEverywhere = sight.units === undefined;
  const at = asked ?? (isEverywhere ? founded?.rootUnit : heldAt.length === 1 ? heldAt[0] : undefined);
  if (at === undefined) return heldAt.map((code) => group(code));
  const below = tree.childrenOf(at, { asOf }).map(({ code }) => group(code));
  return [...below, ...(tree.find(at) === undefined ? [] : [group(at, true)])];
}

/** Codes that both lists hold; the first undefined holds all. */
export function within(units: readonly string[] | undefined, codes: readonly string[]): readonly string[] {
  return units === undefined ? codes : codes.filter((code) => units.includes(code));
}
