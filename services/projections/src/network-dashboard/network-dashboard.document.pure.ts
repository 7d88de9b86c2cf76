import { MEMBER_STATUSES, MEMBERSHIP_STATUSES, PENDING_STATUSES, UNIT_LEVELS, type UnitLevel } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { LinkedFigure, UnitGroup } from '../figures/linked-figure.ts';
import type { Cell, NetworkCells } from './network-dashboard.queries.ts';
import {
  type NetworkChange,
  type NetworkDimension,
  type NetworkMeasure,
  codesIn,
} from './network-dashboard.read-model.ts';
import { type Linkages, linkagesIn } from './network-linkages.pure.ts';
import type { Period, PeriodSums } from './network-periods.pure.ts';

/** Makes the address of a figure's events. */
export type LinkTo = (
  measure: NetworkMeasure,
  where: Readonly<Partial<Record<NetworkDimension, readonly string[]>>>,
  unit?: string,
  period?: Pick<Period, 'from' | 'until'>,
) => string;

export interface UnitLine {
  readonly code: string;
  readonly name: string;
  readonly itself: boolean;
  readonly members: LinkedFigure;
  readonly joined: LinkedFigure;
  readonly returned: LinkedFigure;
  readonly lapsed: LinkedFigure;
  readonly left: LinkedFigure;
  readonly pending: LinkedFigure;
  readonly organisations: LinkedFigure;
}

/** A month or a year: members at its end, and what came and went in it. */
export interface PeriodLine extends Period {
  readonly members: LinkedFigure;
  readonly joined: LinkedFigure;
  readonly returned: LinkedFigure;
  readonly lapsed: LinkedFigure;
  readonly left: LinkedFigure;
}

/** Who joined in a year, and how many of them were members at the end of that year and of each one after. */
export interface CohortLine {
  readonly year: string;
  readonly joined: LinkedFigure;
  readonly ends: readonly { readonly year: string; readonly until: CivilDate; readonly still: LinkedFigure }[];
}

/** The units of one level of the tree, each with the members in it and below it. */
export interface LevelLine {
  readonly level: UnitLevel;
  readonly reached: number;
  readonly of: number;
  readonly units: readonly { readonly code: string; readonly name: string; readonly members: LinkedFigure }[];
}

/** A unit below the one a question is about. */
export interface LevelUnit extends UnitGroup {
  readonly level: UnitLevel;
}

export interface NetworkDocument {
  readonly headline: {
    readonly members: LinkedFigure;
    readonly joined: LinkedFigure;
    readonly returned: LinkedFigure;
    readonly lapsed: LinkedFigure;
    readonly left: LinkedFigure;
    readonly pending: LinkedFigure;
    readonly organisations: LinkedFigure;
    /** Of the units right below, those with a member. */
    readonly reach: { readonly reached: number; readonly of: number };
  };
  readonly byStatus: readonly { readonly status: string; readonly category: string; readonly figure: LinkedFigure }[];
  readonly byUnit: readonly UnitLine[];
  readonly byLevel: readonly LevelLine[];
  readonly linkages: Linkages;
  readonly byTheme: readonly { readonly theme: string; readonly members: number; readonly organisations: number }[];
  readonly byCohort: readonly CohortLine[];
  readonly months: readonly PeriodLine[];
  readonly years: readonly PeriodLine[];
}

type Where = Readonly<Partial<Record<NetworkDimension, readonly string[]>>>;

const members: Where = { status: MEMBER_STATUSES };
const change = (...kinds: readonly NetworkChange[]): Where => ({ change: kinds });
const pending: Where = { status: PENDING_STATUSES };

/** The page of the network, from its cells: every number is a sum of cells, and leads to the events of that sum. */
export function networkDocument(
  cells: NetworkCells,
  { groups, levels }: { readonly groups: readonly UnitGroup[]; readonly levels: readonly LevelUnit[] },
  linkTo: LinkTo,
): NetworkDocument {
  const linked = (measure: NetworkMeasure, where: Where, group?: UnitGroup): LinkedFigure => ({
    value: sumOf(cells[measure], group === undefined ? where : { ...where, unit: group.codes }),
    events: linkTo(measure, group?.itself === true ? { ...where, unit: group.codes } : where, group?.code),
  });
  const byUnit = groups.map((group) => ({
    code: group.code,
    name: group.name,
    itself: group.itself,
    members: linked('memberships', members, group),
    joined: linked('steps', change('joined'), group),
    returned: linked('steps', change('returned'), group),
    lapsed: linked('steps', change('lapsed'), group),
    left: linked('steps', change('left'), group),
    pending: linked('memberships', pending, group),
    organisations: linked('organisations', {}, group),
  }));
  const below = byUnit.filter((line) => !line.itself);
  return {
    headline: {
      members: linked('memberships', members),
      joined: linked('steps', change('joined')),
      returned: linked('steps', change('returned')),
      lapsed: linked('steps', change('lapsed')),
      left: linked('steps', change('left')),
      pending: linked('memberships', pending),
      organisations: linked('organisations', {}),
      reach: { reached: below.filter((line) => line.members.value > 0).length, of: below.length },
    },
    byStatus: statusLines(cells.memberships).map(({ status, category }) => ({
      status,
      category,
      figure: linked('memberships', { status: [status], category: [category] }),
    })),
    byUnit,
    linkages: linkagesIn(groups, (kind, unit) => linked('linkages', kind === undefined ? {} : { kind: [kind] }, unit)),
    byTheme: themeLines(cells),
    byLevel: levelLines(levels, (unit) => linked('memberships', members, unit)),
    byCohort: cohortLines(cells, linkTo),
    months: periodLines(cells.months, linkTo),
    years: periodLines(cells.years, linkTo),
  };
}

function levelLines(units: readonly LevelUnit[], membersOf: (unit: UnitGroup) => LinkedFigure): readonly LevelLine[] {
  return UNIT_LEVELS.flatMap((level) => {
    const lines = units
      .filter((unit) => unit.level === level)
      .map((unit) => ({ code: unit.code, name: unit.name, members: membersOf(unit) }));
    const reached = lines.filter((line) => line.members.value > 0).length;
    return lines.length === 0 ? [] : [{ level, reached, of: lines.length, units: lines }];
  });
}

function periodLines(periods: readonly PeriodSums[], linkTo: LinkTo): readonly PeriodLine[] {
  return periods.map(({ label, from, until, ...sums }) => {
    const flow = (kind: 'joined' | 'returned' | 'lapsed' | 'left'): LinkedFigure => ({
      value: sums[kind],
      events: linkTo('steps', change(kind), undefined, { from, until }),
    });
    return {
      ...{ label, from, until },
      members: { value: sums.members, events: linkTo('memberships', members, undefined, { from, until }) },
      ...{ joined: flow('joined'), returned: flow('returned'), lapsed: flow('lapsed'), left: flow('left') },
    };
  });
}

/** A year in which nobody joined who was ever counted here is none. */
function cohortLines({ years, cohorts }: NetworkCells, linkTo: LinkTo): readonly CohortLine[] {
  return years.flatMap(({ label: year, joined, ...period }) => {
    const ends = years
      .filter(({ label }) => label >= year)
      .map(({ label, from, until }) => {
        const found = cohorts.find((one) => one.cohort === year && one.year === label);
        const events = linkTo('memberships', { ...members, cohort: [year] }, undefined, { from, until });
        return { year: label, until, still: { value: found?.members ?? 0, events } };
      });
    if (joined === 0 && ends.every(({ still }) => still.value === 0)) return [];
    const events = linkTo('steps', change('joined'), undefined, period);
    return [{ year, joined: { value: joined, events }, ends }];
  });
}

function sumOf(cells: readonly Cell[], where: Where): number {
  const conditions = Object.entries(where) as [NetworkDimension, readonly string[]][];
  return cells.reduce(
    (sum, cell) => (conditions.every(([name, values]) => values.includes(cell[name])) ? sum + cell.value : sum),
    0,
  );
}

function valuesOf(cells: readonly Cell[], dimension: NetworkDimension): readonly string[] {
  return [...new Set(cells.map((cell) => cell[dimension]))].sort();
}

/** Every state and category that somebody is in, in the order of a membership's life. */
function statusLines(cells: readonly Cell[]): readonly { status: string; category: string }[] {
  const order = (status: string): number => (MEMBERSHIP_STATUSES as readonly string[]).indexOf(status);
  return valuesOf(cells, 'status')
    .toSorted((a, b) => order(a) - order(b))
    .flatMap((status) => {
      const ofStatus = cells.filter((cell) => cell.status === status);
      return valuesOf(ofStatus, 'category').map((category) => ({ status, category }));
    });
}

function themeLines({ memberships, organisations }: NetworkCells): NetworkDocument['byTheme'] {
  const all = new Set([...memberships, ...organisations].flatMap((cell) => codesIn(cell.themes)));
  return [...all].sort().map((theme) => {
    const works = (cell: Cell): boolean => codesIn(cell.themes).includes(theme);
    return {
      theme,
      members: sumOf(memberships.filter(works), members),
      organisations: sumOf(organisations.filter(works), {}),
    };
  });
}
