import { type Html, html } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import type { SaidAndDone } from './said-and-done.service.ts';
import { tableOf } from '../figures/figure-table.ts';

/** You said, we did: each finding with what was promised for it, and what became of the promise. */
export function saidAndDoneSection(frame: Frame, found: readonly SaidAndDone[]): Html {
  const { words } = frame;
  const title = words.say('said-and-done');
  const heads = [words.say('you-said'), words.say('we-promised'), words.say('we-did')];
  const rows = found.map(({ finding: { finding, on }, findingEvents, promise }) => [
    html`<a href="${findingEvents}">${finding.words}</a><br /><small>${words.date(on, 'short')}</small>`,
    finding.promise === undefined
      ? html`<span class="none">${words.say('nothing-promised')}</span>`
      : html`${finding.promise.words}<br /><small
            >${words.say('by-day', { day: words.date(promise?.dueOn ?? finding.promise.dueOn, 'short') })}</small
          >`,
    outcomeOf(frame, promise),
  ]);
  return html`<section>
    <h2>${title}</h2>
    ${rows.length === 0 ? html`<p>${words.say('no-findings-yet')}</p>` : tableOf(title, heads, rows, 3)}
  </section>`;
}

function outcomeOf({ words }: Frame, promise: SaidAndDone['promise']): Html | string {
  if (promise === undefined) return '';
  const { status, doneOn, onTime, isOverdue, events } = promise;
  const told = [
    words.codeOf('promiseStatus', status),
    ...(doneOn === null ? [] : [words.date(doneOn, 'short')]),
    ...(onTime === false || (isOverdue && status !== 'broken') ? [words.codeOf('promiseStatus', 'late')] : []),
  ];
  return html`<a href="${events}">${told.join(', ')}</a>`;
}
