import { tableOf } from '../figures/figure-table.ts';
import { peopleCells } from '../figures/people.tables.ts';
import { PEOPLE_GROUPS, type ShownPeople } from '../figures/told-people.pure.ts';
import { type Html, html } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import type { QuarterOfPeople, YearOfChange } from './capacity-dashboard.service.ts';
import type { ToldChange } from './told-change.pure.ts';

/** People of closed quarters, the newest first, in fives. */
export function peopleSection(frame: Frame, quarters: readonly QuarterOfPeople[]): Html | false {
  const { words, forum } = frame;
  const told = quarters.filter(({ stages }) => stages.some(({ all }) => all.total !== undefined));
  if (told.length === 0) return false;
  const groups = PEOPLE_GROUPS.map((group) => words.codeOf('group', group));
  const heads = [words.field('stage'), words.say('of-whom'), ...groups];
  const tables = told.toReversed().map(({ period, stages, eventsOf }) => {
    const rows = stages
      .filter(({ all }) => all.total !== undefined)
      .flatMap(({ stage, all, byTrack, byUnit }) => [
        row(frame, stage, words.say('all'), all, eventsOf(stage, {})),
        ...byTrack.map(({ cell: track, people }) =>
          row(frame, stage, words.codeOf('track', track), people, eventsOf(stage, { track })),
        ),
        ...byUnit.map(({ cell: unit, people }) =>
          row(frame, stage, forum.tree.nameOf(unit), people, eventsOf(stage, { unit })),
        ),
      ]);
    return tableOf(period.name, heads, rows, 2);
  });
  return html`<section>
    <h2>${words.say('people-in-programmes')}</h2>
    <p>${words.say('people-in-fives')}</p>
    ${tables}
  </section>`;
}

function row(frame: Frame, stage: string, of: string, people: ShownPeople, events: string) {
  return [frame.words.codeOf('measure', stage), of, ...peopleCells(frame, people, events)];
}

/** From baseline to later rounds, the newest year first. */
export function changeSection(frame: Frame, years: readonly YearOfChange[]): Html | false {
  const { words, forum } = frame;
  const told = years.filter(({ all }) => all !== undefined);
  if (told.length === 0) return false;
  const tables = told.toReversed().map(({ period, all, byUnit, events }) => {
    const rows = [
      ...rowsOf(frame, words.say('all'), all!),
      ...byUnit.flatMap(({ cell, told: of }) => rowsOf(frame, forum.tree.nameOf(cell), of)),
    ];
    const heads = [
      ...[words.field('unit'), words.field('domain'), words.say('organisations-in-fives')],
      ...[words.say('at-baseline'), words.say('at-later-round'), words.say('change')],
    ];
    return html`${tableOf(period.name, heads, rows, 2)}
    ${events !== undefined && html`<p class="more"><a href="${events}">${words.say('events-of-figure')}</a></p>`}`;
  });
  return html`<section>
    <h2>${words.say('baseline-to-endline')}</h2>
    <p>${words.say('change-over-common-items')}</p>
    ${tables}
  </section>`;
}

const rowsOf = ({ words }: Frame, of: string, { organisations, domains }: ToldChange) =>
  domains.map(({ domain, before, after, change }) => [
    ...[of, words.codeOf('domain', domain), words.number(organisations)],
    ...[words.number(before), words.number(after), `${change > 0 ? '+' : ''}${words.number(change)}`],
  ]);
