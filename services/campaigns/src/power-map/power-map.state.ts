import type { HappenedOf, powerMapContracts } from '@baraza/contracts';
import type { Aggregate, Scope } from '@baraza/domain';
import { campaign, type CampaignState, type PowerMap } from '../campaign/campaign.state.ts';

export type PowerMapEvent = HappenedOf<(typeof powerMapContracts)[number]>;

export type PowerMapState =
  | { readonly status: 'none' }
  /** The last twenty-four, the oldest first. */
  | { readonly status: 'kept'; readonly maps: readonly PowerMap[] };

export const POWER_MAPS_REMEMBERED = 24;

function evolve(state: PowerMapState, { effectiveOn, data }: PowerMapEvent): PowerMapState {
  const { campaign: _, ...map } = data;
  const maps = [...(state.status === 'none' ? [] : state.maps), { on: effectiveOn, ...map }];
  return { status: 'kept', maps: maps.slice(-POWER_MAPS_REMEMBERED) };
}

/**
 * Where duty-bearers stand towards one campaign, day by day. Stream `power-map-<uuid>`, under the campaign's id, and apart from
 * it: an auditor sees the campaign's revision, and is not to see by it when its opponents were looked at.
 */
export const powerMap: Aggregate<PowerMapState, PowerMapEvent> = {
  name: 'power-map',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.PowerMapDrawn', 'kept'],
    ['kept', 'campaigns.PowerMapDrawn', 'same'],
  ],
  stateVersion: 1,
  evolve,
  // It is found by way of its campaign alone.
  scope: () => undefined,
};

/** The power map of a campaign, for whoever may see the campaign, and whether there is one yet or not. */
export function powerMapOf(of: CampaignState): typeof powerMap {
  const scope: Scope | undefined = campaign.scope(of);
  return { ...powerMap, scope: () => scope };
}

/** The earliest stand in the campaign's own stream. */
export function mapsOf(state: PowerMapState, of: CampaignState): readonly PowerMap[] {
  const early = of.status === 'none' ? [] : of.powerMaps;
  return [...early, ...(state.status === 'none' ? [] : state.maps)].slice(-POWER_MAPS_REMEMBERED);
}
