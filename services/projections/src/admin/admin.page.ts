import { type Html, html } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import { type Frame, widestOf } from '../viewing/frame.ts';
import type { Phrase } from '../words/words.ts';
import type { ViewStatus } from './view-status.ts';

export function adminPage(frame: Frame, views: readonly ViewStatus[]): string {
  const { words } = frame;
  const rows = views.map(({ name, state, checkpoint, lag, error, trouble }) => {
    const told: Html | string | null =
      error === null
        ? trouble
        : html`${error.message}<br />${words.say('resume-with', { command: '' })}<code>${error.resume}</code>`;
    return html`<tr role="row">
      <th scope="row" role="rowheader">${name}</th>
      <td role="cell" data-label="${words.say('state')}">
        <span class="${state === 'running' ? 'tag on' : 'tag'}">${words.say(`state-${state}` as Phrase)}</span>
      </td>
      <td role="cell" class="n" data-label="${words.say('at')}">${words.number(checkpoint)}</td>
      <td role="cell" class="n" data-label="${words.say('lag')}">${words.number(lag)}</td>
      <td role="cell" data-label="${words.say('error')}">${told}</td>
    </tr>`;
  });
  const head = (phrase: Phrase, numeric = false): Html =>
    numeric
      ? html`<th scope="col" role="columnheader" class="n">${words.say(phrase)}</th>`
      : html`<th scope="col" role="columnheader">${words.say(phrase)}</th>`;
  const main = html`<h1>${words.say('projections')}</h1>
    <p class="lead">${words.say('home-projections')}</p>
    <table class="rows" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head('view')}${head('state')}${head('at', true)}${head('lag', true)}${head('error')}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>`;
  return viewPage(frame, words.say('projections'), widestOf(frame.sight.audiences), main);
}
