import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { entityTrail } from '../pages/links.ts';
import { momentOf } from '../viewing/frame.ts';
import type { LinkedEvent } from './audit-trail.document.ts';
import { chained, told } from './audit-trail.page.ts';
import type { Decision } from './decision.service.ts';

export function decisionPage(decision: Decision): string {
  const { frame, of, asked, events, rules, reliedOn, causes, effects, hasMoreEffects, omitted } = decision;
  const { words } = frame;
  const name = of.name ?? `${words.entity(of.aggregate)} (${of.id.slice(0, 8)})`;
  const title = words.say('decision-of', { name });
  const list = (linked: readonly LinkedEvent[]): Html =>
    html`<ul class="list">
      ${linked.map((event) => html`<li>${chained(event, frame)}</li>`)}
    </ul>`;
  const section = (heading: string, content: Html): Html =>
    html`<section>
      <h2>${heading}</h2>
      ${content}
    </section>`;
  const adopted = rules.adopted === undefined ? words.say('first-rules') : chained(rules.adopted, frame);
  const main = html`<p class="crumbs">
      ${words.say('decision')} · <a href="${path(entityTrail(of.id), momentOf(frame))}">${name}</a>
    </p>
    <h1>${asked.sentence}</h1>
    <p class="lead">${words.say('decision-lead')} ${frame.askedKnownAt !== undefined && `(${momentInWords(frame)})`}</p>
    ${omitted !== undefined && omitted > 0 && html`<p>${words.say('omitted', { count: omitted })}</p>`}
    ${causes.length > 0 && section(words.say('caused-by'), list(causes))}
    ${section(words.say('decided'), told(events, { frame, subject: of.id }))}
    ${section(
      words.say('rules-in-force'),
      html`<p>${words.say('rules-version', { version: words.number(rules.version) })} ${adopted}</p>`,
    )}
    ${reliedOn.length > 0 && section(words.say('relied-on'), list(reliedOn))}
    ${effects.length > 0 && section(words.say('effects'), list(effects))}
    ${hasMoreEffects && html`<p>${words.say('more-effects', { count: effects.length })}</p>`}`;
  return viewPage(frame, title, decision.audience, main);
}
