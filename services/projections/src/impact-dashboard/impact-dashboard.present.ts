import { entityTrail } from '../pages/links.ts';
import { type Frame, frameFields } from '../viewing/frame.ts';
import { presentTally } from '../figures/tally-view.ts';
import type { ChainNode } from './chain.pure.ts';
import { nameOf } from './impact-dashboard.page.ts';
import { type AskedImpact, chainAt, type ChainOf, type ImpactDocument } from './impact-dashboard.service.ts';

const presentNode = (frame: Frame, node: ChainNode) => ({
  ...{ kind: node.kind, id: node.id, name: nameOf(frame, node), status: node.status },
  ...{ unit: node.unit, themes: node.themes, since: node.since },
  ...{ chain: chainAt(frame, node.id), trail: entityTrail(node.id) },
});

export const presentImpact = (asked: AskedImpact, { stages, links }: ImpactDocument) => ({
  ...presentTally(asked),
  goal: asked.goal === undefined ? null : presentNode(asked.frame, asked.goal),
  programme: asked.programme === undefined ? null : presentNode(asked.frame, asked.programme),
  stages,
  links: links.map(({ kind, nodes }) => ({ kind, nodes: nodes.map((node) => presentNode(asked.frame, node)) })),
});

export function presentChain({ frame, node, ledTo, cameOf, chain }: ChainOf) {
  const linked = (nodes: readonly ChainNode[]) =>
    nodes.map((one) => ({ ...presentNode(frame, one), from: chain.causesOf(one.id) }));
  return { ...frameFields(frame), of: presentNode(frame, node), ledTo: linked(ledTo), cameOf: linked(cameOf) };
}
