import { type Html, html } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import { tableOf } from './figure-table.ts';
import type { CountOfQuarter, PeopleOfQuarter } from './people-of-quarters.ts';
import { PEOPLE_GROUPS, type ShownPeople } from './told-people.pure.ts';

/** People as JSON: what is not to be told of is null. */
export const presentPeople = (people: ShownPeople): Readonly<Record<string, number | null>> =>
  Object.fromEntries(PEOPLE_GROUPS.map((group) => [group, people[group] ?? null]));

/** A cell for each group, in their order; that of all leads to where they were counted, as far as that is told. */
export function peopleCells({ words }: Frame, people: ShownPeople, events?: string): readonly (Html | string)[] {
  return PEOPLE_GROUPS.map((group) => {
    const count = people[group];
    const told = count === undefined ? words.say('fewer-than-five') : words.number(count);
    return group === 'total' && events !== undefined ? html`<a href="${events}">${told}</a>` : told;
  });
}

/** People of closed quarters, the newest first; a quarter of which nothing is told is left out. */
export function peopleTables(frame: Frame, quarters: readonly PeopleOfQuarter[]): readonly (Html | false)[] {
  const { words, forum } = frame;
  const heads = [
    words.say('counted-at'),
    words.say('of-whom'),
    ...PEOPLE_GROUPS.map((group) => words.codeOf('group', group)),
  ];
  return quarters.toReversed().map(({ period, at }) => {
    const rows = at
      .filter(({ all }) => all.total !== undefined)
      .flatMap(({ what, all, byUnit }) => {
        const first = words.codeOf('stage', what);
        return [
          [first, words.say('all'), ...peopleCells(frame, all)],
          ...byUnit.map(({ cell, people }) => [first, forum.tree.nameOf(cell), ...peopleCells(frame, people)]),
        ];
      });
    return tableOf(period.name, heads, rows, 2);
  });
}

/** Counts of closed quarters, the newest first; one of fewer than five is left out. */
export function countTables(frame: Frame, quarters: readonly CountOfQuarter[]): readonly (Html | false)[] {
  const { words, forum } = frame;
  return quarters.toReversed().map(({ period, all, byUnit }) => {
    if (all === undefined) return false;
    const rows = byUnit.map(({ cell, count }) => [
      forum.tree.nameOf(cell),
      count === undefined ? words.say('fewer-than-five') : words.number(count),
    ]);
    return tableOf(
      period.name,
      [words.field('unit'), words.say('amount')],
      [[words.say('all'), words.number(all)], ...rows],
    );
  });
}
