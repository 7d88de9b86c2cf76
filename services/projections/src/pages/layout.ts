import { momentOf, type Frame } from '../viewing/frame.ts';
import { type Phrase, Words } from '../words/words.ts';
import { Html, html, path } from './html.ts';
import { type Place, placesFor } from './navigation.ts';
import { STYLES } from './styles.ts';

/** In one piece: the policy allows these very bytes, and a space more would leave the page bare. */
const STYLE = new Html(`<style>${STYLES}</style>`);

export interface PageParts {
  readonly words: Words;
  readonly title: string;
  readonly forum: { readonly name: string; readonly sample: boolean } | undefined;
  /** The path of the page, to mark it in the navigation. */
  readonly at: string;
  /** What was asked, to ask the same in another language; left out where that cannot be asked. */
  readonly asked?: Readonly<Record<string, string | undefined>>;
  /** Where the reader may go from here. */
  readonly places: readonly Place[];
  /** What links of the navigation carry on where they take it: the dates asked. */
  readonly carried?: Readonly<Record<string, string>>;
  readonly main: Html;
  readonly foot?: Html;
}

/** A whole page: landmarks, a way past the navigation, and at the head of each that a sample is a sample. */
export function page({ words, title, forum, at, asked, places, carried = {}, main, foot }: PageParts): string {
  const name = forum?.name ?? words.say('unfounded');
  const items = places.map(({ phrase, at: to, takes }) => {
    const kept = Object.fromEntries(Object.entries(carried).filter(([name]) => takes.includes(name)));
    const here = at === to && html` aria-current="page"`;
    return html`<li><a href="${path(to, kept)}" ${here}>${words.say(phrase)}</a></li>`;
  });
  return html`<!doctype html>
    <html lang="${words.pageLanguage}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${name}</title>
        ${STYLE}
      </head>
      <body>
        <a class="skip" href="#content">${words.say('skip')}</a>
        <header class="masthead">
          <div class="wide">
            <strong><a href="${path('/views', { lang: carried.lang })}">${name}</a></strong>
            <nav aria-label="${words.say('nav')}">
              <ul>
                ${items}
              </ul>
            </nav>
          </div>
          ${
            forum?.sample === true &&
            html`<div class="sample">
              <div class="wide"><p>${words.say('sample')}</p></div>
            </div>`
          }
          ${words.status !== 'complete' && draftMark(words)}
        </header>
        <main id="content" class="wide" tabindex="-1">${main}</main>
        <footer class="foot">
          <div class="wide">
            ${foot} ${asked !== undefined && languageLinks(words, at, asked)}
            <p><a href="/docs">${words.say('api-docs')}</a></p>
          </div>
        </footer>
      </body>
    </html> `.text;
}

/** That nobody who speaks the language has read its words stands at the head of every page. */
function draftMark(words: Words): Html {
  const { status } = words;
  const language = words.codeOf('language', words.code);
  return html`<div class="sample draft">
    <div class="wide"><p>${words.say(status === 'labels' ? 'draft-labels' : 'draft', { language })}</p></div>
  </div>`;
}

/** The same page in the other languages. */
function languageLinks(words: Words, at: string, asked: Readonly<Record<string, string | undefined>>): Html {
  const links = Words.languages().map((code) => {
    const other = Words.in([code]);
    const mark = other.status !== 'complete' && html` (${words.say('is-draft')})`;
    const { cursor: _cursor, format: _format, ...rest } = asked;
    return html`<li>
      <a
        href="${path(at, { ...rest, lang: code })}"
        hreflang="${code}"
        lang="${code}"
        ${code === words.code && html` aria-current="true"`}
        >${other.language}</a
      >${mark}
    </li>`;
  });
  return html`<nav aria-label="${words.say('languages')}">
    <ul class="languages">
      ${links}
    </ul>
  </nav>`;
}

/** What the answer stands on, at the foot of its page. */
export function foot(frame: Frame, audience: string): Html {
  const { words } = frame;
  const told = words.say('foot', {
    date: words.date(frame.asOf),
    sequence: words.number(frame.knownAt),
    audience: words.say(`audience-${audience}` as Phrase),
  });
  return html`<p>
      ${told}${frame.knownAt < frame.checkpoint && ` ${words.say('foot-later', { checkpoint: words.number(frame.checkpoint) })}`}
    </p>
    <p>
      ${words.say('foot-position', { position: '' })}<code>${frame.position}</code> ·
      <a href="${path(frame.path, { ...frame.asked, format: 'json' })}">${words.say('as-json')}</a>
    </p>`;
}

/** A page of a view: framed by what it stands on. */
export function viewPage(frame: Frame, title: string, audience: string, main: Html): string {
  return page({
    words: frame.words,
    title,
    forum: frame.forum.founded,
    at: frame.path,
    asked: frame.asked,
    places: placesFor(frame.caller),
    carried: momentOf(frame),
    main,
    foot: foot(frame, audience),
  });
}

/** `as of 2 March 2026, as the record stood after event 120`: only what is not the present is said twice. */
export function momentInWords({ words, asOf, askedKnownAt }: Frame): string {
  const on = words.say('as-of', { date: words.date(asOf) });
  return askedKnownAt === undefined ? on : `${on}, ${words.say('as-known', { sequence: words.number(askedKnownAt) })}`;
}
