import type {
  campaignGoalsNamed,
  campaignGoalsReleased,
  campaignStrugglesNamed,
  campaignStrugglesReleased,
  DecidedAs,
  powerMapRecorded,
  Stance,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { campaignRules } from './campaign.rules.ts';
import { at, inOrderOfDates, open } from './campaign.standing.pure.ts';
import type { CampaignState, KnownCampaign } from './campaign.state.ts';

/** What a campaign serves, what it grew from, and what stands in its way. */

export interface NameGoals {
  readonly goals: readonly string[];
}
export interface NameStruggles {
  readonly struggles: readonly string[];
}
export interface RecordPowerMap {
  readonly positions: readonly { readonly dutyBearer: string; readonly influence: number; readonly stance: Stance }[];
  /** What it rests on, in words: a document of the vault. */
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

type GoalsDecided = DecidedAs<typeof campaignGoalsNamed> | DecidedAs<typeof campaignGoalsReleased>;
type StrugglesDecided = DecidedAs<typeof campaignStrugglesNamed> | DecidedAs<typeof campaignStrugglesReleased>;

/**
 * All of them; those named before give way. Public at once where the campaign is.
 * @param known of the goals named: those of the change agenda that are open
 * @returns nothing where they are those it serves
 * @throws Rejection `unknown`, `over`, `goal-unknown`, `before-last-step`
 */
export function nameGoals(
  state: CampaignState,
  { goals: named }: NameGoals,
  known: readonly string[],
  given: Deciding,
): readonly GoalsDecided[] {
  const now = open(state);
  const goals = distinct(named);
  const stranger = goals.find((goal) => !known.includes(goal) && !now.goals.includes(goal));
  if (stranger !== undefined) {
    throw campaignRules.broken('goal-unknown', { pointer: `/goals/${named.indexOf(stranger)}` });
  }
  if (sameSet(goals, now.goals)) return [];
  inOrderOfDates(now, given);
  const said = { type: 'campaigns.CampaignGoalsNamed' as const, data: { goals }, ...onGoals(now, goals, given) };
  return 'launchedOn' in now ? [said, ...goalsReleased(now, goals, given)] : [said];
}

/**
 * @param known of the struggles named: those that were verified
 * @returns nothing where they are those it grew from
 * @throws Rejection `unknown`, `over`, `struggle-unknown`, `before-last-step`
 */
export function nameStruggles(
  state: CampaignState,
  { struggles: named }: NameStruggles,
  known: readonly string[],
  given: Deciding,
): readonly StrugglesDecided[] {
  const now = open(state);
  const struggles = distinct(named);
  const stranger = struggles.find((struggle) => !known.includes(struggle) && !now.struggles.includes(struggle));
  if (stranger !== undefined) {
    throw campaignRules.broken('struggle-unknown', { pointer: `/struggles/${named.indexOf(stranger)}` });
  }
  if (sameSet(struggles, now.struggles)) return [];
  inOrderOfDates(now, given);
  const said = {
    type: 'campaigns.CampaignStrugglesNamed' as const,
    data: { struggles },
    ...onStruggles(now, struggles, given),
  };
  return 'launchedOn' in now ? [said, ...strugglesReleased(now, struggles, given)] : [said];
}

export function goalsReleased(
  known: KnownCampaign,
  goals: readonly string[],
  given: Deciding,
): readonly DecidedAs<typeof campaignGoalsReleased>[] {
  return [{ type: 'campaigns.CampaignGoalsReleased', data: { goals: [...goals] }, ...onGoals(known, goals, given) }];
}

export function strugglesReleased(
  known: KnownCampaign,
  struggles: readonly string[],
  given: Deciding,
): readonly DecidedAs<typeof campaignStrugglesReleased>[] {
  const data = { struggles: [...struggles] };
  return [{ type: 'campaigns.CampaignStrugglesReleased', data, ...onStruggles(known, struggles, given) }];
}

/**
 * Where duty-bearers stand on a day. The maps of earlier days stay: what changed between them shows what moved.
 * @param named of the duty-bearers mapped: those that are named and not retired
 * @throws Rejection `unknown`, `over`, `mapped-twice`, `duty-bearer-unnamed`, `before-last-step`, `before-last-map`
 */
export function recordPowerMap(
  state: CampaignState,
  { positions, note, about }: RecordPowerMap,
  named: readonly string[],
  given: Deciding,
): readonly DecidedAs<typeof powerMapRecorded>[] {
  const now = open(state);
  const bearers = positions.map(({ dutyBearer }) => dutyBearer);
  const twice = bearers.findIndex((bearer, index) => bearers.indexOf(bearer) !== index);
  if (twice >= 0) throw campaignRules.broken('mapped-twice', { pointer: `/positions/${twice}/dutyBearer` });
  const stranger = bearers.findIndex((bearer) => !named.includes(bearer));
  if (stranger >= 0) {
    throw campaignRules.broken('duty-bearer-unnamed', { pointer: `/positions/${stranger}/dutyBearer` });
  }
  inOrderOfDates(now, given);
  const last = now.powerMaps.at(-1);
  if (last !== undefined && given.effectiveOn < last.on) {
    throw campaignRules.broken('before-last-map', { pointer: '/effectiveOn', params: { since: last.on } });
  }
  const words = note === undefined ? {} : { note: freeText(given.id('note'), note, about) };
  const data = { positions: positions.map((position) => ({ ...position })), ...words };
  return [{ type: 'campaigns.PowerMapRecorded', data, ...at(now, given) }];
}

/** Found by what they serve, and by what they grew from. */
function onGoals(known: KnownCampaign, goals: readonly string[], given: Deciding) {
  const { tags, ...rest } = at(known, given);
  return { ...rest, tags: [...tags, ...goals.map((goal) => `agenda-goal:${goal}`)] };
}

function onStruggles(known: KnownCampaign, struggles: readonly string[], given: Deciding) {
  const { tags, ...rest } = at(known, given);
  return { ...rest, tags: [...new Set([...tags, ...struggles.map((struggle) => `struggle:${struggle}`)])] };
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));
