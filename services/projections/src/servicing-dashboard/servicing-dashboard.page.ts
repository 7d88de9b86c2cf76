import { periodForm, placeOf } from '../pages/forms.ts';
import { html } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import type { Frame } from '../viewing/frame.ts';
import { answersTables, ratingsSection } from './quarters.tables.ts';
import type { SaidAndDone, Satisfaction } from './said-and-done.service.ts';
import { saidAndDoneSection } from './said-and-done.table.ts';
import { satisfactionSection } from './satisfaction.tables.ts';
import { servedSection } from './served.tables.ts';
import type { ServedDocument } from './servicing-dashboard.document.pure.ts';
import type { QuarterTold } from './servicing-dashboard.service.ts';

export interface ServicingPage {
  readonly frame: Frame;
  readonly audience: string;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly period: { readonly from: string; readonly until: string };
  readonly satisfaction: Satisfaction;
  readonly requests: ServedDocument;
  readonly quarters: readonly QuarterTold[];
  readonly saidAndDone: readonly SaidAndDone[];
}

/** What members say stands first; what the forum says of itself after it. */
export function servicingPage(given: ServicingPage): string {
  const { frame, unit, period } = given;
  const { words } = frame;
  const main = html`<h1>${words.say('servicing')}</h1>
    <p class="lead">${placeOf(frame, unit)}, ${momentInWords(frame)}</p>
    ${periodForm(frame, period.from)} ${satisfactionSection(frame, given.satisfaction)}
    ${saidAndDoneSection(frame, given.saidAndDone)} ${servedSection(frame, given.requests, period)}
    ${answersTables(frame, given.quarters)} ${ratingsSection(frame, given.quarters)}`;
  return viewPage(frame, words.say('servicing'), given.audience, main);
}
