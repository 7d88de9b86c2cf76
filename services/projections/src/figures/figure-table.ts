import type { LinkedFigure } from './linked-figure.ts';
import { type Html, html } from '../pages/html.ts';
import { scrolling } from '../pages/scrolling.ts';
import type { Frame } from '../viewing/frame.ts';

/**
 * A table with its heading; nothing where it has no rows.
 * @param texts how many of its columns are text, from the first on; the others are numbers
 */
export function tableOf(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
  texts = 1,
): Html | false {
  if (rows.length === 0) return false;
  const numeric = (at: number): string => (at < texts ? '' : 'n');
  const lines = rows.map(
    ([first, ...others]) =>
      html`<tr>
        <th scope="row">${first}</th>
        ${others.map((cell, at) => html`<td class="${numeric(at + 1)}">${cell}</td>`)}
      </tr>`,
  );
  return html`<h3>${title}</h3>
    ${scrolling(
      title,
      html`<table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            ${heads.map((head, at) => html`<th scope="col" class="${numeric(at)}">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>`,
    )}`;
}

/** A number that leads to the events it is the sum of; nothing leads nowhere. */
export function linkedNumber({ words }: Frame, { value, events }: LinkedFigure): Html {
  const text = words.number(value);
  return value === 0 ? html`<span class="none">${text}</span>` : html`<a href="${events}">${text}</a>`;
}
