import { tableOf } from '../figures/figure-table.ts';
import { type Html, html, path } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import type { NetworkDocument } from './network-dashboard.document.pure.ts';
import { linked } from './network-dashboard.tables.ts';

/** Which kinds of linkages are in force, where. */
export function linkagesTable(frame: Frame, { linkages }: NetworkDocument): Html | false {
  const { words, asked, path: at } = frame;
  const { inForce, byKind, byUnit } = linkages;
  if (inForce.value === 0) return false;
  const heads = [words.field('unit'), ...byKind.map(({ kind }) => words.codeOf('kind', kind)), words.say('total')];
  const nameOf = ({ code, name, itself }: (typeof byUnit)[number]): Html =>
    itself
      ? html`<span class="none">${words.say('unit-itself', { unit: name })}</span>`
      : html`<a href="${path(at, { ...asked, unit: code })}">${name}</a>`;
  const lines = byUnit.map((line) => [
    nameOf(line),
    ...line.byKind.map(({ figure }) => linked(frame, figure)),
    linked(frame, line.inForce),
  ]);
  const total = [words.say('total'), ...byKind.map(({ figure }) => linked(frame, figure)), linked(frame, inForce)];
  return tableOf(words.say('linkages-in-force'), heads, [...lines, total]);
}
