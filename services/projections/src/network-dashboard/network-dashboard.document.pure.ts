import { MEMBER_STATUSES, MEMBERSHIP_STATUSES, PENDING_STATUSES } from '@baraza/contracts';
import type { Cell, Month, NetworkCells } from './network-dashboard.queries.ts';
import {
  type NetworkChange,
  type NetworkDimension,
  type NetworkMeasure,
  themesIn,
} from './network-dashboard.read-model.ts';

/** A figure, with the address of the events it is the sum of. */
export interface LinkedFigure {
  readonly value: number;
  readonly events: string;
}

/** Makes the address of a figure's events. */
export type LinkTo = (
  measure: NetworkMeasure,
  where: Readonly<Partial<Record<NetworkDimension, readonly string[]>>>,
  unit?: string,
) => string;

/** A unit of the table, with the codes it stands for: its own and all below it. */
export interface UnitGroup {
  readonly code: string;
  readonly name: string;
  /** True for a unit counted without those below it. */
  readonly itself: boolean;
  readonly codes: readonly string[];
}

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
  readonly byTheme: readonly { readonly theme: string; readonly members: number; readonly organisations: number }[];
  readonly byCohort: readonly {
    readonly year: string;
    readonly joined: LinkedFigure;
    readonly still: LinkedFigure;
  }[];
  readonly months: readonly Month[];
}

type Where = Readonly<Partial<Record<NetworkDimension, readonly string[]>>>;

const members: Where = { status: MEMBER_STATUSES };
const change = (...kinds: readonly NetworkChange[]): Where => ({ change: kinds });
const pending: Where = { status: PENDING_STATUSES };

/** The page of the network, from its cells: every number is a sum of cells, and leads to the events of that sum. */
export function networkDocument(cells: NetworkCells, groups: readonly UnitGroup[], linkTo: LinkTo): NetworkDocument {
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
    byTheme: themeLines(cells),
    byCohort: valuesOf(cells.memberships, 'cohort')
      .filter((year) => year !== '')
      .map((year) => ({
        year,
        joined: linked('memberships', { cohort: [year] }),
        still: linked('memberships', { ...members, cohort: [year] }),
      })),
    months: cells.months,
  };
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
  const all = new Set([...memberships, ...organisations].flatMap((cell) => themesIn(cell.themes)));
  return [...all].sort().map((theme) => {
    const works = (cell: Cell): boolean => themesIn(cell.themes).includes(theme);
    return {
      theme,
      members: sumOf(memberships.filter(works), members),
      organisations: sumOf(organisations.filter(works), {}),
    };
  });
}
