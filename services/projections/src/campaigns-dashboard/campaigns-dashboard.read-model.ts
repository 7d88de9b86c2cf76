import { tallyModel } from '../figures/tally.ts';

/** What happened in a period, of everything that a campaign is made of. */
export const CAMPAIGNS_FLOWS = [
  ...(['struggle-reported', 'struggle-verified', 'struggle-not-verified', 'struggle-joined'] as const),
  ...(['struggle-taken-up', 'struggle-resolved', 'struggle-closed', 'struggle-silent'] as const),
  ...(['campaign-drafted', 'campaign-launched', 'campaign-concluded', 'campaign-abandoned'] as const),
  ...(['demand-worded', 'demand-dropped', 'demand-delivered', 'demand-reminded', 'demand-silent'] as const),
  ...(['demand-answered', 'answer-days', 'demand-renegotiated', 'demand-implemented'] as const),
  ...(['demand-reneged', 'demand-excused', 'demand-withdrawn'] as const),
  ...(['action-held', 'action-in-spite-of-ban', 'action-banned', 'action-cancelled', 'ban-ended'] as const),
  ...(['card-round', 'round-communities'] as const),
  ...(['outcome-formulated', 'outcome-judged', 'outcome-corrected', 'outcome-withdrawn'] as const),
  ...(['outcome-published', 'outcome-interpreted'] as const),
] as const;
/** What stands on a date, in which state. */
export const CAMPAIGNS_STOCKS = ['struggle', 'campaign', 'demand', 'ban', 'outcome'] as const;
export const CAMPAIGNS_MEASURES = [...CAMPAIGNS_FLOWS, ...CAMPAIGNS_STOCKS] as const;
export type CampaignsMeasure = (typeof CAMPAIGNS_MEASURES)[number];

/** What is not out yet is known to staff alone: a measure, or one of its stages. */
export const CAMPAIGNS_OF_STAFF: readonly string[] = [
  ...['struggle-reported', 'struggle/reported'],
  ...['campaign-drafted', 'campaign-abandoned', 'campaign/draft'],
  ...['demand-worded', 'demand-dropped', 'demand/worded'],
  ...['action-cancelled', 'outcome/draft'],
];

/** How many people took part, and of whom: told of closed quarters alone, and never as it is counted. */
export const PEOPLE = 'people';
/** Where people are counted: at actions, and where communities score a public service. */
export const PEOPLE_AT = ['action', 'card-round'] as const;

/** Reports by somebody protected: counted by district, told of closed quarters in fives, and led nowhere. */
export const PROTECTED = 'struggle-protected';

export const campaignsModel = tallyModel('campaigns-dashboard');
