import type { DecidedAs, powerMapDrawn, Stance } from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { campaignRules } from '../campaign/campaign.rules.ts';
import { at, inOrderOfDates, open } from '../campaign/campaign.standing.pure.ts';
import type { CampaignState } from '../campaign/campaign.state.ts';
import { mapsOf, type PowerMapState } from './power-map.state.ts';

export interface RecordPowerMap {
  readonly positions: readonly { readonly dutyBearer: string; readonly influence: number; readonly stance: Stance }[];
  /** What it rests on, in words: a document of the vault. */
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

export interface PowerMapFacts {
  /** The campaign it is of, under its id. */
  readonly id: string;
  readonly campaign: CampaignState;
  /** Of the duty-bearers mapped: those that are named and not retired. */
  readonly named: readonly string[];
}

/**
 * Where duty-bearers stand on a day. The maps of earlier days stay: what changed between them shows what moved.
 * @throws Rejection `unknown`, `over`, `mapped-twice`, `duty-bearer-unnamed`, `before-last-step`, `before-last-map`
 */
export function recordPowerMap(
  state: PowerMapState,
  { positions, note, about }: RecordPowerMap,
  { id, campaign, named }: PowerMapFacts,
  given: Deciding,
): readonly DecidedAs<typeof powerMapDrawn>[] {
  const now = open(campaign);
  const bearers = positions.map(({ dutyBearer }) => dutyBearer);
  const twice = bearers.findIndex((bearer, index) => bearers.indexOf(bearer) !== index);
  if (twice >= 0) throw campaignRules.broken('mapped-twice', { pointer: `/positions/${twice}/dutyBearer` });
  const stranger = bearers.findIndex((bearer) => !named.includes(bearer));
  if (stranger >= 0) {
    throw campaignRules.broken('duty-bearer-unnamed', { pointer: `/positions/${stranger}/dutyBearer` });
  }
  inOrderOfDates(now, given);
  const last = mapsOf(state, campaign).at(-1);
  if (last !== undefined && given.effectiveOn < last.on) {
    throw campaignRules.broken('before-last-map', { pointer: '/effectiveOn', params: { since: last.on } });
  }
  const words = note === undefined ? {} : { note: freeText(given.id('note'), note, about) };
  const data = { campaign: id, positions: positions.map((position) => ({ ...position })), ...words };
  return [{ type: 'campaigns.PowerMapDrawn', data, ...at(now, given) }];
}
