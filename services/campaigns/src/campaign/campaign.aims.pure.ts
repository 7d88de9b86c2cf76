import type {
  campaignGoalsNamed,
  campaignGoalsReleased,
  campaignStrugglesNamed,
  campaignStrugglesReleased,
  DecidedAs,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { campaignRules } from './campaign.rules.ts';
import { at, inOrderOfDates, open } from './campaign.standing.pure.ts';
import type { CampaignState, KnownCampaign } from './campaign.state.ts';

/** What a campaign serves, and what it grew from. */

export interface NameGoals {
  readonly goals: readonly string[];
}
export interface NameStruggles {
  readonly struggles: readonly string[];
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
