import { linkedNumber } from '../figures/figure-table.ts';
import { countTables, peopleTables } from '../figures/people.tables.ts';
import { byUnitTable, constituencyField, ofConstituency, sectionOf, themeField } from '../figures/tally.page.ts';
import type { AskedTally } from '../figures/tally-view.ts';
import { periodForm, placeOf } from '../pages/forms.ts';
import { type Html, html } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { widestOf } from '../viewing/frame.ts';
import { CAMPAIGNS_STOCKS } from './campaigns-dashboard.read-model.ts';
import type { CampaignsDocument } from './campaigns-dashboard.service.ts';

export function campaignsPage(asked: AskedTally, document: CampaignsDocument): string {
  const { frame, unit, period } = asked;
  const { words } = frame;
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const { mean, days, answers } = document.timeToAnswer;
  const time =
    mean !== null &&
    html`<p>
      ${words.say('days-to-an-answer', { days: words.number(mean) })} (${linkedNumber(frame, days)} /
      ${linkedNumber(frame, answers)})
    </p>`;
  const people = html`<p>${words.say('people-at-actions')}</p>
    ${peopleTables(frame, document.people)}`;
  const reports = countTables(frame, document.protectedReports);
  const hidden =
    reports.some((table) => table !== false) &&
    html`<p>${words.say('protected-reports')}</p>
      ${reports}`;
  const more: Readonly<Record<string, Html | false>> = {
    'struggles-section': hidden,
    'demands-section': time,
    'actions-section': people,
  };
  const main = html`<h1>${words.say('campaigns-dashboard')}</h1>
    <p class="lead">${placeOf(frame, unit)}, ${momentInWords(frame)}</p>
    ${periodForm(frame, period.from, [themeField(frame), constituencyField(frame)])}
    ${ofConstituency(frame, 'campaigns-of-a-constituency')}
    ${document.sections.map((section) => sectionOf(frame, section, within, CAMPAIGNS_STOCKS, more[section.name]))}
    ${byUnitTable(frame, document)}`;
  return viewPage(frame, words.say('campaigns-dashboard'), widestOf(frame.sight.audiences), main);
}
