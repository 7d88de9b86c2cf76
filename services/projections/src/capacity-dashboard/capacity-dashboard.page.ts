import { constituencyField, themeField } from '../figures/tally.page.ts';
import { periodForm, placeOf } from '../pages/forms.ts';
import { html } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import type { Frame } from '../viewing/frame.ts';
import type { CapacityDocument } from './capacity-dashboard.document.pure.ts';
import type { QuarterOfPeople, YearOfChange } from './capacity-dashboard.service.ts';
import { byUnitTable, followUpsTable, funnelSection, innovationSection, transitionsSection } from './counted.tables.ts';
import { changeSection, peopleSection } from './guarded.tables.ts';

export interface CapacityPage {
  readonly frame: Frame;
  readonly audience: string;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly period: { readonly from: string; readonly until: string };
  readonly document: CapacityDocument;
  readonly people: readonly QuarterOfPeople[];
  readonly change: readonly YearOfChange[];
}

export function capacityPage(given: CapacityPage): string {
  const { frame, unit, period, document } = given;
  const { words } = frame;
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const main = html`<h1>${words.say('capacity-dashboard')}</h1>
    <p class="lead">${placeOf(frame, unit)}, ${momentInWords(frame)}</p>
    ${periodForm(frame, period.from, [themeField(frame), constituencyField(frame)])}
    <p>${words.say('capacity-without-protected')}</p>
    ${funnelSection(frame, document, within)} ${peopleSection(frame, given.people)}
    ${changeSection(frame, given.change)} ${transitionsSection(frame, document, within)}
    ${innovationSection(frame, document, within)} ${followUpsTable(frame, document)} ${byUnitTable(frame, document)}`;
  return viewPage(frame, words.say('capacity-dashboard'), given.audience, main);
}
