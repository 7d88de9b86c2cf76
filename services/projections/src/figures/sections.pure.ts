import type { Phrase } from '../words/words.ts';
import type { LinkedFigure, UnitGroup } from './linked-figure.ts';
import type { TallyCell } from './tally.queries.ts';

/** A dashboard is made of sections, and each of numbers and tables that are declared and never worked out twice. */
export interface Section {
  /** Its heading, and what it is called in the document. */
  readonly name: Phrase;
  readonly numbers: readonly string[];
  readonly tables: readonly Table[];
}
/** One row for each code of a dimension, one column for each measure. */
export interface Table {
  readonly name: Phrase;
  readonly by: 'stage' | 'kind';
  readonly codes: readonly string[];
  readonly measures: readonly string[];
}

export type Figures = Readonly<Record<string, LinkedFigure>>;
export interface ToldTable {
  readonly name: Phrase;
  readonly by: 'stage' | 'kind';
  readonly rows: readonly { readonly code: string; readonly figures: Figures }[];
}
export interface ToldSection {
  readonly name: Phrase;
  readonly numbers: Figures;
  readonly tables: readonly ToldTable[];
}
export interface SectionsDocument {
  readonly sections: readonly ToldSection[];
  readonly byUnit: readonly {
    readonly code: string;
    readonly name: string;
    readonly itself: boolean;
    readonly figures: Figures;
  }[];
}

export interface Where {
  readonly stage?: string;
  readonly kind?: string;
}
/** Makes the address of a figure's events. */
export type LinkTo = (
  measure: string,
  where: Where & { readonly unit?: string | undefined; readonly own?: boolean },
) => string;

/** Which measures, or `measure/stage`, the reader is not told of. */
export type IsKept = (measure: string, stage?: string) => boolean;

/** The sections, from cells: every number is a sum of cells, and leads to the events of that sum. */
export function sectionsDocument(
  spec: { readonly sections: readonly Section[]; readonly unitMeasures: readonly string[] },
  cells: readonly TallyCell[],
  groups: readonly UnitGroup[],
  linkTo: LinkTo,
  isKept: IsKept,
): SectionsDocument {
  const figure = (measure: string, where: Where, group?: UnitGroup): LinkedFigure => ({
    value: sumOf(cells, measure, where, group),
    events: linkTo(measure, {
      ...where,
      ...(group === undefined ? {} : { unit: group.code }),
      ...(group?.itself === true ? { own: true } : {}),
    }),
  });
  const figures = (measures: readonly string[], where: Where = {}, group?: UnitGroup): Figures =>
    Object.fromEntries(
      measures.filter((one) => !isKept(one, where.stage)).map((one) => [one, figure(one, where, group)]),
    );
  return {
    sections: spec.sections.map(({ name, numbers, tables }) => ({
      name,
      numbers: figures(numbers),
      tables: tables.map(({ name: title, by, codes, measures }) => ({
        name: title,
        by,
        rows: codes
          .map((code) => ({ code, figures: figures(measures, { [by]: code }) }))
          .filter((row) => Object.keys(row.figures).length > 0),
      })),
    })),
    byUnit: groups.map((group) => ({
      ...{ code: group.code, name: group.name, itself: group.itself },
      figures: figures(spec.unitMeasures, {}, group),
    })),
  };
}

function sumOf(
  cells: readonly TallyCell[],
  measure: string,
  { stage, kind }: Where,
  group: UnitGroup | undefined,
): number {
  const codes = group === undefined ? undefined : new Set(group.codes);
  return cells.reduce(
    (sum, cell) =>
      cell.measure === measure &&
      (stage === undefined || cell.stage === stage) &&
      (kind === undefined || cell.kind === kind) &&
      (codes === undefined || codes.has(cell.unit))
        ? sum + cell.value
        : sum,
    0,
  );
}
