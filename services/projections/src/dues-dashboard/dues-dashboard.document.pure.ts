import type { CivilDate } from '@baraza/domain';
import type { LinkedFigure, UnitGroup } from '../figures/linked-figure.ts';
import { type Age, ageOf, AGES, type DuesCell } from './dues-dashboard.queries.ts';
import { type DuesDimension, type DuesMeasure, DUES_MEASURES } from './dues-dashboard.read-model.ts';

export type DuesWhere = Readonly<Partial<Record<DuesDimension, readonly string[]>>>;

/** Makes the address of a figure's events. */
export type LinkTo = (measure: DuesMeasure, where: DuesWhere, more?: { unit?: string; age?: Age }) => string;

export type DuesFigures = Readonly<Record<DuesMeasure, LinkedFigure>>;
/** What a table by unit, category or year says of each: of payments no category and no year is known. */
export const INVOICE_MEASURES = ['billed', 'paid', 'waived', 'written-off', 'outstanding'] as const;
export type InvoiceFigures = Readonly<Record<(typeof INVOICE_MEASURES)[number], LinkedFigure>>;

/** All figures of one currency: amounts of two are never added. */
export interface CurrencyDues {
  readonly currency: string;
  readonly headline: DuesFigures;
  readonly byUnit: readonly {
    readonly code: string;
    readonly name: string;
    readonly itself: boolean;
    readonly figures: InvoiceFigures;
  }[];
  readonly byCategory: readonly { readonly category: string; readonly figures: InvoiceFigures }[];
  /** By the year in which the term begins. */
  readonly byYear: readonly { readonly year: string; readonly figures: InvoiceFigures }[];
  /** What is open, by how long it has been due. */
  readonly ageing: readonly { readonly age: Age; readonly outstanding: LinkedFigure }[];
}

/** The page of dues, from its cells: every number is a sum of cells, and leads to the events of that sum. */
export function duesDocument(
  cells: readonly DuesCell[],
  groups: readonly UnitGroup[],
  asOf: CivilDate,
  linkTo: LinkTo,
): readonly CurrencyDues[] {
  return valuesOf(cells, 'currency').map((currency) => {
    const own = cells.filter((cell) => cell.currency === currency);
    const linked = (measure: DuesMeasure, where: DuesWhere = {}, group?: UnitGroup): LinkedFigure => ({
      value: sumOf(own, measure, group === undefined ? where : { ...where, unit: group.codes }),
      events: linkTo(
        measure,
        { ...where, currency: [currency], ...(group?.itself === true ? { unit: group.codes } : {}) },
        group === undefined ? {} : { unit: group.code },
      ),
    });
    const figures = (where: DuesWhere, group?: UnitGroup): InvoiceFigures =>
      record(INVOICE_MEASURES, (measure) => linked(measure, where, group));
    return {
      currency,
      headline: record(DUES_MEASURES, (measure) => linked(measure)),
      byUnit: groups.map((group) => ({
        code: group.code,
        name: group.name,
        itself: group.itself,
        figures: figures({}, group),
      })),
      byCategory: known(own, 'category').map((category) => ({ category, figures: figures({ category: [category] }) })),
      byYear: known(own, 'year').map((year) => ({ year, figures: figures({ year: [year] }) })),
      ageing: AGES.map((age) => ({
        age,
        outstanding: {
          value: sumOf(
            own.filter(({ due }) => due !== '' && ageOf(due, asOf) === age),
            'outstanding',
            {},
          ),
          events: linkTo('outstanding', { currency: [currency] }, { age }),
        },
      })),
    };
  });
}

function record<Name extends string>(names: readonly Name[], of: (name: Name) => LinkedFigure) {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, LinkedFigure>;
}

function sumOf(cells: readonly DuesCell[], measure: DuesMeasure, where: DuesWhere): number {
  const conditions = Object.entries(where) as [DuesDimension, readonly string[]][];
  return cells.reduce(
    (sum, cell) =>
      cell.measure === measure && conditions.every(([name, values]) => values.includes(cell[name]))
        ? sum + cell.value
        : sum,
    0,
  );
}

function valuesOf(cells: readonly DuesCell[], dimension: DuesDimension): readonly string[] {
  return [...new Set(cells.map((cell) => cell[dimension]))].filter((value) => value !== '').sort();
}

/** Of invoices alone. */
function known(cells: readonly DuesCell[], dimension: DuesDimension): readonly string[] {
  const measures: readonly string[] = INVOICE_MEASURES;
  return valuesOf(
    cells.filter(({ measure }) => measures.includes(measure)),
    dimension,
  );
}
