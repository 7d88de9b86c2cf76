import { isMemberStatus } from '@baraza/contracts';
import type { Access, Caller, CommandHandler, ReferenceFacts } from '@baraza/service-kit';
import { dutyBearer } from '../duty-bearer/duty-bearer.state.ts';
import { actsIn } from '../known-coalitions/known-coalition.projection.ts';
import type { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import { struggleInTheOpen } from '../struggle/struggle.state.ts';
import type { DraftCampaign, DraftFacts, PlanCampaign } from './campaign.decider.ts';
import type { LeadFacts } from './campaign.lead.pure.ts';
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
  lead = state.status === 'none' ? '' : state.draft.lead,
): Promise<LeadFacts & { readonly leadKnown: boolean }> {
  if (state.status === 'none') return { leadKnown: false, activeMember: false, activeParticipant: false };
  const { coalition } = state.draft;
  const member = await facts.knownOrganisation(lead);
  const known = coalition === undefined ? undefined : await coalitions.known(coalition);
  return {
    leadKnown: member !== undefined,
    activeMember: isMemberStatus(member?.membership?.status ?? ''),
    activeParticipant: known !== undefined && actsIn(known, lead),
  };
}

/** Of the duty-bearers named: those that are not retired. */
export async function namedDutyBearers(commands: CommandHandler, ids: readonly string[]): Promise<string[]> {
  const loaded = await Promise.all(
    [...new Set(ids)].map(async (id) => ({ id, state: (await commands.load(dutyBearer, id)).state })),
  );
  return loaded.flatMap(({ id, state }) => (state.status === 'named' ? [id] : []));
}

/** Of the struggles named: those that were verified and go on, among those that are anything to whoever asks. */
export async function verifiedStruggles(
  commands: CommandHandler,
  access: Access,
  caller: Caller,
  ids: readonly string[],
): Promise<string[]> {
  const looked = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const { state } = await commands.load(struggleInTheOpen, id);
      const scope = struggleInTheOpen.scope(state);
      if (scope === undefined || (state.status !== 'verified' && state.status !== 'taken-up')) return [];
      return (await access.rolesWhenKnown(caller, scope)).length > 0 ? [id] : [];
    }),
  );
  return looked.flat();
}
