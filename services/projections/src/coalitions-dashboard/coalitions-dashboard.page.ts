import { linkedNumber, tableOf } from '../figures/figure-table.ts';
import { byUnitTable, constituencyField, ofConstituency, sectionOf, themeField } from '../figures/tally.page.ts';
import type { AskedTally } from '../figures/tally-view.ts';
import { periodForm, placeOf } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { type Frame, momentOf, widestOf } from '../viewing/frame.ts';
import type { Phrase } from '../words/words.ts';
import { COALITIONS_STOCKS } from './coalitions-dashboard.read-model.ts';
import type { CoalitionsDocument, LinkedPart, Measured, Quality } from './coalitions-dashboard.service.ts';
import { PARTICIPANTS_ACTING } from './qualities.pure.ts';

export function coalitionsPage(asked: AskedTally, document: CoalitionsDocument): string {
  const { frame, unit, period } = asked;
  const { words } = frame;
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const main = html`<h1>${words.say('coalitions-dashboard')}</h1>
    <p class="lead">${placeOf(frame, unit)}, ${momentInWords(frame)}</p>
    ${periodForm(frame, period.from, [themeField(frame), constituencyField(frame)])}
    ${ofConstituency(frame, 'coalitions-of-a-constituency')}
    <section>
      <h2>${words.say('qualities')}, ${within}</h2>
      <p>${words.say('qualities-lead')}</p>
      ${document.qualities.map((quality) => qualitySection(frame, quality, document.participants))}
    </section>
    ${document.sections.map((section) => sectionOf(frame, section, within, COALITIONS_STOCKS))}
    ${byUnitTable(frame, document)}`;
  return viewPage(frame, words.say('coalitions-dashboard'), widestOf(frame.sight.audiences), main);
}

/** As felt beside as measured, with the formula beside the figure. */
function qualitySection(
  frame: Frame,
  { quality, measured, felt }: Quality,
  participants: CoalitionsDocument['participants'],
): Html {
  const { words } = frame;
  const formulas = measured.map((one) => [
    words.say(`measured-${one.formula.name}` as Phrase),
    valueOf(frame, one),
    one.formula.name === PARTICIPANTS_ACTING
      ? html`${words.number(participants.acting)} (${parts(frame, one.sum)}) ÷ ${parts(frame, one.by)}`
      : html`${parts(frame, one.sum)} ÷ ${parts(frame, one.by)}`,
    words.say(`formula-${one.formula.name}` as Phrase),
  ]);
  const rounds = felt.map(({ coalition, rated, ratedBy, asked, answered, median, lower, upper, trail }) => [
    html`<a href="${path(trail, momentOf(frame))}">${coalition.name}</a>`,
    words.say('period', { from: words.date(rated.from, 'short'), until: words.date(rated.until, 'short') }),
    words.date(ratedBy, 'short'),
    words.say('so-many-of', { some: answered, all: asked }),
    words.number(median),
    `${words.number(lower)}–${words.number(upper)}`,
  ]);
  const name = words.codeOf('quality', quality);
  return html`<h3>${name}</h3>
    <p>${words.say(`quality-${quality}` as Phrase)}</p>
    ${tableOf(
      `${name}: ${words.say('as-measured')}`,
      [words.say('measured-by'), words.say('amount'), words.say('filled-in'), words.say('formula')],
      formulas,
    )}
    ${
      tableOf(
        `${name}: ${words.say('as-felt')}`,
        [
          ...[words.entity('coalition'), words.say('period-rated'), words.say('rated-by')],
          ...[words.say('participants-who-rated'), words.say('median-of-4'), words.say('middle-half')],
        ],
        rounds,
        3,
      ) || html`<p>${words.say('not-felt-yet')}</p>`
    }`;
}

function valueOf({ words }: Frame, { value, formula }: Measured): string {
  if (value === null) return words.say('nothing-to-divide');
  return formula.in === 'days' ? words.say('so-many-days', { days: words.number(value) }) : `${words.number(value)} %`;
}

function parts(frame: Frame, some: readonly LinkedPart[]): Html {
  const { words } = frame;
  return html`${some.map(
    (part, at) =>
      html`${at > 0 && ' + '}${linkedNumber(frame, part)}
        <small
          >${[words.codeOf('measure', part.measure), ...(part.stage === null ? [] : [words.codeOf('stage', part.stage)])].join(', ')}</small
        >`,
  )}`;
}
