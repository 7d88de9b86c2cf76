import type { LinkedFigure } from '../figures/linked-figure.ts';
import { constituencyField, themeField } from '../figures/tally.page.ts';
import { periodForm, placeOf } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import type { Frame } from '../viewing/frame.ts';
import type { Phrase } from '../words/words.ts';
import { scrolling } from '../pages/scrolling.ts';
import { type CurrencyDues, INVOICE_MEASURES, type InvoiceFigures } from './dues-dashboard.document.pure.ts';
import { DUES_MEASURES } from './dues-dashboard.read-model.ts';

export interface DuesPage {
  readonly frame: Frame;
  readonly audience: string;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly period: { readonly from: string; readonly until: string };
  readonly currencies: readonly CurrencyDues[];
}

export function duesPage(given: DuesPage): string {
  const { frame, unit, currencies, period } = given;
  const { words } = frame;
  const main = html`<h1>${words.say('dues-dashboard')}</h1>
    <p class="lead">${placeOf(frame, unit)}, ${momentInWords(frame)}</p>
    ${periodForm(frame, period.from, [themeField(frame), constituencyField(frame)])}
    <p>${words.say('dues-without-protected')}</p>
    ${currencies.length === 0 && html`<p>${words.say('no-rows')}</p>`}
    ${currencies.map((dues) => ofCurrency(dues, given))}`;
  return viewPage(frame, words.say('dues-dashboard'), given.audience, main);
}

function ofCurrency(dues: CurrencyDues, { frame, period }: DuesPage): Html {
  const { words, asked, path: at } = frame;
  const { currency, headline } = dues;
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const tiles = DUES_MEASURES.filter((measure) => headline[measure].value !== 0).map((measure) => {
    const isStock = measure === 'outstanding' || measure === 'credit';
    return html`<div>
      <dt>${words.codeOf('measure', measure)}${!isStock && html`<br />${within}`}</dt>
      <dd>${linkedAmount(frame, currency, headline[measure])}</dd>
    </div>`;
  });
  const units = dues.byUnit.map(({ code, name, itself, figures }) => ({
    head: itself
      ? html`<span class="none">${words.say('unit-itself', { unit: name })}</span>`
      : html`<a href="${path(at, { ...asked, unit: code })}">${name}</a>`,
    figures,
  }));
  const categories = dues.byCategory.map(({ category, figures }) => ({
    head: html`${words.codeOf('category', category)}`,
    figures,
  }));
  const years = dues.byYear.toReversed().map(({ year, figures }) => ({ head: html`${year}`, figures }));
  return html`<section>
    <h2>${currency}</h2>
    <dl class="tiles">${tiles}</dl>
    ${ageing(frame, dues)} ${table(frame, currency, 'by-unit', words.field('unit'), units)}
    ${table(frame, currency, 'by-category', words.field('category'), categories)}
    ${table(frame, currency, 'by-year-of-term', words.say('year-of-term'), years)}
  </section>`;
}

/** An amount that leads to the events it is the sum of; nothing leads nowhere. */
function linkedAmount({ words }: Frame, currency: string, { value, events }: LinkedFigure): Html {
  const text = words.money({ minor: value, currency });
  return value === 0 ? html`<span class="none">${text}</span>` : html`<a href="${events}">${text}</a>`;
}

function table(
  frame: Frame,
  currency: string,
  title: Phrase,
  head: string,
  lines: readonly { readonly head: Html; readonly figures: InvoiceFigures }[],
): Html | false {
  if (lines.length === 0) return false;
  const { words } = frame;
  const label = `${words.say(title)}, ${currency}`;
  const rows = lines.map(
    (line) =>
      html`<tr>
        <th scope="row">${line.head}</th>
        ${INVOICE_MEASURES.map((measure) => html`<td class="n">${linkedAmount(frame, currency, line.figures[measure])}</td>`)}
      </tr>`,
  );
  return html`<h3>${words.say(title)}</h3>
    ${scrolling(
      label,
      html`<table>
        <caption>
          ${label}
        </caption>
        <thead>
          <tr>
            <th scope="col">${head}</th>
            ${INVOICE_MEASURES.map((measure) => html`<th scope="col" class="n">${words.codeOf('measure', measure)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}`;
}

function ageing(frame: Frame, { currency, ageing: lines, headline }: CurrencyDues): Html | false {
  if (headline.outstanding.value === 0) return false;
  const { words } = frame;
  const label = `${words.say('ageing')}, ${currency}`;
  const rows = lines.map(
    ({ age, outstanding }) =>
      html`<tr>
        <th scope="row">${words.codeOf('age', age)}</th>
        <td class="n">${linkedAmount(frame, currency, outstanding)}</td>
      </tr>`,
  );
  return html`<h3>${words.say('ageing')}</h3>
    ${scrolling(
      label,
      html`<table>
        <caption>
          ${label}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.say('due-for')}</th>
            <th scope="col" class="n">${words.codeOf('measure', 'outstanding')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}`;
}
