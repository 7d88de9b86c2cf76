import { type Html, html } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import { type Frame, widestOf } from '../viewing/frame.ts';
import type { Coverage, SectionCoverage } from '../words/coverage.ts';
import type { Phrase, Words } from '../words/words.ts';

export function cataloguesPage(frame: Frame, languages: readonly Coverage[]): string {
  const { words } = frame;
  const main = html`<h1>${words.say('catalogues')}</h1>
    <p class="lead">${words.say('catalogues-lead')}</p>
    ${languages.map((one) => part(one, words))}`;
  return viewPage(frame, words.say('catalogues'), widestOf(frame.sight.audiences), main);
}

function part({ code, language, status, sections }: Coverage, words: Words): Html {
  return html`<section>
    <h2>
      <span lang="${code}">${language}</span> <span class="tag">${words.say(`catalogue-${status}` as Phrase)}</span>
    </h2>
    <dl class="facts">${sections.map((one) => section(one, words))}</dl>
  </section>`;
}

function section({ section: name, there, of, missing }: SectionCoverage, words: Words): Html {
  const list =
    missing.length > 0 &&
    html`<details>
      <summary>${words.say('missing', { count: missing.length })}</summary>
      <ul class="plain">
        ${missing.map((key) => html`<li><code>${key}</code></li>`)}
      </ul>
    </details>`;
  return html`<dt>${words.say(`section-${name}` as Phrase)}</dt>
    <dd>${words.number(there)} ${words.say('of', { total: words.number(of) })}${list}</dd>`;
}
