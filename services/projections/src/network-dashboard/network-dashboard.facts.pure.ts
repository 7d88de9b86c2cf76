import type { CivilDate } from '@baraza/domain';
import type { Fact } from '@baraza/read-models';
import { type Change, type Merge, segmentsOf } from '../history/history.pure.ts';
import {
  type NetworkDimension,
  type NetworkMeasure,
  type NetworkRow,
  themesValue,
} from './network-dashboard.read-model.ts';

interface Figure {
  readonly measure: NetworkMeasure;
  readonly dimensions: Readonly<Partial<Record<NetworkDimension, string>>>;
  readonly entity: string;
}

/** What an organisation counts for while its row is like this. */
function counts(row: NetworkRow | undefined): readonly Figure[] {
  if (row === undefined) return [];
  const place = placeOf(row);
  const figures: Figure[] = [];
  if (row.isKnown) figures.push({ measure: 'organisations', dimensions: place, entity: row.organisation });
  if (row.membership !== undefined) {
    figures.push({ measure: 'memberships', dimensions: standing(row), entity: row.membership });
  }
  return figures;
}

/** What a membership counts for on the day on which its row becomes another. */
function step(before: NetworkRow | undefined, row: NetworkRow | undefined): readonly Figure[] {
  if (row?.membership === undefined) return [];
  if (before?.membership === row.membership && before.status === row.status) return [];
  return [{ measure: 'steps', dimensions: standing(row), entity: row.membership }];
}

function placeOf(row: NetworkRow): Figure['dimensions'] {
  return { unit: row.unit ?? '', kind: row.kind ?? '', themes: themesValue(row.themes ?? []) };
}

function standing(row: NetworkRow): Figure['dimensions'] {
  const cohort = row.admittedOn?.slice(0, 4) ?? '';
  return { ...placeOf(row), status: row.status ?? '', category: row.category ?? '', cohort };
}

/** All facts of a timeline: signed, so that their sum up to a date is what the row of that date counts for. */
function factsOf(changes: readonly Change<NetworkRow>[], merge: Merge<NetworkRow>): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const add = (figure: Figure, effectiveOn: CivilDate, amount: number): void => {
    const key = JSON.stringify([effectiveOn, figure.measure, figure.entity, Object.entries(figure.dimensions).sort()]);
    const sum = (facts.get(key)?.amount ?? 0) + amount;
    if (sum === 0) facts.delete(key);
    else facts.set(key, { ...figure, effectiveOn, amount: sum });
  };
  let before: NetworkRow | undefined;
  for (const { from, row } of segmentsOf(changes, merge)) {
    for (const figure of counts(before)) add(figure, from, -1);
    for (const figure of counts(row)) add(figure, from, 1);
    for (const figure of step(before, row)) add(figure, from, 1);
    before = row;
  }
  return facts;
}

/** What the change of a timeline adds to figures and takes from them, by date. */
export function contributions(
  before: readonly Change<NetworkRow>[],
  after: readonly Change<NetworkRow>[],
  merge: Merge<NetworkRow>,
): readonly Fact[] {
  const old = factsOf(before, merge);
  const all = factsOf(after, merge);
  for (const [key, fact] of old) {
    const amount = (all.get(key)?.amount ?? 0) - fact.amount;
    if (amount === 0) all.delete(key);
    else all.set(key, { ...fact, amount });
  }
  return [...all.values()];
}
