import type {
  campaignHandedOver,
  campaignLeadAsked,
  campaignLeadChanged,
  campaignLeadStayed,
  DecidedAs,
  LeadLostCause,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { campaignRules } from './campaign.rules.ts';
import { at, inOrderOfDates, open, tagsOf } from './campaign.standing.pure.ts';
import { type CampaignState, keyOf, type KnownCampaign, type OpenCampaign } from './campaign.state.ts';

/** Who leads a campaign, and what happens when its lead falls away. */

/** How a lead stands on a day. */
export interface LeadFacts {
  readonly activeMember: boolean;
  /** Whether the coalition it leads for is active and the lead has an active seat in it. False without a coalition. */
  readonly activeParticipant: boolean;
}
export interface ChangeLead {
  readonly lead: string;
  readonly ground: string;
}
export interface LeadLost {
  /** The lead that fell away; a campaign that is led by another meanwhile is not concerned. */
  readonly lead?: string | undefined;
  readonly cause: LeadLostCause;
}

/** @throws Rejection `lead-not-entitled` */
export function entitled({ activeMember, activeParticipant }: LeadFacts, pointer?: string): void {
  if (activeMember || activeParticipant) return;
  throw campaignRules.broken('lead-not-entitled', pointer === undefined ? {} : { pointer });
}

/**
 * Another lead; or the same, where another had been asked for and it may go on after all.
 * @returns nothing where it leads already, and nobody asked for another
 * @throws Rejection `unknown`, `over`, `lead-unknown`, `lead-not-entitled`, `before-last-step`
 */
export function changeLead(
  state: CampaignState,
  { lead, ground }: ChangeLead,
  facts: LeadFacts & { readonly leadKnown: boolean },
  given: Deciding,
): readonly (
  DecidedAs<typeof campaignLeadChanged> | DecidedAs<typeof campaignHandedOver> | DecidedAs<typeof campaignLeadStayed>
)[] {
  const now = open(state);
  if (!facts.leadKnown) throw campaignRules.broken('lead-unknown', { pointer: '/lead' });
  const former = now.draft.lead;
  if (lead === former && now.leadLost.length === 0) return [];
  entitled(facts, '/lead');
  inOrderOfDates(now, given);
  if (lead === former) return now.leadLost.flatMap((cause) => stayed(now, cause, given));
  // Found by both: by whom it was led, and by whom it is.
  const tags = [...new Set([...tagsOf({ ...now.draft, lead }), `org:${former}`])];
  const about = { effectiveOn: given.effectiveOn, tags };
  const changed = { type: 'campaigns.CampaignLeadChanged' as const, data: { former, lead, ground }, ...about, ground };
  if (!('launchedOn' in now)) return [changed];
  return [changed, { type: 'campaigns.CampaignHandedOver', data: { former, lead }, ...about }];
}

/**
 * A consequence of what happened to the lead, or to its coalition: it asks nobody's leave, and stops nothing.
 * @returns nothing where another leads meanwhile, the campaign is over, or another lead was asked for on this account
 */
export function askForLead(
  state: CampaignState,
  { lead, cause }: LeadLost,
  given: Deciding,
): readonly DecidedAs<typeof campaignLeadAsked>[] {
  const now = concerned(state, lead);
  if (now === undefined || now.leadLost.some((known) => keyOf(known) === keyOf(cause))) return [];
  const { coalition } = now.draft;
  const whom = coalition === undefined ? {} : { coalition };
  const data = { lead: now.draft.lead, cause, ...whom };
  return [{ type: 'campaigns.CampaignLeadAsked', data, ...inTurn(now, given) }];
}

/** @returns nothing where nobody asked for another lead on this account */
export function leadStays(
  state: CampaignState,
  { lead, cause }: LeadLost,
  given: Deciding,
): readonly DecidedAs<typeof campaignLeadStayed>[] {
  const now = concerned(state, lead);
  if (now === undefined || now.leadLost.every((known) => keyOf(known) !== keyOf(cause))) return [];
  return stayed(now, cause, given);
}

function stayed(now: OpenCampaign, cause: LeadLostCause, given: Deciding) {
  const data = { lead: now.draft.lead, cause };
  return [{ type: 'campaigns.CampaignLeadStayed' as const, data, ...inTurn(now, given) }];
}

function concerned(state: CampaignState, lead: string | undefined): OpenCampaign | undefined {
  if (state.status === 'none' || state.status === 'concluded' || state.status === 'abandoned') return undefined;
  return lead === undefined || state.draft.lead === lead ? state : undefined;
}

/** A consequence holds from no earlier than the step before it. */
function inTurn(known: KnownCampaign, given: Deciding) {
  const effectiveOn = given.effectiveOn < known.since ? known.since : given.effectiveOn;
  return at(known, { ...given, effectiveOn });
}
