import { aDocument, bodies, happened } from '../testing/record.ts';
import type { PlanExchange, PlanFacts } from './learning-exchange.decider.ts';
import type { LearningExchangeEvent } from './learning-exchange.state.ts';

/** Learning exchanges made of events, for specs. */
export const PRODUCT = 'd3e4f506-1728-4394-8a5b-6c7d8e9fa0b1';
export const people = { women: 9, men: 6, youth: 4, personsWithDisabilities: 1, total: 15 };
const identity = {
  title: 'How Kyeizooba reads its budget',
  kind: 'peer-visit' as const,
  unit: 'UG-402',
  themes: ['governance'],
  host: bodies.farmers,
  organisations: [bodies.women],
  from: '2026-02-10',
  until: '2026-02-12',
};
export const toPlan: PlanExchange = identity;
export const known: PlanFacts = {
  unitKnown: true,
  organisations: [bodies.farmers, bodies.women],
  themes: ['governance'],
};

export const anExchange = (): LearningExchangeEvent[] => [happened('capacity.LearningExchangePlanned', identity)];
export const underWay = (): LearningExchangeEvent[] => [
  ...anExchange(),
  happened('capacity.LearningExchangeMet', { organisations: [bodies.farmers, bodies.women], people }, '2026-02-10'),
];
export const aConcludedExchange = (): LearningExchangeEvent[] => [
  ...underWay(),
  happened('capacity.LearningExchangeConcluded', { meetings: 1, lesson: aDocument, products: [] }, '2026-02-20'),
];
