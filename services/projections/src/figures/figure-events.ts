import { Type } from 'typebox';
import { scrolling } from '../pages/scrolling.ts';
import { type Html, html, path } from '../pages/html.ts';
import { entityTrail } from '../pages/links.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { textOf } from '../words/sentence.pure.ts';
import type { FigureEvent } from './told-facts.ts';

/** The entries that a figure is the sum of, as JSON and as a table: the same for figures of members and of money. */

export const FigureEventSchema = Type.Object({
  amount: Type.Integer(),
  effectiveOn: Type.String({ format: 'date' }),
  sequence: Type.Integer({ minimum: 1 }),
  eventId: Type.String({ format: 'uuid' }),
  type: Type.String(),
  sentence: Type.String(),
  entity: Type.String(),
  trail: Type.String(),
});

export const presentFigureEvent = ({ pieces, ...event }: FigureEvent) => ({
  ...event,
  sentence: textOf(pieces),
  trail: entityTrail(event.entity),
});

/** `inWords` is given amounts without their sign. */
export function figureEventsTable(
  frame: Frame,
  events: readonly FigureEvent[],
  inWords: (amount: number) => string,
): Html {
  const { words } = frame;
  if (events.length === 0) return html`<p>${words.say('no-rows')}</p>`;
  const rows = events.map(({ amount, effectiveOn, sequence, pieces, entity }) => {
    const to = `${path(entityTrail(entity), momentOf(frame))}#event-${sequence}`;
    return html`<tr>
      <td class="n">${amount > 0 ? '+' : '−'}${inWords(Math.abs(amount))}</td>
      <td><time datetime="${effectiveOn}">${words.date(effectiveOn, 'short')}</time></td>
      <td><a href="${to}">${pieces.map((piece) => piece.text).join('')}</a></td>
      <td class="n">${words.number(sequence)}</td>
    </tr>`;
  });
  return scrolling(
    words.say('events-of-figure'),
    html`<table>
      <thead>
        <tr>
          <th scope="col" class="n">${words.say('amount')}</th>
          <th scope="col">${words.say('holds-from')}</th>
          <th scope="col">${words.say('event')}</th>
          <th scope="col" class="n">${words.say('at')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}
