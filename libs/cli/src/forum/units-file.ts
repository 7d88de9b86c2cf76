import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UNIT_CODE, UNIT_LEVELS, type UnitLevel } from '@baraza/contracts';
import { isCivilDate, isTimeZone } from '@baraza/domain';
import type { Fault } from '../command-line/exit-codes.ts';
import { parseCsv } from './csv.ts';

/** As `POST /members/units` takes it. */
export interface UnitToRegister {
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  /** Absent for the root. */
  readonly parent?: string;
  readonly zone: string;
  readonly validFrom: string;
  readonly validUntil?: string;
}

/** A unit that has left since: `POST /members/units/{code}/leave`. */
export interface UnitLeaving {
  readonly code: string;
  readonly effectiveOn: string;
  readonly ground: string;
}

const FIELDS = ['code', 'name', 'level', 'parent', 'zone', 'validFrom', 'validUntil'] as const;
type Field = (typeof FIELDS)[number];
type Row = Partial<Record<Field, string>> & { readonly where: string };

/**
 * The units of some files, every one after the unit above it; the first is the root. `zone` may be left out: then it is the
 * forum's. A JSON file may name those that have left since (`leaving`). Whatever is wrong is added to `faults`, by line and
 * column.
 */
export function readUnits(
  paths: readonly string[],
  zone: string,
  faults: Fault[],
): { readonly units: readonly UnitToRegister[]; readonly leaving: readonly UnitLeaving[] } {
  const leaving: UnitLeaving[] = [];
  const units = readTree(paths, zone, leaving, faults);
  for (const { code } of leaving) {
    if (faults.length === 0 && !units.some((unit) => unit.code === code)) {
      faults.push({ name: '--units', value: code, expected: 'only units of the files to leave' });
    }
  }
  return { units, leaving };
}

function readTree(
  paths: readonly string[],
  zone: string,
  leaving: UnitLeaving[],
  faults: Fault[],
): readonly UnitToRegister[] {
  const rows = paths.flatMap((path) => readRows(path, leaving, faults));
  const units = rows.map((row) => readUnit(row, zone, faults));
  if (faults.length > 0) return [];
  const byCode = new Map<string, UnitToRegister>();
  units.forEach((unit, index) => {
    if (byCode.has(unit.code)) fault(faults, rows[index]!, 'code', unit.code, 'every code once');
    byCode.set(unit.code, unit);
  });
  const roots = units.filter((unit) => unit.parent === undefined);
  if (roots.length !== 1) {
    faults.push({ name: '--units', expected: `one unit without a parent, the root; there are ${roots.length}` });
  }
  units.forEach(({ parent }, index) => {
    if (parent !== undefined && !byCode.has(parent))
      fault(faults, rows[index]!, 'parent', parent, 'a unit that is in the files');
  });
  return faults.length > 0 ? [] : topDown(units, faults);
}

/** Parents first. What cannot be reached from the root stands in a circle. */
function topDown(units: readonly UnitToRegister[], faults: Fault[]): readonly UnitToRegister[] {
  const below = Map.groupBy(units, (unit) => unit.parent);
  const ordered: UnitToRegister[] = [];
  for (
    let level = below.get(undefined) ?? [];
    level.length > 0;
    level = level.flatMap(({ code }) => below.get(code) ?? [])
  ) {
    ordered.push(...level);
  }
  if (ordered.length < units.length) {
    const circle = units.filter((unit) => !ordered.includes(unit)).map((unit) => unit.code);
    faults.push({ name: '--units', value: circle.join(', '), expected: 'units that stand below the root' });
  }
  return ordered;
}

function readUnit(row: Row, forumZone: string, faults: Fault[]): UnitToRegister {
  const { code = '', name = '', level = '', parent = '', zone = '', validFrom = '', validUntil = '' } = row;
  const need = (field: Field, value: string, holds: boolean, expected: string): void => {
    if (!holds) fault(faults, row, field, value, expected);
  };
  const isCode = (given: string): boolean => new RegExp(UNIT_CODE).test(given);
  need('code', code, isCode(code), "a unit's code, like UG-411");
  const isName = name.trim() !== '' && [...name].length <= 200 && !/\p{Cc}/u.test(name);
  need('name', name, isName, '1 to 200 characters on one line');
  need('level', level, (UNIT_LEVELS as readonly string[]).includes(level), UNIT_LEVELS.join(', '));
  need('parent', parent, parent === '' || isCode(parent), 'the code of the unit above, or nothing for the root');
  need('zone', zone, zone === '' || isTimeZone(zone), 'an IANA time zone, or nothing for that of the forum');
  need('validFrom', validFrom, isCivilDate(validFrom), 'a date, as YYYY-MM-DD');
  need('validUntil', validUntil, validUntil === '' || isCivilDate(validUntil), 'a date, or nothing');
  return {
    code,
    name,
    level: level as UnitLevel,
    zone: zone === '' ? forumZone : zone,
    validFrom,
    ...(parent === '' ? {} : { parent }),
    ...(validUntil === '' ? {} : { validUntil }),
  };
}

function readRows(path: string, leaving: UnitLeaving[], faults: Fault[]): readonly Row[] {
  const file = basename(path);
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    faults.push({ name: '--units', value: path, expected: `a file in UTF-8: ${(error as Error).message}` });
    return [];
  }
  try {
    const rows = path.endsWith('.json') ? jsonRows(content, file, leaving) : csvRows(content, file);
    if (rows.length === 0) faults.push({ name: file, expected: 'at least one unit' });
    return rows;
  } catch (error) {
    faults.push({ name: file, expected: (error as Error).message });
    return [];
  }
}

/** @throws Error for what is no list of units, or holds a field nobody knows */
function jsonRows(content: string, file: string, leaving: UnitLeaving[]): readonly Row[] {
  const parsed = JSON.parse(content) as unknown;
  leaving.push(...leavingIn(parsed));
  const list = Array.isArray(parsed) ? parsed : (parsed as { units?: unknown } | null)?.units;
  if (!Array.isArray(list)) throw new Error('a list of units, or an object with a list `units`');
  return list.map((item: unknown, index) => {
    const entries = Object.entries((item ?? {}) as object);
    refuseUnknown(entries.map(([key]) => key));
    const texts = entries.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
    return { ...(Object.fromEntries(texts) as Partial<Record<Field, string>>), where: `${file}, unit ${index + 1}` };
  });
}

/** @throws Error for what is no list of units that left */
function leavingIn(parsed: unknown): readonly UnitLeaving[] {
  const list = (parsed as { leaving?: unknown } | null)?.leaving ?? [];
  const isOne = (item: unknown): item is UnitLeaving => {
    const { code, effectiveOn, ground } = (item ?? {}) as Partial<Record<keyof UnitLeaving, unknown>>;
    return typeof code === 'string' && isCivilDate(effectiveOn) && typeof ground === 'string';
  };
  if (Array.isArray(list) && list.every(isOne)) return list;
  throw new Error('`leaving` as a list of {code, effectiveOn, ground}');
}

/** @throws Error for broken quotes, or a header nobody knows */
function csvRows(content: string, file: string): readonly Row[] {
  const [header, ...rest] = parseCsv(content);
  const names = (header?.cells ?? []).map(
    (name) => FIELDS.find((field) => field.toLowerCase() === plain(name)) ?? name,
  );
  refuseUnknown(names);
  return rest.map(({ line, cells }) => {
    const texts = names.map((name, index) => [name, (cells[index] ?? '').trim()]);
    return { ...(Object.fromEntries(texts) as Partial<Record<Field, string>>), where: `${file}, line ${line}` };
  });
}

function refuseUnknown(names: readonly string[]): void {
  const unknown = names.filter((name) => !(FIELDS as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`only ${FIELDS.join(', ')}; not ${unknown.join(', ')}`);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/[ _-]/g, '');
}

function fault(faults: Fault[], row: Row, field: Field, value: string, expected: string): void {
  faults.push({ name: `${row.where}, column ${field}`, ...(value === '' ? {} : { value }), expected });
}
