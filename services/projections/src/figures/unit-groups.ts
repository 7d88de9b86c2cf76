import type { Frame } from '../viewing/frame.ts';
import type { UnitGroup } from './linked-figure.ts';

/** The units of a table: those right below the one asked for, or those the caller's roles are held at. */
export function unitGroups(frame: Frame, asked: string | undefined): readonly UnitGroup[] {
  const { sight, asOf, knownAt } = frame;
  const { tree } = frame.forum;
  const moment = { asOf, knownAt };
  const group = (code: string, itself = false): UnitGroup => ({
    code,
    name: tree.nameOf(code, moment),
    itself,
    codes: itself ? [code] : within(sight.units, tree.andBelow(code, moment)),
  });
  const [at, ...others] = topsOf(frame, asked);
  if (at === undefined || others.length > 0)
    return [at, ...others].flatMap((code) => (code === undefined ? [] : [group(code)]));
  const below = tree.childrenOf(at, moment).map(({ code }) => group(code));
  return [...below, ...(tree.find(at) === undefined ? [] : [group(at, true)])];
}

/** The unit that a question is about: the one asked for, the whole forum, or each that the caller's roles are held at. */
export function topsOf({ forum: { founded }, sight, caller }: Frame, asked: string | undefined): readonly string[] {
  if (asked !== undefined) return [asked];
  if (sight.units === undefined && founded !== undefined) return [founded.rootUnit];
  return [...new Set(caller.entitled.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))];
}

/** Codes that both lists hold; the first undefined holds all. */
export function within(units: readonly string[] | undefined, codes: readonly string[]): readonly string[] {
  return units === undefined ? codes : codes.filter((code) => units.includes(code));
}
