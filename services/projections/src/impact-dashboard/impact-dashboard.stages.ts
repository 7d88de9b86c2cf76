import { capacityModel } from '../capacity-dashboard/capacity-dashboard.read-model.ts';
import { campaignsModel } from '../campaigns-dashboard/campaigns-dashboard.read-model.ts';
import { coalitionsModel } from '../coalitions-dashboard/coalitions-dashboard.read-model.ts';
import type { Phrase } from '../words/words.ts';
import type { ChainKind } from './chain.read-model.ts';

/** A link of the chain in figures: of which model, and by which of its dimensions the entities are found. */
export interface ImpactStage {
  readonly name: Phrase;
  readonly model: string;
  readonly dimension: 'programme' | 'itself' | 'coalition' | 'campaign';
  readonly kind: ChainKind;
  /** Measures, or `measure/stage`. */
  readonly figures: readonly string[];
}

const ofCampaigns = { model: campaignsModel.name, dimension: 'campaign', kind: 'campaign' } as const;

/** From what built the capacity to what changed. */
export const IMPACT_STAGES: readonly ImpactStage[] = [
  {
    ...{ name: 'impact-capacity', model: capacityModel.name, dimension: 'programme', kind: 'programme' },
    figures: ['begun', 'completed'],
  },
  {
    ...{ name: 'impact-struggles', model: campaignsModel.name, dimension: 'itself', kind: 'struggle' },
    figures: ['struggle-verified', 'struggle-taken-up', 'struggle-resolved'],
  },
  {
    ...{ name: 'impact-coalitions', model: coalitionsModel.name, dimension: 'coalition', kind: 'coalition' },
    figures: ['coalition', 'alert-raised', 'alert-answered', 'decision-taken'],
  },
  { name: 'impact-campaigns', ...ofCampaigns, figures: ['campaign-launched', 'action-held', 'campaign-concluded'] },
  { name: 'impact-demands', ...ofCampaigns, figures: ['demand-delivered', 'demand-silent'] },
  {
    ...{ name: 'impact-answers', ...ofCampaigns },
    figures: [
      ...['demand-answered/accepted', 'demand-answered/partly', 'demand-answered/refused'],
      ...['demand-implemented', 'demand-reneged'],
    ],
  },
  {
    ...{ name: 'impact-outcomes', model: campaignsModel.name, dimension: 'itself', kind: 'outcome' },
    figures: [
      ...['outcome-formulated', 'outcome-judged/substantiated', 'outcome-judged/partly', 'outcome-judged/contested'],
    ],
  },
];
/** Of the last day of the period, and not of the period. */
export const IMPACT_STOCKS: readonly string[] = ['coalition'];

export const IMPACT_MEASURES = [
  ...new Set(IMPACT_STAGES.flatMap(({ figures }) => figures.map((figure) => figure.split('/')[0]!))),
];
