import {
  ACTION_KINDS,
  BAN_ENDINGS,
  CAMPAIGN_RESULTS,
  DEMAND_ANSWERS,
  OUTCOME_CHANGES,
  OUTCOME_VERDICTS,
  STRUGGLE_KINDS,
  STRUGGLE_WAITS,
} from '@baraza/contracts';
import type { Section } from '../figures/sections.pure.ts';
import type { TallySpec } from '../figures/tally-view.ts';
import {
  CAMPAIGNS_FLOWS,
  CAMPAIGNS_OF_STAFF,
  CAMPAIGNS_STOCKS,
  campaignsModel,
} from './campaigns-dashboard.read-model.ts';
import { campaignsFor } from './campaigns-for.queries.ts';

const STRUGGLE_STAGES = ['reported', 'verified', 'not-verified', 'joined', 'taken-up'] as const;
const CAMPAIGN_STAGES = ['draft', 'launched', 'paused'] as const;
/** A demand's way: what the duty-bearer answered, and what became of it. */
const DEMAND_STAGES = [
  ...(['worded', 'waiting', 'silent'] as const),
  ...DEMAND_ANSWERS,
  ...(['implemented', 'reneged', 'excused'] as const),
] as const;
const OUTCOME_STAGES = ['draft', 'formulated', 'asked', ...OUTCOME_VERDICTS] as const;

export const CAMPAIGNS_SECTIONS: readonly Section[] = [
  {
    name: 'struggles-section',
    numbers: [
      ...['struggle-reported', 'struggle-verified', 'struggle-not-verified', 'struggle-joined'],
      ...['struggle-taken-up', 'struggle-resolved', 'struggle-closed', 'struggle-silent'],
    ],
    tables: [
      { name: 'struggles-by-stage', by: 'stage', codes: STRUGGLE_STAGES, measures: ['struggle'] },
      {
        ...{ name: 'struggles-by-kind', by: 'kind', codes: STRUGGLE_KINDS },
        measures: ['struggle-reported', 'struggle-verified', 'struggle-taken-up', 'struggle-resolved'],
      },
      { name: 'struggles-in-silence', by: 'stage', codes: STRUGGLE_WAITS, measures: ['struggle-silent'] },
    ],
  },
  {
    name: 'campaigns-section',
    numbers: ['campaign-drafted', 'campaign-launched', 'campaign-concluded', 'campaign-abandoned'],
    tables: [
      { name: 'campaigns-by-stage', by: 'stage', codes: CAMPAIGN_STAGES, measures: ['campaign'] },
      { name: 'campaigns-by-result', by: 'stage', codes: CAMPAIGN_RESULTS, measures: ['campaign-concluded'] },
    ],
  },
  {
    name: 'demands-section',
    numbers: [
      ...['demand-worded', 'demand-delivered', 'demand-answered', 'demand-silent', 'demand-reminded'],
      ...['demand-renegotiated', 'demand-implemented', 'demand-reneged', 'demand-excused', 'demand-withdrawn'],
    ],
    tables: [
      { name: 'demands-by-stage', by: 'stage', codes: DEMAND_STAGES, measures: ['demand'] },
      { name: 'demands-by-answer', by: 'stage', codes: DEMAND_ANSWERS, measures: ['demand-answered'] },
    ],
  },
  {
    name: 'actions-section',
    numbers: ['action-held', 'action-in-spite-of-ban', 'action-banned', 'action-cancelled', 'ban', 'ban-ended'],
    tables: [
      {
        ...{ name: 'actions-by-kind', by: 'kind', codes: ACTION_KINDS },
        measures: ['action-held', 'action-banned', 'action-cancelled'],
      },
      { name: 'bans-by-ending', by: 'stage', codes: BAN_ENDINGS, measures: ['ban-ended'] },
    ],
  },
  { name: 'report-cards-section', numbers: ['card-round', 'round-communities'], tables: [] },
  {
    name: 'outcomes-section',
    numbers: [
      ...['outcome-formulated', 'outcome-judged', 'outcome-interpreted', 'outcome-published'],
      ...['outcome-corrected', 'outcome-withdrawn'],
    ],
    tables: [
      { name: 'outcomes-by-stage', by: 'stage', codes: OUTCOME_STAGES, measures: ['outcome'] },
      { name: 'outcomes-by-verdict', by: 'stage', codes: OUTCOME_VERDICTS, measures: ['outcome-judged'] },
      {
        name: 'outcomes-by-change',
        by: 'kind',
        codes: OUTCOME_CHANGES,
        measures: ['outcome-formulated', 'outcome-judged'],
      },
      { name: 'outcomes-by-sign', by: 'stage', codes: ['positive', 'negative'], measures: ['outcome-formulated'] },
    ],
  },
];

export const CAMPAIGNS_SPEC: TallySpec = {
  model: campaignsModel.name,
  at: '/views/dashboards/campaigns',
  flows: CAMPAIGNS_FLOWS,
  stocks: CAMPAIGNS_STOCKS,
  sections: CAMPAIGNS_SECTIONS,
  unitMeasures: [
    ...['struggle-verified', 'struggle-resolved'],
    ...['campaign-launched', 'demand-delivered', 'demand-answered', 'demand-implemented', 'demand-reneged'],
    ...['action-held', 'outcome-judged'],
  ],
  stagesOf: { struggle: STRUGGLE_STAGES, campaign: CAMPAIGN_STAGES, demand: DEMAND_STAGES, outcome: OUTCOME_STAGES },
  ofStaff: CAMPAIGNS_OF_STAFF,
  of: 'campaign',
  ofConstituency: campaignsFor,
};
