import { field, form, select, unitOptions } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import { entityTrail, unitTrail } from '../pages/links.ts';
import { momentOf, widestOf } from '../viewing/frame.ts';
import type { Phrase } from '../words/words.ts';
import type { UnitItem } from '../worklist/worklist.service.ts';
import { weekAfter, weekBefore } from './week.pure.ts';
import type { Done, WeekEvent, WeekOfUnit } from './week.service.ts';

/** More of one kind would not be read on paper: the trail of the unit has all. */
const MOST_SHOWN = 25;

/** One page, to be printed or read on a telephone. */
export function weekPage(week: WeekOfUnit): string {
  const { frame, unit, week: at, done, joined, left, struggles, duesIn, overdue, due, next } = week;
  const { words } = frame;
  const title = words.say('week-of', { unit: unit.name, week: at.number, year: at.year });
  const dates = words.say('week-dates', { from: words.date(at.from), until: words.date(at.until) });
  const others = [
    [words.say('week-before'), weekBefore(at)],
    [words.say('week-after'), weekAfter(at)],
  ] as const;
  const links = others.map(
    ([label, { code }]) => html`<a href="${path(frame.path, { ...frame.asked, week: code })}">${label}</a> `,
  );
  const main = html`<p class="crumbs">${words.say('week')}</p>
    <h1>${title}</h1>
    <p class="lead">${dates}</p>
    ${questions(week)}
    <p class="quick">${links}</p>
    ${tiles(week)}
    <p class="lead">${words.say('week-open-now')}</p>
    <div class="pair">
      ${itemsPart('week-overdue', overdue, week)} ${itemsPart('week-due', due, week)}
      ${itemsPart('week-next', next, week)} ${eventsPart('week-joined', joined, week)}
      ${eventsPart('week-left', left, week)} ${eventsPart('week-struggles', struggles, week)}
      <section>
        <h2>${words.say('week-dues')}</h2>
        ${
          duesIn.length === 0
            ? nothing(week)
            : html`<ul class="plain">
                ${duesIn.map(({ amount, payments }) => html`<li>${words.money(amount)} · ${words.say('payments', { count: payments })}</li>`)}
              </ul>`
        }
      </section>
    </div>
    <h2>${words.say('week-done')}</h2>
    ${done.length === 0 ? nothing(week) : done.map((kind) => donePart(kind, week))}`;
  return viewPage(frame, title, widestOf(frame.sight.audiences), main);
}

function questions({ frame, unit, week }: WeekOfUnit): Html {
  const { words, asked } = frame;
  return form(
    frame,
    frame.path,
    [
      select('unit', words.field('unit'), unit.code, words.say('any'), unitOptions(frame)),
      field('week', words.field('week'), 'text', week.code),
    ],
    [['lang', asked.lang]],
  );
}

function tiles({ frame: { words }, done, joined, left, overdue, due }: WeekOfUnit): Html {
  const numbers: readonly (readonly [Phrase, number])[] = [
    ['week-done', done.reduce((sum, { events }) => sum + events.length, 0)],
    ['week-due', due.length],
    ['week-overdue', overdue.length],
    ['week-joined', joined.length],
    ['week-left', left.length],
  ];
  return html`<dl class="tiles">
    ${numbers.map(
      ([phrase, count]) =>
        html`<div>
          <dt>${words.say(phrase)}</dt>
          <dd>${words.number(count)}</dd>
        </div>`,
    )}
  </dl>`;
}

const nothing = ({ frame }: WeekOfUnit): Html => html`<p class="none">${frame.words.say('nothing')}</p>`;

function itemsPart(phrase: Phrase, items: readonly UnitItem[], week: WeekOfUnit): Html {
  const { frame } = week;
  const { words } = frame;
  const lines = items.slice(0, MOST_SHOWN).map(({ doc, item, entityName, organisationName }) => {
    const name = organisationName ?? entityName;
    return html`<li>
      <time datetime="${item.due ?? ''}">${words.date(item.due ?? '', 'short')}</time>
      <a href="${path(entityTrail(doc.entity), momentOf(frame))}">${words.codeOf('work', item.kind)}</a
      >${name !== undefined && `: ${name}`}
    </li>`;
  });
  const rest = items.length - lines.length;
  return html`<section>
    <h2>${words.say(phrase)} <span class="none">${words.number(items.length)}</span></h2>
    ${
      items.length === 0
        ? nothing(week)
        : html`<ul class="plain">
            ${lines}${rest > 0 && more(rest, path('/views/worklist', { unit: week.unit.code }), week)}
          </ul>`
    }
  </section>`;
}

function eventsPart(phrase: Phrase, events: readonly WeekEvent[], week: WeekOfUnit): Html {
  return html`<section>
    <h2>${week.frame.words.say(phrase)}</h2>
    ${events.length === 0 ? nothing(week) : eventLines(events, week)}
  </section>`;
}

function donePart({ aggregate, events }: Done, week: WeekOfUnit): Html {
  const { words } = week.frame;
  return html`<section>
    <h3>${words.entity(aggregate)} <span class="none">${words.number(events.length)}</span></h3>
    ${eventLines(events, week)}
  </section>`;
}

function eventLines(events: readonly WeekEvent[], week: WeekOfUnit): Html {
  const { frame, unit, week: at } = week;
  const lines = events.slice(0, MOST_SHOWN).map(({ doc, sentence }) => {
    const to = `${path(entityTrail(doc.entity), momentOf(frame))}#event-${doc.sequence}`;
    return html`<li>
      <time datetime="${doc.effectiveOn}">${frame.words.date(doc.effectiveOn, 'short')}</time>
      <a href="${to}">${sentence}</a>
    </li>`;
  });
  const rest = events.length - lines.length;
  return html`<ul class="plain">
    ${lines}${rest > 0 && more(rest, path(unitTrail(unit.code), { asOf: at.until }), week)}
  </ul>`;
}

function more(count: number, to: string, { frame: { words } }: WeekOfUnit): Html {
  const [before, after] = words.say('week-more', { count: words.number(count), all: '\n' }).split('\n');
  return html`<li>${before}<a href="${to}">${words.say('all-of-it')}</a>${after}</li>`;
}
