import { rowBar } from '../pages/chart.ts';
import { type Html, html, path } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import type { LevelLine, NetworkDocument } from './network-dashboard.document.pure.ts';
import { scrolling } from '../pages/scrolling.ts';
import { linked } from './network-dashboard.tables.ts';

/** At every level of the tree: how many of its units have a member, and which have none. */
export function byLevel(frame: Frame, { byLevel: lines }: NetworkDocument): Html | false {
  if (lines.length === 0) return false;
  const { words } = frame;
  const rows = lines.map(({ level, reached, of }) => {
    const share = Math.round((100 * reached) / of);
    return html`<tr>
      <th scope="row">${words.codeOf('level', level)}</th>
      <td class="bar">${rowBar(share, 100)}</td>
      <td class="n">${words.number(reached)}</td>
      <td class="n">${words.number(of)}</td>
      <td class="n">${share} %</td>
    </tr>`;
  });
  return html`<h2>${words.say('by-level')}</h2>
    ${scrolling(
      words.say('by-level'),
      html`<table>
        <caption>
          ${words.say('by-level-caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.field('level')}</th>
            <td class="bar"></td>
            <th scope="col" class="n">${words.say('with-a-member')}</th>
            <th scope="col" class="n">${words.say('units')}</th>
            <th scope="col" class="n">${words.say('share')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}
    ${lines.map((line) => unitsOfLevel(frame, line))}`;
}

function unitsOfLevel(frame: Frame, { level, units }: LevelLine): Html {
  const { words, path: at, asked } = frame;
  const name = ({ code, name }: LevelLine['units'][number]): Html =>
    html`<a href="${path(at, { ...asked, unit: code })}">${name}</a>`;
  const reached = units.filter(({ members }) => members.value > 0);
  const others = units.filter(({ members }) => members.value === 0);
  return html`<details>
    <summary>${words.say('units-of-level', { level: words.codeOf('level', level) })}</summary>
    ${reached.length > 0 && html`<p>${words.say('with-a-member')}:</p>`}
    ${
      reached.length > 0 &&
      html`<ul class="plain">
        ${reached.map((unit) => html`<li>${name(unit)}: ${linked(frame, unit.members)}</li>`)}
      </ul>`
    }
    ${others.length > 0 && html`<p>${words.say('without-a-member')}:</p>`}
    ${
      others.length > 0 &&
      html`<ul class="plain">
        ${others.map((unit) => html`<li>${name(unit)}</li>`)}
      </ul>`
    }
  </details>`;
}
