import { type Html, html } from './html.ts';

/** A table that may be wider than a small screen scrolls by itself, and can be reached by keyboard. */
export function scrolling(label: string, table: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}
