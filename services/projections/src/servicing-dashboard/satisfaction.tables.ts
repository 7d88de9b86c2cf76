import { type Html, html, path } from '../pages/html.ts';
import { lineChart } from '../pages/chart.ts';
import type { Frame } from '../viewing/frame.ts';
import type { QuestionLine, SatisfactionFigures } from './satisfaction.pure.ts';
import type { Satisfaction, SurveyTold } from './said-and-done.service.ts';
import { inLanguage } from './servicing-dashboard.present.ts';
import { tableOf } from '../figures/figure-table.ts';

/** What members said in surveys: the latest by unit and constituency, and how it changed from one to the next. */
export function satisfactionSection(frame: Frame, { latest, trend }: Satisfaction): Html {
  const { words, asked, path: at } = frame;
  if (latest === undefined) {
    return html`<section>
      <h2>${words.say('satisfaction')}</h2>
      <p>${words.say('no-survey-yet')}</p>
    </section>`;
  }
  const { survey, figures, byUnit, byConstituency, byQuestion, events } = latest;
  const units = byUnit.map(({ cell, figures: of }) => ({
    head: html`<a href="${path(at, { ...asked, unit: cell })}">${frame.forum.tree.nameOf(cell)}</a>`,
    figures: of,
  }));
  const constituencies = byConstituency.map(({ cell, figures: of }) => ({
    head: html`${words.codeOf('constituency', cell)}`,
    figures: of,
  }));
  return html`<section>
    <h2>${words.say('satisfaction')}</h2>
    <p class="lead"><a href="${events}">${survey.results.title}</a>, ${words.date(survey.results.until, 'short')}</p>
    <dl class="tiles">
      <div>
        <dt>${words.say('satisfaction-of-5')}</dt>
        <dd>${linkedTo(events, shownMean(frame, figures.satisfaction))}</dd>
      </div>
      <div>
        <dt>${words.say('response-rate')}</dt>
        <dd>${linkedTo(events, percent(frame, figures.responseRate))}</dd>
      </div>
      ${
        figures.recommendation !== undefined &&
        html`<div>
          <dt>${words.say('would-recommend')}</dt>
          <dd>${linkedTo(events, words.number(figures.recommendation))}</dd>
        </div>`
      }
    </dl>
    <p>${words.say('in-fives')}</p>
    ${byCell(frame, 'satisfaction-by-unit', words.field('unit'), units)}
    ${byCell(frame, 'satisfaction-by-constituency', words.say('constituency'), constituencies)}
    ${questions(frame, byQuestion)} ${overTime(frame, trend)}
  </section>`;
}

const linkedTo = (events: string, text: string): Html => html`<a href="${events}">${text}</a>`;

function shownMean({ words }: Frame, mean: number | undefined): string {
  return mean === undefined ? words.say('too-few') : words.number(mean);
}
function percent({ words }: Frame, share: number | undefined): string {
  return share === undefined ? words.say('too-few') : `${words.number(share)} %`;
}

function byCell(
  frame: Frame,
  title: 'satisfaction-by-unit' | 'satisfaction-by-constituency',
  head: string,
  lines: readonly { readonly head: Html; readonly figures: SatisfactionFigures }[],
): Html | false {
  const { words } = frame;
  const heads = [head, words.say('satisfaction-of-5'), words.say('took-part'), words.say('response-rate')];
  const rows = lines.map(({ head: name, figures }) => [
    name,
    html`${shownMean(frame, figures.satisfaction)}`,
    html`${words.say('of-so-many', { part: words.number(figures.taken), whole: words.number(figures.entitled) })}`,
    html`${percent(frame, figures.responseRate)}`,
  ]);
  return tableOf(words.say(title), heads, rows);
}

/** Each question that is answered by a number; a choice is told by its options. */
function questions(frame: Frame, lines: readonly QuestionLine[]): Html | false {
  const { words } = frame;
  const rows = lines.map(({ question, mean, recommendation, counts }) => {
    const options = question.options?.map(
      ({ words: texts }, at) => `${inLanguage(frame, texts)}: ${words.number(counts[at] ?? 0)}`,
    );
    const told =
      options?.join('; ') ??
      (question.kind === 'rating'
        ? shownMean(frame, mean)
        : recommendation === undefined
          ? words.say('too-few')
          : words.number(recommendation));
    return [html`${inLanguage(frame, question.words)}`, html`${told}`];
  });
  return tableOf(words.say('satisfaction-by-question'), [words.say('question'), words.say('answer-in-fives')], rows, 1);
}

/** Survey by survey, as a line where there are two and more, and as a table. */
function overTime(frame: Frame, trend: readonly SurveyTold[]): Html | false {
  const { words } = frame;
  const told = trend.filter(({ figures }) => figures.satisfaction !== undefined);
  const title = words.say('satisfaction-over-time');
  const chart =
    told.length > 1 &&
    lineChart(
      { label: words.say('satisfaction-of-5'), values: told.map(({ figures }) => figures.satisfaction!) },
      {
        labels: told.map(({ survey }) => survey.results.until.slice(0, 7)),
        title,
        description: words.say('satisfaction-of-5'),
      },
    );
  const heads = [
    words.say('survey'),
    words.say('until-day'),
    words.say('satisfaction-of-5'),
    words.say('took-part'),
    words.say('response-rate'),
  ];
  const rows = trend
    .toReversed()
    .map(({ survey, figures, events }) => [
      linkedTo(events, survey.results.title),
      html`<time datetime="${survey.results.until}">${words.date(survey.results.until, 'short')}</time>`,
      html`${shownMean(frame, figures.satisfaction)}`,
      html`${words.say('of-so-many', { part: words.number(figures.taken), whole: words.number(figures.entitled) })}`,
      html`${percent(frame, figures.responseRate)}`,
    ]);
  return html`${tableOf(title, heads, rows, 2)} ${chart}`;
}
