import { isMemberStatus } from '@baraza/contracts';
import type { ReferenceFacts } from '@baraza/service-kit';
import type { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import type { DraftCampaign, DraftFacts, LeadFacts, PlanCampaign } from './campaign.decider.ts';
import type { CampaignState } from './campaign.state.ts';

/** What a draft's decision needs to know of other services' matters. */
export async function factsOfDraft(
  facts: ReferenceFacts,
  coalitions: KnownCoalitions,
  { unit, lead, coalition }: DraftCampaign,
): Promise<DraftFacts> {
  return {
    unitKnown: (await facts.knownUnit(unit)) !== undefined,
    leadKnown: (await facts.knownOrganisation(lead)) !== undefined,
    coalitionKnown: coalition !== undefined && (await coalitions.known(coalition)) !== undefined,
  };
}

/** Of the organisations named as duty-bearers: those the forum knows. */
export async function dutyBearersKnown(facts: ReferenceFacts, { dutyBearers }: PlanCampaign): Promise<string[]> {
  const named = new Set(dutyBearers.flatMap(({ organisation }) => organisation ?? []));
  const looked = await Promise.all([...named].map((id) => facts.knownOrganisation(id)));
  return looked.flatMap((organisation) => organisation?.id ?? []);
}

/** How the lead stands now: as a member, and in the coalition it leads for. */
export async function standingOfLead(
  facts: ReferenceFacts,
  coalitions: KnownCoalitions,
  state: CampaignState,
): Promise<LeadFacts> {
  if (state.status === 'none') return { activeMember: false, activeParticipant: false };
  const { lead, coalition } = state.draft;
  const member = await facts.knownOrganisation(lead);
  const known = coalition === undefined ? undefined : await coalitions.known(coalition);
  return {
    activeMember: isMemberStatus(member?.membership?.status ?? ''),
    activeParticipant: known?.status === 'active' && known.participants[lead] === 'active',
  };
}
