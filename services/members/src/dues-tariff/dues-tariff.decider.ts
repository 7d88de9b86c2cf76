import type { DecidedAs, duesTariffExtended, duesTariffShortened } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import type { DuesLine } from '../dues-schedule/dues-schedule.state.ts';
import { tags, unitTag } from '../tags.pure.ts';
import { duesTariffRules } from './dues-tariff.rules.ts';
import { type DuesTariffState, entriesOf, type TariffEntry } from './dues-tariff.state.ts';

const MOST_ENTRIES = 300;

/** @throws Rejection where an adopted schedule asks for dues of the same members at the same time already */
export function extend(
  state: DuesTariffState,
  entry: TariffEntry,
  given: Deciding,
): readonly DecidedAs<typeof duesTariffExtended>[] {
  const entries = entriesOf(state);
  if (entries.length >= MOST_ENTRIES) throw duesTariffRules.broken('full');
  for (const other of entries) {
    if (other.until < entry.from || entry.until < other.from) continue;
    const shared = entry.lines.find((line) => other.lines.some((theirs) => keyOf(theirs) === keyOf(line)));
    if (shared === undefined) continue;
    const { category, unit, budgetBand } = shared;
    const band = budgetBand === undefined ? {} : { budgetBand };
    throw duesTariffRules.broken('overlaps', { params: { schedule: other.schedule, category, unit, ...band } });
  }
  return [{ type: 'members.DuesTariffExtended', data: entry, ...onRecord(entry, given) }];
}

/** Nothing where the schedule is none of it, or counts no longer already. */
export function shorten(
  state: DuesTariffState,
  { schedule, until }: { readonly schedule: string; readonly until: CivilDate },
  given: Deciding,
): readonly DecidedAs<typeof duesTariffShortened>[] {
  const entry = entriesOf(state).find((one) => one.schedule === schedule);
  if (entry === undefined || entry.until <= until) return [];
  return [{ type: 'members.DuesTariffShortened', data: { schedule, until }, ...onRecord(entry, given) }];
}

export interface MemberAsked {
  readonly category: string;
  /** The member's unit and those above it, itself first. */
  readonly units: readonly string[];
  readonly budgetBand?: string | undefined;
  /** The first day of the term that is asked for. */
  readonly on: CivilDate;
}

/**
 * What the tariff asks of a member: the nearest unit's line counts, and there the one for its budget band before the one for
 * all. Undefined where no adopted schedule says.
 */
export function lineFor(
  entries: readonly TariffEntry[],
  { category, units, budgetBand, on }: MemberAsked,
): { readonly schedule: string; readonly line: DuesLine } | undefined {
  const inForce = entries.filter(({ from, until }) => from <= on && on <= until);
  const lines = inForce.flatMap(({ schedule, lines: all }) => all.map((line) => ({ schedule, line })));
  const fitting = lines.filter(
    ({ line }) => line.category === category && (line.budgetBand === undefined || line.budgetBand === budgetBand),
  );
  for (const unit of units) {
    const here = fitting.filter(({ line }) => line.unit === unit);
    const found = here.find(({ line }) => line.budgetBand !== undefined) ?? here[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

const keyOf = ({ category, unit, budgetBand = '' }: DuesLine): string => `${category} ${unit} ${budgetBand}`;

function onRecord({ schedule, lines }: TariffEntry, given: Deciding) {
  const units = lines.map(({ unit }) => unitTag(unit));
  return { effectiveOn: given.effectiveOn, tags: tags(`dues-schedule:${schedule}`, units) };
}
