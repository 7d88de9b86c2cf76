import { addMonths, type ClosedPeriod } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import type { AskedPeriod } from '../viewing/asked-period.ts';
import { presentPeople } from './people.tables.ts';
import { type SettledPeriod, settledPeriods, waysIn } from './settled-periods.ts';
import type { TallyQueries } from './tally.queries.ts';
import {
  PEOPLE_GROUPS,
  type PeopleCell,
  type PeopleGroup,
  type ShownPeople,
  toldPeopleOf,
} from './told-people.pure.ts';

/** People of one quarter that is closed: where they were counted, and in which units that are the reader's. */
export interface PeopleOfQuarter {
  readonly period: ClosedPeriod;
  readonly at: readonly { readonly what: string; readonly all: ShownPeople; readonly byUnit: readonly PeopleCell[] }[];
}

/**
 * Of the quarters of two years that were closed by then, the first one first: of the whole forum, in fixed cells.
 * @param stages where people are counted
 */
export async function peopleOfQuarters(
  store: ServedModels,
  queries: TallyQueries,
  asked: AskedPeriod,
  measure: string,
  stages: readonly string[],
): Promise<readonly PeopleOfQuarter[]> {
  return eachQuarter(store, asked, async (settled, wayOf, isHere) => {
    const sums = await queries.guarded(settled, measure, ['stage', 'unit', 'part', 'itself']);
    const at = stages.map((what) => {
      const own = sums.filter(({ dimensions }) => dimensions['stage'] === what);
      const gatherings = Map.groupBy(own, ({ dimensions }) => dimensions['itself']);
      const counted = [...gatherings.values()].map((parts) => {
        const of = (group: PeopleGroup): number =>
          parts.reduce((sum, { dimensions, value }) => (dimensions['part'] === group ? sum + value : sum), 0);
        const counts = Object.fromEntries(PEOPLE_GROUPS.map((group) => [group, of(group)]));
        return { way: wayOf(parts.at(-1)!.dimensions['unit']!), counts: counts as Record<PeopleGroup, number> };
      });
      const { all, cellsOf } = toldPeopleOf(counted);
      return { what, all, byUnit: cellsOf('unit').filter(({ cell }) => isHere(cell)) };
    });
    return { period: settled.period, at };
  });
}

/** What is counted of a quarter that is closed, in fives; undefined: fewer than five. */
export interface CountOfQuarter {
  readonly period: ClosedPeriod;
  readonly all: number | undefined;
  readonly byUnit: readonly { readonly cell: string; readonly count: number | undefined }[];
}

/** The same of what stands for a person each: cells of five and more, of the whole forum. */
export async function countsOfQuarters(
  store: ServedModels,
  queries: TallyQueries,
  asked: AskedPeriod,
  measure: string,
): Promise<readonly CountOfQuarter[]> {
  return eachQuarter(store, asked, async (settled, wayOf, isHere) => {
    const sums = await queries.guarded(settled, measure, ['unit']);
    const counted = sums.map(({ dimensions, value: total }) => ({
      way: wayOf(dimensions['unit']!),
      counts: { women: 0, youth: 0, personsWithDisabilities: 0, total },
    }));
    const { all, cellsOf } = toldPeopleOf(counted);
    const byUnit = cellsOf('unit').filter(({ cell }) => isHere(cell));
    return {
      ...{ period: settled.period, all: all.total },
      byUnit: byUnit.map(({ cell, people }) => ({ cell, count: people.total })),
    };
  });
}

async function eachQuarter<Told>(
  store: ServedModels,
  { frame, question: { units } }: AskedPeriod,
  tell: (
    settled: SettledPeriod,
    wayOf: (unit: string) => readonly string[],
    isHere: (unit: string) => boolean,
  ) => Promise<Told>,
): Promise<readonly Told[]> {
  const quarters = await settledPeriods(store, frame, 'quarter', addMonths(frame.asOf, -27));
  const { tree, founded } = frame.forum;
  const isHere = (unit: string): boolean => units === undefined || units.includes(unit);
  return Promise.all(
    quarters.map((settled) => {
      const { period, knownAt } = settled;
      return tell(settled, waysIn(tree, founded?.rootUnit, { asOf: period.until, knownAt }), isHere);
    }),
  );
}

export const presentQuarters = (nameOf: (unit: string) => string, quarters: readonly PeopleOfQuarter[]) =>
  quarters.map(({ period: { name, from, until }, at }) => ({
    period: { name, from, until },
    at: at.map(({ what, all, byUnit }) => ({
      what,
      all: presentPeople(all),
      byUnit: byUnit.map(({ cell: code, people }) => ({ code, name: nameOf(code), people: presentPeople(people) })),
    })),
  }));

export const presentCounts = (nameOf: (unit: string) => string, quarters: readonly CountOfQuarter[]) =>
  quarters.map(({ period: { name, from, until }, all, byUnit }) => ({
    period: { name, from, until },
    all: all ?? null,
    byUnit: byUnit.map(({ cell: code, count }) => ({ code, name: nameOf(code), count: count ?? null })),
  }));
