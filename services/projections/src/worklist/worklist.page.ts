import { select, form, unitOptions } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import { entityTrail } from '../pages/links.ts';
import { momentOf, widestOf } from '../viewing/frame.ts';
import type { Phrase } from '../words/words.ts';
import { everyWorkKind } from './work-kinds.ts';
import { pathOf } from './worklist.document.ts';
import type { KindCount, ListedItem, Worklist } from './worklist.service.ts';

export function worklistPage(worklist: Worklist): string {
  const { frame, counts, items, total, nextCursor } = worklist;
  const { words } = frame;
  const roles = [...new Set(items.flatMap((one) => one.roles))].map((role) => words.codeOf('role', role));
  const count = words.say('rows', { count: words.number(items.length), total: words.number(total) });
  const main = html`<h1>${words.say('worklist')}</h1>
    <p class="lead">
      ${words.say('worklist-lead', { date: words.date(frame.today) })}${roles.length > 0 && ` ${words.say('worklist-as', { roles: roles.join(', ') })}`}
    </p>
    ${questions(worklist)}
    ${counts.length > 0 && html`<dl class="tiles">${counts.map((one) => tile(one, worklist))}</dl>`}
    ${
      items.length === 0
        ? html`<p>${words.say('nothing-waits')}</p>`
        : html`<p class="lead">${count}</p>
            ${table(worklist)}`
    }
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...frame.asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('worklist'), widestOf(frame.sight.audiences), main);
}

function questions({ frame, kind }: Worklist): Html {
  const { words, asked } = frame;
  const kinds = everyWorkKind.map((value) => ({ value, label: words.codeOf('work', value) }));
  return form(
    frame,
    frame.path,
    [
      select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
      select('kind', words.say('to-do'), kind, words.say('any'), kinds),
    ],
    [['lang', asked.lang]],
  );
}

function tile({ kind, count, overdue }: KindCount, { frame }: Worklist): Html {
  const { words, asked } = frame;
  const { cursor: _cursor, ...rest } = asked;
  const late = overdue > 0 && html` <small>${words.say('of-them-overdue', { count: words.number(overdue) })}</small>`;
  return html`<div>
    <dt>${words.codeOf('work', kind)}</dt>
    <dd><a href="${path(frame.path, { ...rest, kind })}">${words.number(count)}</a>${late}</dd>
  </div>`;
}

/** On a narrow screen each item stands as a card: roles keep it a table for those who hear it. */
function table(worklist: Worklist): Html {
  const { words } = worklist.frame;
  const head = (phrase: Phrase): Html => html`<th scope="col" role="columnheader">${words.say(phrase)}</th>`;
  return html`<table class="rows" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${head('to-do')}${head('whom')}${head('due')}${head('since')}${head('answer-with')}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${worklist.items.map((one) => row(one, worklist))}
    </tbody>
  </table>`;
}

function row(listed: ListedItem, worklist: Worklist): Html {
  const { frame } = worklist;
  const { words } = frame;
  const { doc, item, isOverdue } = listed;
  const { detail } = item;
  const more = detail !== null && html`: ${words.codeOf(detail.field, detail.code)}`;
  const due = item.due === null ? html`—` : html`<time datetime="${item.due}">${words.date(item.due, 'short')}</time>`;
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <a href="${path(entityTrail(doc.entity), momentOf(frame))}">${words.codeOf('work', item.kind)}</a>${more}
    </th>
    <td role="cell" data-label="${words.say('whom')}">${whom(listed, worklist)}</td>
    <td role="cell" data-label="${words.say('due')}">
      ${due}${isOverdue && html` <span class="tag">${words.say('overdue')}</span>`}
    </td>
    <td role="cell" data-label="${words.say('since')}">
      <time datetime="${item.since}">${words.date(item.since, 'short')}</time>
    </td>
    <td role="cell" data-label="${words.say('answer-with')}">${answers(listed, worklist)}</td>
  </tr>`;
}

/** Things that bear a name of their own, beside that of the organisation that leads them. */
const NAMED: readonly string[] = ['campaign', 'programme', 'coalition'];

/** What it is about by its name, the organisation and the person that it concerns, and where it stands. */
function whom({ doc, item }: ListedItem, { frame, names }: Worklist): Html {
  const { words, forum } = frame;
  const title = NAMED.includes(doc.aggregate) && doc.organisation !== null ? names.entity(doc.entity) : undefined;
  const id = doc.organisation ?? doc.entity;
  const named = names.entity(id) ?? `${words.entity(doc.aggregate)} (${id.slice(0, 8)})`;
  const person = item.person !== null && html` · ${names.person(item.person)}`;
  const unit = doc.unit !== null && html` <span class="none">${forum.tree.nameOf(doc.unit)}</span>`;
  return html`${title !== undefined && `${title} · `}${named}${person}${unit}`;
}

function answers({ doc, item, answers: all }: ListedItem, { frame: { words } }: Worklist): Html {
  const lines = all.map((answer) => {
    const needs =
      answer.needs.length > 0 && html` <span class="none">${words.say('needs')}: ${answer.needs.join(', ')}</span>`;
    return html`<li>
      <b>${answer.operationId}</b> <code>POST ${pathOf(answer, item.at ?? doc.entity)}</code>${needs}
    </li>`;
  });
  return html`<ul class="answers">
    ${lines}
  </ul>`;
}
