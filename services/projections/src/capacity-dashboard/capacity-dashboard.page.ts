import { FIRST_THEMES } from '@baraza/domain';
import { field, form, quickDates, select, unitOptions } from '../pages/forms.ts';
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
  const { words, asked } = frame;
  const place =
    unit === undefined
      ? (frame.forum.founded?.name ?? words.say('whole-forum'))
      : words.say('and-below', { unit: unit.name });
  const themes = FIRST_THEMES.map((value) => ({ value, label: words.codeOf('theme', value) }));
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const fields = [
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
    select('theme', words.field('theme'), asked.theme, words.say('any'), themes),
    field('from', words.say('period-from'), 'date', period.from),
    field('asOf', words.field('asOf'), 'date', frame.asOf),
    field('asKnownAt', words.field('asKnownAt'), 'text', asked.asKnownAt),
  ];
  const main = html`<h1>${words.say('capacity-dashboard')}</h1>
    <p class="lead">${place}, ${momentInWords(frame)}</p>
    ${form(frame, frame.path, fields, [['lang', asked.lang]])}${quickDates(frame)}
    ${funnelSection(frame, document, within)} ${peopleSection(frame, given.people)}
    ${changeSection(frame, given.change)} ${transitionsSection(frame, document, within)}
    ${innovationSection(frame, document, within)} ${followUpsTable(frame, document)} ${byUnitTable(frame, document)}`;
  return viewPage(frame, words.say('capacity-dashboard'), given.audience, main);
}
