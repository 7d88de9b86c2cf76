import { field, form, quickDates, select, unitOptions } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { caseTrail, decisionTrail } from '../pages/links.ts';
import { momentOf, widestOf } from '../viewing/frame.ts';
import type { DueProcessPage } from './due-process.document.ts';
import type { FoundCase } from './due-process.service.ts';
import { CASE_STATES, type CaseState, DECISIONS, type Step } from './judged-case.pure.ts';

export function dueProcessPage(given: DueProcessPage): string {
  const { frame, counts, cases, shown, nextCursor } = given;
  const { words, asked, path: at } = frame;
  const { cursor, limit: _limit, format: _format, status: _status, ...rest } = asked;
  const tile = (state: CaseState): Html =>
    html`<div>
      <dt>${words.codeOf('caseState', state)}</dt>
      <dd><a href="${path(at, { ...rest, status: state })}">${words.number(counts[state])}</a></dd>
    </div>`;
  const count = words.say('rows', { count: words.number(shown.length), total: words.number(cases.length) });
  const main = html`<h1>${words.say('due-process')}</h1>
    <p class="lead">${words.say('due-process-lead')} ${count}, ${momentInWords(frame)}</p>
    ${questions(given)}
    <dl class="tiles">${CASE_STATES.map(tile)}</dl>
    ${shown.length === 0 ? html`<p>${words.say('no-rows')}</p>` : shown.map((one) => section(one, given))}
    <p class="more">
      ${cursor !== undefined && html`<a href="${path(at, { ...rest, status: asked.status })}">${words.say('first')}</a>`}
      ${nextCursor !== undefined && html`<a href="${path(at, { ...asked, cursor: nextCursor })}">${words.say('next')}</a>`}
      <a href="${path(`${at}.csv`, { ...rest, status: asked.status, bom: 'true' })}">${words.say('as-csv')}</a>
    </p>`;
  return viewPage(frame, words.say('due-process'), widestOf(frame.sight.audiences), main);
}

function questions({ frame, kind, status }: DueProcessPage): Html {
  const { words, asked, asOf } = frame;
  const options = (name: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: words.codeOf(name, value) }));
  const any = words.say('any');
  const fields = [
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
    select('kind', words.say('decision'), kind, any, options('adverse', DECISIONS)),
    select('status', words.say('state'), status, any, options('caseState', CASE_STATES)),
    field('from', words.field('from'), 'date', asked.from),
    field('asOf', words.field('asOf'), 'date', asOf),
    field('asKnownAt', words.field('asKnownAt'), 'text', asked.asKnownAt),
  ];
  return html`${form(frame, frame.path, fields, [['lang', asked.lang]])}${quickDates(frame)}`;
}

function section(one: FoundCase, given: DueProcessPage): Html {
  const { frame, names } = given;
  const { words, forum, asOf, knownAt } = frame;
  const whom =
    one.organisation === null
      ? one.person === null
        ? words.entity(one.aggregate)
        : names.person(one.person)
      : (names.entity(one.organisation) ?? one.organisation.slice(0, 8));
  const head = ['step', 'state', 'on', 'due', 'who', 'ground'].map(
    (name) => html`<th scope="col" role="columnheader">${words.field(name)}</th>`,
  );
  const grounds = one.grounds.map((ground) => words.codeOf('ground', ground)).join(', ');
  const isInOrder = one.state === 'in-order';
  return html`<section>
    <h2>
      ${words.codeOf('adverse', one.decision)}:
      <a href="${path(caseTrail(one.entity, one.organisation, frame.sight.organisations), momentOf(frame))}">${whom}</a>
    </h2>
    <p>
      <time datetime="${one.on}">${words.date(one.on)}</time> · ${forum.tree.nameOf(one.unit, { asOf, knownAt })} ·
      ${grounds !== '' && html`${grounds} ·`}
      <span class="${isInOrder ? 'tag on' : 'tag off'}">${words.codeOf('caseState', one.state)}</span>
    </p>
    <table class="rows" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${one.steps.map((step) => line(step, given))}
      </tbody>
    </table>
  </section>`;
}

/** What is late, missing or wrong stands out in words and in weight, not by colour alone. */
function line(step: Step, { frame, names }: DueProcessPage): Html {
  const { words, asked } = frame;
  const { event, on, due, by, roles, grounds, code, fault } = step;
  const day = (date: string | undefined): Html =>
    date === undefined ? html`—` : html`<time datetime="${date}">${words.date(date, 'short')}</time>`;
  const name = words.codeOf('step', step.step);
  const to = event === undefined ? '' : path(decisionTrail(event), { asKnownAt: asked.asKnownAt, lang: asked.lang });
  const state = words.codeOf('stepState', step.state);
  const isFault = ['late', 'missing', 'wrong'].includes(step.state);
  const why = fault !== undefined && html`: ${words.codeOf('fault', fault)}`;
  const said = code !== undefined && html` (${words.codeOf('code', code)})`;
  const cell = (field: string, content: Html): Html =>
    html`<td role="cell" data-label="${words.field(field)}">${content}</td>`;
  const persons = by.map((person) => names.personName(person) ?? person.slice(0, 8)).join(', ');
  const held = roles.map((role) => words.codeOf('role', role)).join(', ');
  return html`<tr role="row">
    <th scope="row" role="rowheader">${event === undefined ? name : html`<a href="${to}">${name}</a>`}${said}</th>
    ${cell('state', isFault ? html`<strong>${state}</strong>${why}` : html`${state}`)} ${cell('on', day(on))}
    ${cell('due', day(due))} ${cell('who', html`${held}${held !== '' && persons !== '' && ' · '}${persons}`)}
    ${cell('ground', html`${grounds.map((ground) => words.codeOf('ground', ground)).join(', ')}`)}
  </tr>`;
}
