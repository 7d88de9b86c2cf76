import { happened, people } from '../testing/record.ts';
import { LEAD, water } from '../campaign/campaign.builders.ts';
import type { ActionFacts, CampaignOfAction, PlanAction } from './action.commands.pure.ts';
import type { ActionEvent } from './action.state.ts';

/** Actions made of events, for specs. */
export const CAMPAIGN = '70000000-0000-4000-8000-000000000001';
export const launched: CampaignOfAction = { status: 'launched', unit: water.unit, lead: LEAD, themes: water.themes };
export const facts: ActionFacts = { campaign: launched, answersForKnown: true };
export const aPlan: PlanAction = { campaign: CAMPAIGN, kind: 'citizens-parliament', on: '2026-05-04' };
export const who = { women: 64, men: 48, youth: 51, personsWithDisabilities: 6, total: 120 };

const of = {
  campaign: CAMPAIGN,
  unit: water.unit,
  lead: LEAD,
  themes: water.themes,
  kind: 'citizens-parliament' as const,
};
export const ofAction = of;

export const aPlannedAction = (): ActionEvent[] => [
  happened('campaigns.ActionPlanned', { ...of, on: '2026-05-04', answersFor: LEAD }, '2026-02-02', people.lead),
];
export const aBannedAction = (): ActionEvent[] => [
  ...aPlannedAction(),
  happened('campaigns.ActionBanned', { ...of, by: 'District Police Commander', ground: 'public-order' }, '2026-02-10'),
];
export const aHeldAction = (): ActionEvent[] => [
  ...aPlannedAction(),
  happened('campaigns.ActionHeld', { ...of, people: who, reach: 3_000, inSpiteOfBan: false }, '2026-02-20'),
];
export const aCancelledAction = (): ActionEvent[] => [
  ...aPlannedAction(),
  happened('campaigns.ActionCancelled', { ...of, ground: 'too-dangerous' }, '2026-02-20'),
];
