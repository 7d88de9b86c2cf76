import { addMonths, type ClosedPeriod } from '@baraza/domain';
import type { ReadStore } from '@baraza/read-models';
import type { AskedPeriod } from '../viewing/asked-period.ts';
import { presentPeople } from './people.tables.ts';
import { settledPeriods, waysIn } from './settled-periods.ts';
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
  store: ReadStore,
  queries: TallyQueries,
  { frame, question: { units } }: AskedPeriod,
  measure: string,
  stages: readonly string[],
): Promise<readonly PeopleOfQuarter[]> {
  const quarters = await settledPeriods(store, frame, 'quarter', addMonths(frame.asOf, -27));
  const { tree, founded } = frame.forum;
  return Promise.all(
    quarters.map(async (settled) => {
      const { period, knownAt } = settled;
      const wayOf = waysIn(tree, founded?.rootUnit, { asOf: period.until, knownAt });
      const sums = await queries.guarded(settled, measure, ['stage', 'unit', 'part', 'itself']);
      const at = stages.map((what) => {
        const own = sums.filter(({ dimensions }) => dimensions['stage'] === what);
        const gatherings = Map.groupBy(own, ({ dimensions }) => dimensions['itself']);
        const counted = [...gatherings.values()].map((parts) => {
          const of = (group: PeopleGroup): number =>
            parts.reduce((sum, { dimensions, value }) => (dimensions['part'] === group ? sum + value : sum), 0);
          const counts = Object.fromEntries(PEOPLE_GROUPS.map((group) => [group, of(group)]));
          return {
            way: wayOf(parts.at(-1)!.dimensions['unit']!),
            counts: counts as Record<PeopleGroup, number>,
          };
        });
        const { all, cellsOf } = toldPeopleOf(counted);
        const byUnit = cellsOf('unit').filter(({ cell }) => units === undefined || units.includes(cell));
        return { what, all, byUnit };
      });
      return { period, at };
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
