import type { StandingReason } from '@baraza/contracts';
import { field, form, select, unitOptions } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { decisionTrail, organisationTrail } from '../pages/links.ts';
import { shownValue } from '../pages/values.ts';
import { momentOf } from '../viewing/frame.ts';
import type { RollPage } from './voting-roll.controller.ts';
import { inWords } from './voting-roll.document.ts';
import { ROLL_STATUSES, type RollRow } from './voting-roll.service.ts';

export function rollPage(roll: RollPage): string {
  const { frame, rules, adopted, voting, leftOut, protected: unseen, shown, nextCursor } = roll;
  const { words, asked, path: at } = frame;
  const { cursor, limit: _limit, format: _format, ...rest } = asked;
  const counts = words.say('roll-counts', { voting: words.number(voting), out: words.number(leftOut) });
  const version = words.say('rules-version', { version: words.number(rules.version) });
  const by =
    adopted === undefined
      ? words.say('first-rules')
      : html`<a href="${path(decisionTrail(adopted.event), { lang: asked.lang })}"
          >${words.say('adopted-from', { date: words.date(adopted.from) })}</a
        >`;
  const main = html`<h1>${words.say('voting-rolls')}</h1>
    <p class="lead">${counts}, ${momentInWords(frame)}</p>
    ${unseen.voting + unseen.leftOut > 0 && html`<p>${words.say('roll-protected', { voting: words.number(unseen.voting), out: words.number(unseen.leftOut) })}</p>`}
    ${questions(roll)} ${frame.asOf > frame.today && html`<p>${words.say('roll-to-come')}</p>`}
    <p>${words.say('rules-in-force')}: ${version} ${by}</p>
    ${shown.length === 0 ? html`<p>${words.say('no-rows')}</p>` : table(roll)}
    <p class="more">
      ${cursor !== undefined && html`<a href="${path(at, rest)}">${words.say('first')}</a>`}
      ${nextCursor !== undefined && html`<a href="${path(at, { ...asked, cursor: nextCursor })}">${words.say('next')}</a>`}
      <a href="${path(`${at}.csv`, { ...rest, bom: 'true' })}">${words.say('as-csv')}</a>
    </p>`;
  return viewPage(frame, words.say('voting-rolls'), 'auditor', main);
}

function questions({ frame, rules, category, status }: RollPage): Html {
  const { words, asked } = frame;
  const options = (name: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: words.codeOf(name, value) }));
  const categories = rules.categories.map(({ code }) => code);
  return form(
    frame,
    frame.path,
    [
      field('on', words.field('on'), 'date', frame.asOf),
      field('asKnownAt', words.field('asKnownAt'), 'text', asked.asKnownAt),
      select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
      select('category', words.field('category'), category, words.say('any'), options('category', categories)),
      select('status', words.field('votes'), status, words.say('any'), options('votes', ROLL_STATUSES)),
    ],
    [['lang', asked.lang]],
  );
}

/** On a narrow screen each row stands as a card: roles keep it a table for those who hear it. */
function table(roll: RollPage): Html {
  const { words } = roll.frame;
  const heads = ['name', 'unit', 'category', 'status', 'votes', 'reasons'].map(
    (name) => html`<th scope="col" role="columnheader">${words.field(name)}</th>`,
  );
  return html`<table class="rows" role="table">
    <caption>
      ${words.say('voting-rolls')}, ${momentInWords(roll.frame)}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${roll.shown.map((row) => line(row, roll))}
    </tbody>
  </table>`;
}

function line({ organisation, name, unit, category, status, standing }: RollRow, roll: RollPage): Html {
  const { frame } = roll;
  const { words } = frame;
  const cell = (column: string, content: Html): Html =>
    html`<td role="cell" data-label="${words.field(column)}">${content}</td>`;
  const votes = words.codeOf('votes', standing.votes ? 'votes' : 'left-out');
  const unitShown = shownValue({ name: 'unit', kind: 'unit' }, unit, frame, () => undefined);
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <a href="${path(organisationTrail(organisation), momentOf(frame))}">${name}</a>
    </th>
    ${cell('unit', unitShown)} ${cell('category', html`${words.codeOf('category', category)}`)}
    ${cell('status', html`${words.codeOf('status', status)}`)}
    ${cell('votes', html`<span class="${standing.votes ? 'tag on' : 'tag off'}">${votes}</span>`)}
    ${cell(
      'reasons',
      html`<ul class="list">
        ${standing.reasons.map((reason) => html`<li>${reasonShown(reason, roll)}</li>`)}
      </ul>`,
    )}
  </tr>`;
}

/** Whether it is met is said in words, not by a sign alone. */
function reasonShown(reason: StandingReason, { frame, sequences }: RollPage): Html {
  const { words, asked } = frame;
  const events = reason.events.map((id) => {
    const to = path(decisionTrail(id), { asKnownAt: asked.asKnownAt, lang: asked.lang });
    return html` <a href="${to}">${words.say('event-number', { sequence: words.number(sequences.get(id)!) })}</a>`;
  });
  const said = inWords(reason, words);
  return html`${reason.met ? said : html`<strong>${said}</strong>`}${events}`;
}
