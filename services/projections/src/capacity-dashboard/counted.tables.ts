import { linkedNumber, tableOf } from '../figures/figure-table.ts';
import type { LinkedFigure } from '../figures/linked-figure.ts';
import { type Html, html, path } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import { type CapacityDocument, UNIT_MEASURES } from './capacity-dashboard.document.pure.ts';
import { FUNNEL } from './capacity-dashboard.read-model.ts';

type Counted = readonly (readonly [name: string, figure: LinkedFigure])[];

/** What was applied for, and what became of it, track by track. */
export function funnelSection(frame: Frame, { funnel }: CapacityDocument, within: string): Html {
  const { words } = frame;
  const rows = [
    ...funnel.byTrack.map(({ track, figures }) => [words.codeOf('track', track), figures] as const),
    [words.say('all'), funnel.all] as const,
  ].map(([name, figures]) => [name, ...FUNNEL.map((stage) => linkedNumber(frame, figures[stage]))]);
  const heads = [words.field('track'), ...FUNNEL.map((stage) => words.codeOf('measure', stage))];
  return html`<section>
    <h2>${words.say('enrolment-funnel')}</h2>
    ${tableOf(`${words.say('enrolment-funnel')}, ${within}`, heads, rows)}
  </section>`;
}

export function transitionsSection(frame: Frame, { transitions }: CapacityDocument, within: string): Html {
  const { words } = frame;
  const rows = transitions.stages.map(({ stage, now, stalled }) => [
    words.codeOf('stage', stage),
    linkedNumber(frame, now),
    linkedNumber(frame, stalled),
  ]);
  const heads = [words.field('stage'), words.codeOf('measure', 'transition'), words.codeOf('measure', 'stalled')];
  return html`<section>
    <h2>${words.say('leadership-transitions')}</h2>
    ${tiles(frame, Object.entries(transitions.inPeriod), within)}
    ${tableOf(words.say('transitions-by-stage'), heads, rows)}
  </section>`;
}

export function innovationSection(frame: Frame, { innovation }: CapacityDocument, within: string): Html {
  const { words } = frame;
  const stages = innovation.stages.map(({ stage, now }) => [words.codeOf('stage', stage), linkedNumber(frame, now)]);
  const results = [
    ...innovation.experiments.map(({ result, figure }) => ['experiment', result, figure] as const),
    ...innovation.findings.map(({ finding, figure }) => ['adoption-reported', finding, figure] as const),
  ].map(([measure, stage, figure]) => [
    words.codeOf('measure', measure),
    words.codeOf('stage', stage),
    linkedNumber(frame, figure),
  ]);
  const number = words.say('amount');
  return html`<section>
    <h2>${words.say('innovation-and-adoption')}</h2>
    ${tiles(frame, [...Object.entries(innovation.inPeriod), ['adoption', innovation.adoptions]], within)}
    ${tableOf(words.say('innovation-pipeline'), [words.field('stage'), number], stages)}
    ${tableOf(`${words.say('tried-and-adopted')}, ${within}`, [words.field('kind'), words.field('stage'), number], results, 2)}
  </section>`;
}

export function followUpsTable(frame: Frame, { followUps }: CapacityDocument): Html | false {
  const { words } = frame;
  const rows = followUps.map(({ of, due }) => [words.codeOf('stage', of), linkedNumber(frame, due)]);
  return tableOf(words.say('follow-ups-due'), [words.field('kind'), words.codeOf('measure', 'follow-up-due')], rows);
}

export function byUnitTable(frame: Frame, { byUnit }: CapacityDocument): Html | false {
  const { words, asked, path: at } = frame;
  const rows = byUnit.map(({ code, name, itself, figures }) => [
    itself
      ? html`<span class="none">${words.say('unit-itself', { unit: name })}</span>`
      : html`<a href="${path(at, { ...asked, unit: code })}">${name}</a>`,
    ...UNIT_MEASURES.map((measure) => linkedNumber(frame, figures[measure])),
  ]);
  const heads = [words.field('unit'), ...UNIT_MEASURES.map((measure) => words.codeOf('measure', measure))];
  return tableOf(words.say('by-unit'), heads, rows);
}

/** What happened in the period, and what lasts on its last day. Nothing is not shown. */
function tiles(frame: Frame, counted: Counted, within: string): Html {
  const { words } = frame;
  return html`<dl class="tiles">
    ${counted
      .filter(([, { value }]) => value !== 0)
      .map(
        ([name, figure]) =>
          html`<div>
            <dt>${words.codeOf('measure', name)}${name !== 'adoption' && html`<br />${within}`}</dt>
            <dd>${linkedNumber(frame, figure)}</dd>
          </div>`,
      )}
  </dl>`;
}
