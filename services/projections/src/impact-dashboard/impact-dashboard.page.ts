import { linkedNumber, tableOf } from '../figures/figure-table.ts';
import { constituencyField, ofConstituency, themeField } from '../figures/tally.page.ts';
import { periodForm, placeOf, select } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { entityTrail } from '../pages/links.ts';
import { type Frame, momentOf, widestOf } from '../viewing/frame.ts';
import type { ChainNode } from './chain.pure.ts';
import { CHAIN_KINDS } from './chain.read-model.ts';
import { type AskedImpact, chainAt, type ChainOf, IMPACT, type ImpactDocument } from './impact-dashboard.service.ts';

/** The chain in figures, one link after the other; then the entities that it is made of. */
export function impactPage(asked: AskedImpact, { stages, links }: ImpactDocument): string {
  const { frame, unit, period, chain, goal, programme } = asked;
  const { words } = frame;
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const about = [goal, programme].filter((node) => node !== undefined).map((node) => nameOf(frame, node));
  const chosen = (name: 'goal' | 'programme', kind: string): Html => {
    const options = chain.nodes
      .filter((node) => node.kind === kind)
      .map((node) => ({ value: node.id, label: nameOf(frame, node) }));
    return select(name, words.say(`impact-${name}`), frame.asked[name], words.say('any'), options);
  };
  const rows = stages.flatMap(({ name, figures }) =>
    figures.map((figure, at) => [
      at === 0 ? words.say(name) : '',
      [
        words.codeOf('measure', figure.measure),
        ...(figure.stage === null ? [] : [words.codeOf('stage', figure.stage)]),
      ].join(', '),
      linkedNumber(frame, figure),
    ]),
  );
  const main = html`<h1>${words.say('impact-dashboard')}</h1>
    <p class="lead">${about.length > 0 && `${about.join(', ')}; `}${placeOf(frame, unit)}, ${momentInWords(frame)}</p>
    ${periodForm(frame, period.from, [themeField(frame), constituencyField(frame), chosen('goal', 'agenda-goal'), chosen('programme', 'programme')])}
    ${ofConstituency(frame, 'impact-of-a-constituency')}
    <p>${words.say('impact-lead')}</p>
    ${tableOf(`${words.say('impact-chain')}, ${within}`, [words.say('impact-link'), words.say('what-is-counted'), words.say('amount')], rows, 2)}
    ${links.map(({ kind, nodes }) => nodesTable(frame, words.entity(kind), nodes))}`;
  return viewPage(frame, words.say('impact-dashboard'), widestOf(frame.sight.audiences), main);
}

/** What led to one entity, what it is, and what came of it. */
export function chainPage({ frame, node, ledTo, cameOf }: ChainOf): string {
  const { words, forum } = frame;
  const list = (title: string, nodes: readonly ChainNode[]): Html =>
    html`<section>
      <h2>${title}</h2>
      ${nodes.length === 0 && html`<p>${words.say('nothing-counted')}</p>`}
      ${CHAIN_KINDS.map((kind) =>
        nodesTable(
          frame,
          words.entity(kind),
          nodes.filter((one) => one.kind === kind),
        ),
      )}
    </section>`;
  const main = html`<p class="crumbs">
      <a href="${path(IMPACT, momentOf(frame))}">${words.say('impact-dashboard')}</a> ›
    </p>
    <h1>${nameOf(frame, node)}</h1>
    <p class="lead">
      ${words.entity(node.kind)}, ${forum.tree.nameOf(node.unit)}, ${words.codeOf('stage', node.status)};
      ${momentInWords(frame)}
    </p>
    <p class="more"><a href="${path(entityTrail(node.id), momentOf(frame))}">${words.say('trail-of-it')}</a></p>
    ${list(words.say('what-led-to-it'), ledTo)} ${list(words.say('what-came-of-it'), cameOf)}`;
  return viewPage(frame, nameOf(frame, node), widestOf(frame.sight.audiences), main);
}

function nodesTable(frame: Frame, title: string, nodes: readonly ChainNode[]): Html | false {
  const { words, forum } = frame;
  const rows = nodes.map((node) => [
    html`<a href="${chainAt(frame, node.id)}">${nameOf(frame, node)}</a>`,
    forum.tree.nameOf(node.unit),
    words.codeOf('stage', node.status),
    words.date(node.since, 'short'),
  ]);
  const heads = [words.field('name'), words.field('unit'), words.field('status'), words.say('since')];
  return tableOf(title, heads, rows, 4);
}

export const nameOf = ({ words }: Frame, { name, kind }: ChainNode): string =>
  name === '' ? words.entity(kind) : name;
