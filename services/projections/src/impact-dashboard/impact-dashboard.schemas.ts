import { Type } from 'typebox';
import { DateText, Events, orNull, TallyFields } from '../figures/tally.schemas.ts';
import { FrameFields } from '../viewing/frame.ts';
import { CHAIN_KINDS } from './chain.read-model.ts';

const Node = Type.Object({
  kind: Type.Enum(CHAIN_KINDS),
  id: Type.String(),
  name: Type.String({ description: 'What it is called; what it is, where it has no name that is told' }),
  status: Type.String(),
  unit: Type.String(),
  themes: Type.Array(Type.String()),
  since: DateText,
  chain: Type.String({ description: 'Where what led to it and what came of it is told' }),
  trail: Type.String({ description: 'Where its events are told' }),
});

export const ImpactDashboardSchema = Type.Object(
  {
    ...TallyFields,
    goal: orNull(Node),
    programme: orNull(Node),
    stages: Type.Array(
      Type.Object({
        name: Type.String(),
        figures: Type.Array(
          Type.Object({ measure: Type.String(), stage: orNull(Type.String()), value: Type.Integer(), events: Events }),
        ),
      }),
      { description: 'Capacity, struggles, coalitions, campaigns, demands, answers, outcomes' },
    ),
    links: Type.Array(Type.Object({ kind: Type.Enum(CHAIN_KINDS), nodes: Type.Array(Node) })),
  },
  { description: 'What all of it together has changed' },
);

const Linked = Type.Intersect([
  Node,
  Type.Object({ from: Type.Array(Type.String(), { description: 'Ids of what led straight to it' }) }),
]);
export const ImpactChainSchema = Type.Object(
  { ...FrameFields, of: Node, ledTo: Type.Array(Linked), cameOf: Type.Array(Linked) },
  { description: 'What led to an entity, and what came of it' },
);
