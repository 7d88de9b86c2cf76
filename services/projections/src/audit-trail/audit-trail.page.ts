import { themeField } from '../figures/tally.page.ts';
import { form } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { decisionTrail, entityTrail, organisationTrail, personTrail, unitTrail } from '../pages/links.ts';
import { shownValue } from '../pages/values.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import type { Names, Piece } from '../words/sentence.pure.ts';
import type { ColumnValue } from '../registers/register.ts';
import type { LinkedEvent, ToldEvent } from './audit-trail.document.ts';
import type { Trail } from './audit-trail.service.ts';
import type { FieldChange } from './changes.pure.ts';

/** What a told event is shown with. */
export interface Shown {
  readonly frame: Frame;
  /** The id of what the page is of: it is not linked to itself. */
  readonly subject: string;
}

/** Bookkeeping that keeps numbers unique: told, but quietly. */
const QUIET = ['open-membership', 'registration-number', 'granting-officers'];

export function trailPage(given: Trail): string {
  const { frame, kind, of, events, omitted, nextCursor } = given;
  const { words } = frame;
  const name = of.name ?? `${words.entity(of.aggregate)} (${of.id.slice(0, 8)})`;
  const title = words.say('trail-of', { name });
  const main = html`<p class="crumbs">${words.say('trail')}</p>
    <h1>${name}</h1>
    <p class="lead">
      ${lead(given)}
      ${frame.asked.asOf !== undefined || frame.askedKnownAt !== undefined ? `(${momentInWords(frame)})` : ''}
    </p>
    ${of.aggregate === 'organisation' && otherTrail(given)}
    ${of.aggregate === 'unit' && kind === 'entity' && html`<p class="more"><a href="${path(unitTrail(of.id), momentOf(frame))}">${words.say('whole-unit')}</a></p>`}
    ${kind !== 'entity' && themes(frame)}
    ${omitted !== undefined && omitted > 0 && html`<p>${words.say('omitted', { count: omitted })}</p>`}
    ${events.length === 0 && html`<p>${words.say('no-rows')}</p>`} ${told(events, { frame, subject: of.id })}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...frame.asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, title, given.audience, main);
}

/** Events in the order they are given. */
export function told(events: readonly ToldEvent[], given: Shown): Html {
  return html`<ol class="trail">
    ${events.map((event) => item(event, given))}
  </ol>`;
}

/** One theme of all that is told here. */
function themes(frame: Frame): Html {
  return form(frame, frame.path, [themeField(frame)], Object.entries(momentOf(frame)));
}

function lead({ frame: { words }, kind, of }: Trail): string {
  switch (kind) {
    case 'organisation':
      return words.say('trail-lead-organisation');
    case 'person':
      return words.say('trail-lead-person');
    case 'unit':
      return words.say('trail-lead-unit');
    case 'entity':
      return words.say('trail-lead-entity', { aggregate: words.entity(of.aggregate).replace(/^(an?|the) /, '') });
  }
}

function otherTrail({ frame, of, kind }: Trail): Html {
  const { words } = frame;
  return kind === 'organisation'
    ? html`<p class="more"><a href="${path(entityTrail(of.id), momentOf(frame))}">${words.say('own-events')}</a></p>`
    : html`<p class="more">
        <a href="${path(organisationTrail(of.id), momentOf(frame))}">${words.say('whole-organisation')}</a>
      </p>`;
}

function item(event: ToldEvent, given: Shown): Html {
  const { frame } = given;
  const { words, forum } = frame;
  const { doc } = event;
  const recorded = words.say('recorded', { time: words.time(doc.time, forum.zone) });
  const number = words.say('event-number', { sequence: words.number(doc.sequence) });
  const { asKnownAt, audience, lang } = momentOf(frame);
  const decision = path(decisionTrail(doc.id), { asKnownAt, audience, lang });
  const isLater = doc.time.slice(0, 10) !== doc.effectiveOn;
  return html`<li id="event-${doc.sequence}" ${QUIET.includes(doc.aggregate) && html` class="quiet"`}>
    <p class="when">
      <time datetime="${doc.effectiveOn}">${words.date(doc.effectiveOn)}</time> ·
      <a href="${decision}">${number}</a>${isLater && html` · ${recorded}`}
    </p>
    <h2>${event.pieces.map((piece) => named(piece, given))}</h2>
    <dl class="facts">${[...facts(event, given)]}</dl>
  </li>`;
}

/** A name leads to the trail of what it names, unless that is the page it stands on. */
function named(piece: Piece, { frame, subject }: Shown): Html {
  if (piece.entity === undefined || piece.entity === subject) return html`${piece.text}`;
  return html`<a href="${path(entityTrail(piece.entity), momentOf(frame))}">${piece.text}</a>`;
}

function* facts(event: ToldEvent, given: Shown): Generator<Html> {
  const { words } = given.frame;
  const fact = (label: string, value: Html): Html =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  const { who, policy, ground, changes, cause, effects, basedOn } = event;
  if (policy !== undefined) {
    yield fact(words.say('authority'), html`${words.say('by-policy', { policy: words.policy(policy) })}`);
  } else if (who !== undefined) yield fact(words.say('who'), actor(who, given));
  if (ground !== undefined) yield fact(words.say('why'), html`${words.codeOf('ground', ground)}`);
  if (changes.length > 0) yield fact(words.say('before-after'), changesOf(event, given.frame));
  if (cause !== undefined) yield fact(words.say('caused-by'), chained(cause, given.frame));
  if (basedOn !== undefined)
    yield fact(words.say('relied-on'), html`${words.say('event-number', { sequence: words.number(basedOn) })}`);
  if (effects.length > 0) {
    yield fact(
      words.say('effects'),
      html`<ul>
        ${effects.map((effect) => html`<li>${chained(effect, given.frame)}</li>`)}
      </ul>`,
    );
  }
}

/** Roles, and the person by name where it may be known; else by the beginning of their random id. */
function actor(who: NonNullable<ToldEvent['who']>, { frame, subject }: Shown): Html {
  const { words } = frame;
  const roles = who.roles.map((role) => words.codeOf('role', role)).join(', ');
  const { audience: _, ...moment } = momentOf(frame);
  const person = (id: string, name: string | undefined): Html => {
    const begin = html`<code>${id.slice(0, 8)}</code>`;
    const shown = id === subject ? begin : html`<a href="${path(personTrail(id), moment)}">${begin}</a>`;
    return name === undefined ? shown : html`${name} ${shown}`;
  };
  const acting =
    who.organisation !== undefined &&
    html`, ${words.say('acting-for', { organisation: who.organisation.name ?? who.organisation.id.slice(0, 8) })}`;
  const behalf =
    who.onBehalfOf !== undefined &&
    html`, ${words.say('on-behalf')} ${person(who.onBehalfOf.person, who.onBehalfOf.name)}`;
  return html`${roles}${roles !== '' && ' · '}${person(who.person, who.name)}${acting}${behalf}`;
}

/** What became another: what is new stands in a run, what was another before stands with it. */
function changesOf({ changes, names }: ToldEvent, frame: Frame): Html {
  const isAllNew = changes.every(({ before }) => isNothing(before));
  return html`<ul class="${isAllNew ? 'run' : 'list'}">
    ${changes.map((change) => changed(change, frame, names))}
  </ul>`;
}

function changed({ field, kind, before, after }: FieldChange, frame: Frame, names: Names): Html {
  const show = (value: ColumnValue): Html =>
    shownValue({ name: field, kind }, value, frame, (id) => names.entity(id), 'text');
  const label = frame.words.field(field);
  if (isNothing(before)) return html`<li>${label}: <ins>${show(after)}</ins></li>`;
  if (Array.isArray(before) && Array.isArray(after)) {
    const gone = before.filter((item: string) => !after.includes(item));
    const come = after.filter((item: string) => !before.includes(item));
    const removed = gone.length > 0 && html` <del>${show(gone)}</del>`;
    const added = come.length > 0 && html` <ins>+ ${show(come)}</ins>`;
    return html`<li>${label}:${removed}${added}</li>`;
  }
  return html`<li>${label}: <del>${show(before)}</del> → <ins>${isNothing(after) ? '—' : show(after)}</ins></li>`;
}

function isNothing(value: ColumnValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Another event of a chain, in its own words: it leads to where it stands. */
export function chained(event: LinkedEvent, frame: Frame): Html {
  const to = `${path(entityTrail(event.entity), momentOf(frame))}#event-${event.sequence}`;
  return html`<a href="${to}">${event.sentence}</a>`;
}
