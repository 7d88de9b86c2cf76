import { PANEL_PRINCIPLES } from '@baraza/contracts';
import type { Happened } from '@baraza/domain';
import type { DraftCampaign, LaunchCampaign, PlanCampaign } from './campaign.decider.ts';
import type { CampaignEvent } from './campaign.state.ts';

/** States for specs, made of events. Fixed values. */
export const LEAD = '10000000-0000-4000-8000-000000000001';
export const WATER_OFFICE = '10000000-0000-4000-8000-000000000002';
export const COALITION = '40000000-0000-4000-8000-000000000001';
export const PROGRAMME = '50000000-0000-4000-8000-000000000001';

export const water = {
  title: 'Clean water for Kyamuhunga',
  cause: 'Boreholes promised to the sub-county stand dry',
  unit: 'UG-402',
  lead: LEAD,
  themes: ['social-justice'],
} satisfies DraftCampaign;

export const aPlan = {
  rights: [{ right: 'water', source: 'icescr-art-11' }],
  rightsHolders: ['farmers', 'women'],
  dutyBearers: [
    {
      office: 'District Water Officer, Bushenyi',
      organisation: WATER_OFFICE,
      duties: ['fulfil' as const],
      influence: 4,
      stance: 'undecided' as const,
    },
  ],
  panel: PANEL_PRINCIPLES.map((principle) => ({ principle, met: principle !== 'empowerment' })),
} satisfies PlanCampaign;

/** A PANEL check without a gap, as the decider is asked; over HTTP a finding names its links itself. */
export const aPanel = PANEL_PRINCIPLES.map((principle) => ({
  principle,
  met: true,
  evidence: { files: [] as string[], links: [`https://example.org/water/${principle}`] },
})) satisfies LaunchCampaign['panel'];
export const aLaunch = {
  panel: aPanel.map(({ principle, met, evidence: { links } }) => ({ principle, met, links })),
};

/** The day on which the events of the builders hold, before the day of `aMoment`. */
export const DRAFTED_ON = '2026-02-02';
const past: Omit<Happened, 'type' | 'data'> = {
  effectiveOn: DRAFTED_ON,
  time: '2026-02-02T08:00:00.000Z',
  actor: '00000000-0000-4000-8000-00000000000b',
};

export function aDraft(): CampaignEvent[] {
  return [{ ...past, type: 'campaigns.CampaignDrafted', data: { ...water, grewFrom: [] } }];
}

export function aPlannedCampaign(): CampaignEvent[] {
  return [...aDraft(), { ...past, type: 'campaigns.CampaignPlanned', data: aPlan }];
}

export function aLaunchedCampaign(): CampaignEvent[] {
  const { rights, rightsHolders } = aPlan;
  const dutyBearers = [
    { office: 'District Water Officer, Bushenyi', organisation: WATER_OFFICE, duties: ['fulfil' as const] },
  ];
  const data = { ...water, rights, rightsHolders, dutyBearers };
  return [...aPlannedCampaign(), { ...past, type: 'campaigns.CampaignLaunched', data }];
}

/** As campaigns were launched before a launch asked for the PANEL check: they stay valid. */
export function aCheckedCampaign(): CampaignEvent[] {
  const data = { at: 'launch' as const, findings: aPanel };
  return [...aLaunchedCampaign(), { ...past, type: 'campaigns.PanelChecked', data }];
}

export function aPausedCampaign(): CampaignEvent[] {
  return [...aLaunchedCampaign(), { ...past, type: 'campaigns.CampaignPaused', data: { ground: 'talks-under-way' } }];
}

export function aConcludedCampaign(): CampaignEvent[] {
  return [...aLaunchedCampaign(), { ...past, type: 'campaigns.CampaignConcluded', data: { result: 'won' } }];
}

export function anAbandonedCampaign(): CampaignEvent[] {
  return [...aDraft(), { ...past, type: 'campaigns.CampaignAbandoned', data: { ground: 'no-lead' } }];
}
